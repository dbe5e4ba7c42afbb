import { sql } from "kysely";
import type { Db } from "../database.ts";

interface Found {
  readonly change: string;
}

/** Keys of the running changes that wait for a person, the longest waiting first. */
export async function findWaitingFor(db: Db, person: string, limit: number): Promise<readonly string[]> {
  const { rows } = await sql<Found>`
    select change from portfolio where names and waits and waits_for @> array[${person}::uuid]
    order by waits_since, number limit ${limit}`.execute(db);
  return rows.map(({ change }) => change);
}

/** Keys of the running changes that a person owns, in the list's order for a reader of that kind. */
export async function findOwned(
  db: Db,
  person: string,
  { seesNames, limit }: { readonly seesNames: boolean; readonly limit: number },
): Promise<readonly string[]> {
  const { rows } = await sql<Found>`
    select change from portfolio where names = ${seesNames} and owner = ${person}::uuid and not closed
    order by standing, (not overdue), (-gap), (-number) limit ${limit}`.execute(db);
  return rows.map(({ change }) => change);
}

/** How many running changes wait for each person. */
export async function countWaiting(db: Db): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ person: string; count: number }>`
    select person, count(*)::int as count from portfolio, unnest(waits_for) as person
    where names and waits group by person`.execute(db);
  return new Map(rows.map(({ person, count }) => [person, count]));
}
