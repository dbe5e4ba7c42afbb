import { sql } from "kysely";
import type { Db, Tx } from "../database.ts";
import { textArray } from "../../lib/array-literal.ts";

/** A user of the directory. Instants are epoch milliseconds. */
export interface DirectoryUser<Said> {
  /** Id of a person. */
  readonly person: string;
  readonly userName: string;
  readonly externalId: string | null;
  readonly active: boolean;
  readonly said: Said;
  readonly createdAt: number;
  readonly updatedAt: number;
}

interface UserRow {
  readonly person: string;
  readonly user_name: string;
  readonly external_id: string | null;
  readonly active: boolean;
  readonly said: object;
  readonly created_at: Date;
  readonly updated_at: Date;
}

function toUser(row: UserRow): DirectoryUser<object> {
  return {
    person: row.person,
    userName: row.user_name,
    externalId: row.external_id,
    active: row.active,
    said: row.said,
    createdAt: row.created_at.getTime(),
    updatedAt: row.updated_at.getTime(),
  };
}

export async function findDirectoryUser(db: Db | Tx, person: string): Promise<DirectoryUser<object> | null> {
  const row = await db.selectFrom("directory_user").selectAll().where("person", "=", person).executeTakeFirst();
  return row === undefined ? null : toUser(row);
}

/** Whose user name or external id this is; another person's than `not`. */
export async function directoryUserCalled(
  tx: Tx,
  {
    userName,
    externalId,
    not,
  }: { readonly userName: string; readonly externalId: string | null; readonly not: string },
): Promise<"userName" | "externalId" | null> {
  const { rows } = await sql<{ same: boolean }>`select lower(user_name) = lower(${userName}) as same from directory_user
    where person <> ${not} and (lower(user_name) = lower(${userName}) or external_id = ${externalId})`.execute(tx);
  if (rows.length === 0) return null;
  return rows.some(({ same }) => same) ? "userName" : "externalId";
}

/** Adds a user, or brings the one of this person up to date. */
export async function putDirectoryUser(
  tx: Tx,
  user: Omit<DirectoryUser<object>, "createdAt" | "updatedAt">,
  at: number,
): Promise<DirectoryUser<object>> {
  const columns = {
    user_name: user.userName,
    external_id: user.externalId,
    active: user.active,
    said: JSON.stringify(user.said),
    updated_at: new Date(at),
  };
  const row = await tx
    .insertInto("directory_user")
    .values({ person: user.person, created_at: new Date(at), ...columns })
    .onConflict((conflict) => conflict.column("person").doUpdateSet(columns))
    .returningAll()
    .executeTakeFirstOrThrow();
  return toUser(row);
}

/** Takes a user away, and from every group with them. The person stays. `false`: there was none. */
export async function deleteDirectoryUser(tx: Tx, person: string): Promise<boolean> {
  const gone = await tx.deleteFrom("directory_user").where("person", "=", person).executeTakeFirst();
  return gone.numDeletedRows > 0n;
}

/** By which users are looked for; all of it has to hold, and `null` is not asked for. */
export interface UserQuery {
  readonly person: string | null;
  readonly userName: string | null;
  readonly externalId: string | null;
  readonly email: string | null;
  readonly offset: number;
  readonly limit: number;
}

/** In the order in which they came, and how many there are in all. */
export async function listDirectoryUsers(
  db: Db,
  { person, userName, externalId, email, offset, limit }: UserQuery,
): Promise<{ readonly total: number; readonly users: readonly DirectoryUser<object>[] }> {
  const holds = sql`(${person}::uuid is null or person = ${person})
    and (${userName}::text is null or lower(user_name) = lower(${userName}))
    and (${externalId}::text is null or external_id = ${externalId})
    and (${email}::text is null or exists (
      select 1 from jsonb_array_elements(said->'emails') each where lower(each->>'value') = lower(${email})))`;
  const { rows } = await sql<UserRow>`select * from directory_user where ${holds}
    order by created_at, person offset ${offset} limit ${limit}`.execute(db);
  const counted = await sql<{
    total: number;
  }>`select count(*)::int as total from directory_user where ${holds}`.execute(db);
  return { total: counted.rows[0]?.total ?? 0, users: rows.map(toUser) };
}

/** Those of the ids that are users of the directory. */
export async function knownDirectoryUsers(tx: Tx, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ person: string }>`select person from directory_user
    where person = any(${textArray(ids)}::uuid[])`.execute(tx);
  return new Set(rows.map(({ person }) => person));
}

/** Makes somebody the manager of everybody whom the directory said to have one that is called so. */
export async function becomeManager(tx: Tx, person: string, names: readonly string[]): Promise<void> {
  await sql`update person set manager = ${person}, updated_at = now() from directory_user d
    where d.person = person.id and d.said->>'manager' = any(${textArray(names)}::text[])
      and person.id <> ${person} and person.manager is distinct from ${person}::uuid`.execute(tx);
}
