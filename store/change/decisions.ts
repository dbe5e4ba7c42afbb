import { sql } from "kysely";
import type { SignoffChoice } from "../../domain/change/command.ts";
import type { Db } from "../database.ts";

/** The last decision on a request, with the reason as it is still readable. */
export interface StandingDecision {
  readonly request: string;
  readonly choice: SignoffChoice;
  readonly at: number;
  readonly reason: string | null;
  readonly shownHash: string;
}

/** What everybody decided last in a change. */
export async function findDecisions(db: Db, change: string): Promise<ReadonlyMap<string, StandingDecision>> {
  const { rows } = await sql<{
    request: string;
    choice: SignoffChoice;
    at: Date;
    reason: string | null;
    shown: string;
  }>`
    select distinct on (event.data->>'request')
      event.data->>'request' as request, event.data->>'choice' as choice, event.at, text.body as reason,
      event.data->>'shownHash' as shown
    from change_event event
    left join text on text.id::text = event.data->'reason'->>'id'
    where event.change = ${change} and event.type = 'request.decided'
    order by event.data->>'request', event.seq desc`.execute(db);
  return new Map(
    rows.map((row) => [
      row.request,
      { request: row.request, choice: row.choice, at: row.at.getTime(), reason: row.reason, shownHash: row.shown },
    ]),
  );
}

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
