import { sql } from "kysely";
import type { Db, Tx } from "../database.ts";

/** A population with how many people are in each group now. */
export interface Population {
  readonly id: string;
  readonly name: string;
  readonly people: number;
  readonly groups: readonly { readonly group: string; readonly people: number }[];
}

/** `false` when the id is taken. */
export async function insertPopulation(db: Db, { id, name }: { id: string; name: string }): Promise<boolean> {
  const inserted = await db
    .insertInto("population")
    .values({ id, name })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function populationExists(db: Db | Tx, id: string): Promise<boolean> {
  return (await db.selectFrom("population").select("id").where("id", "=", id).executeTakeFirst()) !== undefined;
}

/** By id. `at`: epoch milliseconds at which people are counted. */
export async function allPopulations(db: Db, at: number): Promise<readonly Population[]> {
  return find(db, at, null);
}

export async function findPopulation(db: Db, id: string, at: number): Promise<Population | null> {
  const [found] = await find(db, at, id);
  return found ?? null;
}

async function find(db: Db, at: number, id: string | null): Promise<readonly Population[]> {
  const instant = new Date(at);
  const rows = await sql<{ id: string; name: string; group: string | null; people: number }>`
    select p.id, p.name, held."group", count(held.person)::int as people
    from population p left join lateral (
      select distinct on (m.person) m.person, m."group" from membership m
      where m.population = p.id and m.joined_at <= ${instant} and (m.left_at is null or m.left_at > ${instant})
      order by m.person, m.joined_at desc
    ) held on true
    where ${id}::text is null or p.id = ${id}
    group by p.id, p.name, held."group" order by p.id, held."group"`.execute(db);
  const populations = new Map<string, Population>();
  for (const row of rows.rows) {
    const known = populations.get(row.id) ?? { id: row.id, name: row.name, people: 0, groups: [] };
    const groups = row.group === null ? known.groups : [...known.groups, { group: row.group, people: row.people }];
    populations.set(row.id, { ...known, people: known.people + row.people, groups });
  }
  return [...populations.values()];
}
