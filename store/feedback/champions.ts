import { sql } from "kysely";
import type { Db } from "../database.ts";

/** Whose consent, to what. */
export interface Consent {
  readonly change: string;
  readonly person: string;
}

/** Keeps that somebody may be asked by colleagues. Said again it is what it was. */
export async function keepConsent(db: Db, { change, person }: Consent, at: number): Promise<void> {
  await db
    .insertInto("champion")
    .values({ change, person, offered_at: new Date(at) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** Takes it back: nothing stays of it. */
export async function dropConsent(db: Db, { change, person }: Consent): Promise<void> {
  await db.deleteFrom("champion").where("change", "=", change).where("person", "=", person).execute();
}

export async function hasConsented(db: Db, { change, person }: Consent): Promise<boolean> {
  const row = await db
    .selectFrom("champion")
    .select("person")
    .where("change", "=", change)
    .where("person", "=", person)
    .executeTakeFirst();
  return row !== undefined;
}

export interface Champion {
  readonly group: string;
  readonly person: string;
  readonly name: string;
}

/** Where champions of a change are: in which groups of its audience they are at an instant. */
export interface ChampionsAsked {
  readonly change: string;
  readonly population: string | null;
  readonly at: number;
}

/** Who may be asked about a change, by group and name. Whoever has left the audience is nobody's colleague there any more. */
export async function championsOf(db: Db, { change, population, at }: ChampionsAsked): Promise<readonly Champion[]> {
  const instant = new Date(at);
  const { rows } = await sql<Champion>`
    select distinct member."group", person.id as person, person.name
    from champion join person on person.id = champion.person
    join membership member on member.person = champion.person and member.population = ${population}
      and member.joined_at <= ${instant} and (member.left_at is null or member.left_at > ${instant})
    where champion.change = ${change} order by member."group", person.name, person.id`.execute(db);
  return rows;
}

/** The groups of an audience that somebody is in at an instant. */
export async function groupsOf(
  db: Db,
  { person, population, at }: { readonly person: string; readonly population: string | null; readonly at: number },
): Promise<readonly string[]> {
  const instant = new Date(at);
  const { rows } = await sql<{ group: string }>`
    select distinct "group" from membership where person = ${person} and population = ${population}
      and joined_at <= ${instant} and (left_at is null or left_at > ${instant})`.execute(db);
  return rows.map(({ group }) => group);
}
