import { sql } from "kysely";
import type { Db } from "../database.ts";

/**
 * Whoever leads each of some groups of a population at an instant: the manager of most of its people, of as many the one with the
 * lower id. Only somebody who can be written to; groups without one are left out.
 */
export async function managersOf(
  db: Db,
  { population, groups, at }: { readonly population: string; readonly groups: readonly string[]; readonly at: number },
): Promise<ReadonlyMap<string, string>> {
  if (groups.length === 0) return new Map();
  const instant = new Date(at);
  const { rows } = await sql<{ group: string; manager: string }>`
    select distinct on (member."group") member."group", person.manager
    from membership member
    join person on person.id = member.person
    join person manager on manager.id = person.manager and manager.email is not null
    where member.population = ${population} and member."group" = any(${[...groups]}::text[])
      and member.joined_at <= ${instant} and (member.left_at is null or member.left_at > ${instant})
    group by member."group", person.manager
    order by member."group", count(distinct member.person) desc, person.manager`.execute(db);
  return new Map(rows.map(({ group, manager }) => [group, manager]));
}

/** Whether anybody leads people of a population at an instant who can be written to. */
export async function hasManagers(db: Db, population: string, at: number): Promise<boolean> {
  const instant = new Date(at);
  const { rows } = await sql<{ led: boolean }>`
    select exists (
      select from membership member
      join person on person.id = member.person
      join person manager on manager.id = person.manager and manager.email is not null
      where member.population = ${population} and member.joined_at <= ${instant}
        and (member.left_at is null or member.left_at > ${instant})) as led`.execute(db);
  return rows[0]?.led === true;
}
