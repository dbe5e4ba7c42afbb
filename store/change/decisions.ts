import { sql } from "kysely";
import type { SignoffChoice } from "../../domain/change/command.ts";
import type { Db } from "../database.ts";

/** What one person decided last on a request, whichever change it was of. */
export interface PersonalDecision {
  readonly change: string;
  readonly title: string;
  readonly gate: string;
  readonly choice: SignoffChoice;
  readonly at: number;
  readonly reason: string | null;
}

/** The newest decisions of a person, newest first; of a decision that was changed the later one. */
export async function findDecisionsOf(db: Db, person: string, limit: number): Promise<readonly PersonalDecision[]> {
  const { rows } = await sql<Omit<PersonalDecision, "at"> & { at: Date }>`
    select * from (
      select distinct on (event.change, event.data->>'request')
        event.change, change.title, event.data->>'gate' as gate, event.data->>'choice' as choice, event.at,
        text.body as reason
      from change_event event
      join change on change.key = event.change
      left join text on text.id::text = event.data->'reason'->>'id'
      where event.type = 'request.decided' and event.data->>'person' = ${person}
      order by event.change, event.data->>'request', event.seq desc
    ) decided order by at desc limit ${limit}`.execute(db);
  return rows.map((row) => ({ ...row, at: row.at.getTime() }));
}
