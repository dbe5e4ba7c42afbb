import { sql } from "kysely";
import type { Db, Tx } from "../database.ts";

/**
 * Freezes who is eligible in a wave at its launch: everybody with a membership row that holds at `at` in one of the wave's
 * groups (`null`: in any). Runs again without changing what is frozen.
 */
export async function freezeRoster(
  tx: Tx,
  change: string,
  wave: string,
  groups: readonly string[] | null,
  population: string | null,
  at: Date,
): Promise<void> {
  if (population === null) return;
  await sql`
    insert into roster (change, wave, person, team)
    select distinct on (person) ${change}, ${wave}, person, "group" from membership
    where population = ${population} and joined_at <= ${at} and (left_at is null or left_at > ${at})
      and (${groups === null} or "group" = any(${[...(groups ?? [])]}::text[]))
    order by person, joined_at desc
    on conflict do nothing`.execute(tx);
}

/** How many people each wave had when it launched. */
export async function frozenCounts(db: Db, change: string): Promise<Readonly<Record<string, number>>> {
  const rows = await db
    .selectFrom("roster")
    .select(["wave", (eb) => eb.fn.countAll<string>().as("people")])
    .where("change", "=", change)
    .groupBy("wave")
    .execute();
  return Object.fromEntries(rows.map((row) => [row.wave, Number(row.people)]));
}
