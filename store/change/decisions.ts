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
