import { sql } from "kysely";
import type { Db } from "../database.ts";

/**
 * Where names of people are shown: in lists of them, on the page of one, among the members of a population, to whoever looks at a
 * sampled audit, among those who may be asked about a change.
 */
export type LookPlace = "people" | "person" | "members" | "audit" | "champions";

/** That names were shown to somebody. `at`: epoch milliseconds; `actor`: `person:ID` or `key:ID`. */
export interface Look {
  readonly at: number;
  readonly actor: string;
  readonly place: LookPlace;
  /** Where it was the members of one. */
  readonly population: string | null;
}

/** Notes whose names a request is about to be shown; a request that is shown nobody's leaves nothing. */
export async function noteLook(db: Db, look: Look, people: readonly string[]): Promise<void> {
  if (people.length === 0) return;
  const { at, ...columns } = look;
  await db
    .insertInto("name_access")
    .values({ ...columns, at: new Date(at), people: [...new Set(people)] })
    .execute();
}

/** The same unless this very look was noted a short while ago: what is shown anew while somebody types is one look. */
export async function noteLookOnce(
  db: Db,
  { at, actor, place, population }: Look,
  { people, withinMs }: { readonly people: readonly string[]; readonly withinMs: number },
): Promise<void> {
  if (people.length === 0) return;
  const all = sql`array[${sql.join([...new Set(people)])}]::uuid[]`;
  await sql`
    insert into name_access (at, actor, place, population, people)
    select ${new Date(at)}, ${actor}, ${place}, ${population}, ${all}
    where not exists (
      select from name_access where people @> ${all} and actor = ${actor} and place = ${place} and at > ${new Date(at - withinMs)})`.execute(
    db,
  );
}

export interface LookPage {
  readonly offset: number;
  readonly limit: number;
}

/** Who was shown one person's name, newest first. */
export async function listLooks(db: Db, person: string, { offset, limit }: LookPage): Promise<readonly Look[]> {
  const { rows } = await sql<Omit<Look, "at"> & { at: Date }>`
    select at, actor, place, population from name_access where people @> array[${person}::uuid]
    order by id desc offset ${offset} limit ${limit}`.execute(db);
  return rows.map((row) => ({ ...row, at: row.at.getTime() }));
}
