import { sql } from "kysely";
import type { Db } from "../database.ts";

/** What the owner answered to a proposal besides yes. Texts are `null` once their author is erased. */
export interface IntakeAnswer {
  readonly said: "declined" | "countered";
  readonly at: number;
  readonly person: string | null;
  /** The reason of a no, or what is proposed instead. */
  readonly what: string | null;
  readonly tradeOff: string | null;
  readonly when: number | null;
}

/** The owner's last no or counter-proposal of a change; `null` when there was none. */
export async function findIntakeAnswer(db: Db, change: string): Promise<IntakeAnswer | null> {
  const { rows } = await sql<Omit<IntakeAnswer, "at" | "when"> & { readonly at: Date; readonly when: string | null }>`
    select case event.type when 'change.declined' then 'declined' else 'countered' end as said, event.at,
      event.actor->>'person' as person, what.body as what, cost.body as "tradeOff", event.data->>'when' as when
    from change_event event
    left join text what on what.id::text = coalesce(event.data->'reason'->>'id', event.data->'what'->>'id')
    left join text cost on cost.id::text = event.data->'tradeOff'->>'id'
    where event.change = ${change} and event.type in ('change.declined', 'change.countered')
    order by event.seq desc limit 1`.execute(db);
  const [row] = rows;
  if (row === undefined) return null;
  return { ...row, at: row.at.getTime(), when: row.when === null ? null : Number(row.when) };
}
