import { sql } from "kysely";
import type { Fact } from "../../domain/change/event.ts";
import type { Db } from "../database.ts";
import { eventOf } from "../change/events.ts";
import type { EventRow } from "../change/events.ts";

/** A fact with its change and instant, epoch milliseconds. */
export interface DatedFact {
  readonly change: string;
  readonly at: number;
  readonly fact: Fact;
}

/** What happened to all changes since an instant, in the order of each. */
export async function factsSince(db: Db, since: number): Promise<readonly DatedFact[]> {
  const { rows } = await sql<Pick<EventRow, "change" | "seq" | "actor" | "type" | "data"> & { at: Date }>`
    select e.change, e.seq, e.at, e.actor, e.type, e.data
    from change c join change_event e on e.change = c.key and e.at >= ${new Date(since)}
    where c.last_at >= ${new Date(since)} order by c.number, e.seq`.execute(db);
  return rows.map(({ at, ...row }) => {
    const event = eventOf({ ...row, at: at.getTime() });
    return { change: row.change, at: event.at, fact: event.fact };
  });
}
