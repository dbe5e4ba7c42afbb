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

/** A person on a roster, or in the population since, with the rows of the population that did not end before `since`. */
export interface StoredRosterPerson {
  readonly frozen: Readonly<Record<string, string>>;
  readonly rows: readonly { readonly group: string; readonly joinedAt: number; readonly leftAt: number | null }[];
}

/** Everybody whom the rosters of a change and its population since their first launch (`since`, epoch milliseconds) tell of. */
export async function rosterPeople(
  db: Db,
  { change, population, since }: { readonly change: string; readonly population: string; readonly since: number },
): Promise<readonly StoredRosterPerson[]> {
  const { rows } = await sql<StoredRosterPerson>`
    with held as (
      select person, json_agg(json_build_object('group', "group", 'joinedAt', extract(epoch from joined_at) * 1000,
          'leftAt', extract(epoch from left_at) * 1000)) as rows
      from membership where population = ${population} and (left_at is null or left_at > ${new Date(since)})
      group by person),
    frozen as (
      select person, json_object_agg(wave, team) as frozen from roster where change = ${change} group by person)
    select coalesce(frozen.frozen, '{}') as frozen, coalesce(held.rows, '[]') as rows
    from frozen full join held on held.person = frozen.person`.execute(db);
  return rows;
}
