import { sql } from "kysely";
import type { Db } from "../database.ts";

export interface NewPermission {
  readonly person: string;
  readonly scopes: readonly string[];
  /** The person who gave it; `null`: a program, or the command line. */
  readonly by: string | null;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** What somebody may do, since when and by whom, and whether they are signed in. Instants are epoch milliseconds. */
export interface Permitted {
  readonly person: string;
  /** `null`: erased. */
  readonly name: string | null;
  readonly email: string | null;
  readonly scopes: readonly string[];
  readonly givenBy: string | null;
  readonly givenAt: number;
  readonly sessions: number;
}

export async function insertPermission(db: Db, { person, scopes, by, at }: NewPermission): Promise<void> {
  await db
    .insertInto("permission")
    .values({ person, scopes: [...scopes], given_by: by, given_at: new Date(at) })
    .execute();
}

/** What somebody may do when signed in; nothing where nobody has said. */
export async function permissionOf(db: Db, person: string): Promise<readonly string[]> {
  const row = await db
    .selectFrom("permission")
    .select("scopes")
    .where("person", "=", person)
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.scopes ?? [];
}

/** Everybody who may do something, by name. */
export async function allPermitted(db: Db, at: number): Promise<readonly Permitted[]> {
  const { rows } = await sql<Omit<Permitted, "givenAt"> & { givenAt: Date }>`
    with last as (
      select distinct on (person) person, scopes, given_by, given_at from permission order by person, number desc)
    select last.person, person.name, person.email, last.scopes, giver.name as "givenBy", last.given_at as "givenAt",
      (select count(*)::int from session where session.person = last.person and session.expires_at > ${new Date(at)}) as sessions
    from last join person on person.id = last.person left join person as giver on giver.id = last.given_by
    where last.scopes <> '{}'
    order by person.name, person.id`.execute(db);
  return rows.map((row) => ({ ...row, givenAt: row.givenAt.getTime() }));
}
