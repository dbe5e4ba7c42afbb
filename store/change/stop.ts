import { sql } from "kysely";
import type { Db } from "../database.ts";

/** That a change goes no further: by whom and why. The reason is `null` where none is given, and once its author is erased. */
export interface Stop {
  readonly how: "withdrawn" | "held" | "returned" | "closing";
  readonly at: number;
  readonly person: string | null;
  readonly reason: string | null;
}

/** The last time that somebody stopped a change; `null`: nobody ever did. */
export async function findStop(db: Db, change: string): Promise<Stop | null> {
  const { rows } = await sql<Omit<Stop, "at"> & { readonly at: Date }>`
    select case event.type
        when 'change.withdrawn' then 'withdrawn'
        when 'change.held' then 'held'
        when 'change.returned' then 'returned'
        else 'closing'
      end as how, event.at, event.actor->>'person' as person, text.body as reason
    from change_event event
    left join text on text.id::text = event.data->'reason'->>'id'
    where event.change = ${change}
      and event.type in ('change.withdrawn', 'change.held', 'change.returned', 'closing.asked')
    order by event.seq desc limit 1`.execute(db);
  const [row] = rows;
  return row === undefined ? null : { ...row, at: row.at.getTime() };
}
