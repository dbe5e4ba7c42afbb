import { sql } from "kysely";
import { textArray } from "../../lib/array-literal.ts";
import type { Tx } from "../database.ts";

export interface PersonInPopulation {
  readonly person: string;
  readonly population: string;
}

/** Where somebody counts in a population, and where the directory says they belong. */
export interface Place extends PersonInPopulation {
  readonly held: string | null;
  readonly wanted: string | null;
  /** Epoch milliseconds from which a change of it counts. */
  readonly at: number;
}

/**
 * Reads places at an instant. Clocks of several servers differ a little, and rows begin at one instant only once: a change counts
 * from the latest instant that is known of the place, else from `now`.
 */
export async function placesOf(tx: Tx, pairs: readonly PersonInPopulation[], now: number): Promise<readonly Place[]> {
  if (pairs.length === 0) return [];
  const instant = sql`${new Date(now)}::timestamptz`;
  const soon = sql`${new Date(now + skewMs)}::timestamptz`;
  const { rows } = await sql<Place>`
    with asked as (
      select distinct person, population from unnest(${textArray(pairs.map(({ person }) => person))}::uuid[],
        ${textArray(pairs.map(({ population }) => population))}::text[]) as given (person, population)),
    clock as (
      select asked.person, asked.population, greatest(${instant}, max(m.joined_at),
          max(m.left_at) filter (where m.left_at <= ${soon})) as at
      from asked left join membership m on m.population = asked.population and m.person = asked.person
        and m.joined_at <= ${soon}
      group by asked.person, asked.population)
    select clock.person, clock.population, held."group" as held, wanted.counts_as as wanted,
      (extract(epoch from clock.at) * 1000)::float8 + (case when exists (select 1 from membership m
        where m.population = clock.population and m.person = clock.person and m.joined_at = clock.at) then 1 else 0 end) as at
    from clock
    left join lateral (
      select m."group" from membership m where m.population = clock.population and m.person = clock.person
        and m.joined_at <= clock.at and (m.left_at is null or m.left_at > clock.at)
      order by m.joined_at desc limit 1) held on true
    left join lateral (
      select g.counts_as from directory_group_member gm join directory_group g on g.id = gm.directory_group
        join directory_user u on u.person = gm.person and u.active
      where gm.person = clock.person and g.population = clock.population
      order by gm.added desc limit 1) wanted on true`.execute(tx);
  return rows;
}

/** How far clocks of servers may be apart. */
const skewMs = 60_000;

/** Every population that somebody is in at an instant. */
export async function populationsHeld(tx: Tx, person: string, now: number): Promise<readonly string[]> {
  const { rows } = await sql<{ population: string }>`select distinct population from membership
    where person = ${person} and joined_at <= ${new Date(now + skewMs)} and (left_at is null or left_at > ${new Date(now)})`.execute(
    tx,
  );
  return rows.map(({ population }) => population);
}

/** Every population in which groups that somebody is in let them count. */
export async function populationsWanted(tx: Tx, person: string): Promise<readonly string[]> {
  const { rows } = await sql<{ population: string }>`select distinct g.population from directory_group_member m
    join directory_group g on g.id = m.directory_group where m.person = ${person} and g.population is not null`.execute(
    tx,
  );
  return rows.map(({ population }) => population);
}

/** Makes a population for a group of the directory. `false`: one that lists keep has that id. */
export async function populationForDirectory(tx: Tx, id: string, name: string): Promise<boolean> {
  await sql`insert into population (id, name, from_directory) values (${id}, ${name}, true) on conflict do nothing`.execute(
    tx,
  );
  const { rows } = await sql<{ ours: boolean }>`select from_directory as ours from population where id = ${id}`.execute(
    tx,
  );
  return rows[0]?.ours === true;
}
