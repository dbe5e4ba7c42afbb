import { sql } from "kysely";
import type { Db } from "../database.ts";

export interface SessionRow {
  readonly id: string;
  readonly person: string;
  readonly scopes: readonly string[];
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

export interface NewLoginLink {
  readonly hash: Buffer;
  readonly person: string;
  /** `null`: what the person may do whenever it is used. */
  readonly scopes: readonly string[] | null;
  readonly createdAt: number;
  readonly expiresAt: number;
}

export async function insertLoginLink(db: Db, link: NewLoginLink): Promise<void> {
  await db
    .insertInto("login_link")
    .values({
      hash: link.hash,
      person: link.person,
      scopes: link.scopes === null ? null : [...link.scopes],
      created_at: new Date(link.createdAt),
      expires_at: new Date(link.expiresAt),
    })
    .execute();
}

export interface Exchange {
  readonly linkHash: Buffer;
  readonly sessionHash: Buffer;
  readonly at: number;
  readonly sessionExpiresAt: number;
}

/**
 * Turns a login link into a session in one statement, so that of several callers with the same link one gets a session
 * and the others `null`, as does a link that is used or expired.
 */
export async function exchangeLink(db: Db, exchange: Exchange): Promise<Omit<SessionRow, "scopes"> | null> {
  const { linkHash, sessionHash, at, sessionExpiresAt } = exchange;
  const opened = await sql<{ id: string; person: string; expires_at: Date }>`
    with used as (
      update login_link set used_at = ${new Date(at)}
      where hash = ${linkHash} and used_at is null and expires_at > ${new Date(at)}
      returning person, scopes
    )
    insert into session (hash, person, scopes, created_at, expires_at)
    select ${sessionHash}, person, scopes, ${new Date(at)}::timestamptz, ${new Date(sessionExpiresAt)}::timestamptz from used
    returning id, person, expires_at`.execute(db);
  const row = opened.rows[0];
  return row === undefined ? null : { id: row.id, person: row.person, expiresAt: row.expires_at.getTime() };
}

/** Whether a link could still be used at `at`. Looking changes nothing. */
export async function isLinkOpen(db: Db, hash: Buffer, at: number): Promise<boolean> {
  const link = await db
    .selectFrom("login_link")
    .select("hash")
    .where("hash", "=", hash)
    .where("used_at", "is", null)
    .where("expires_at", ">", new Date(at))
    .executeTakeFirst();
  return link !== undefined;
}

/** With what its person may do now, where it has no scopes of its own. */
export async function liveSession(db: Db, hash: Buffer, at: number): Promise<SessionRow | null> {
  const row = await db
    .selectFrom("session")
    .select((each) => [
      "id",
      "person",
      "expires_at",
      each.fn
        .coalesce(
          "scopes",
          each
            .selectFrom("permission")
            .select("permission.scopes")
            .whereRef("permission.person", "=", "session.person")
            .orderBy("number", "desc")
            .limit(1),
          sql<string[]>`'{}'`,
        )
        .as("scopes"),
    ])
    .where("hash", "=", hash)
    .where("expires_at", ">", new Date(at))
    .executeTakeFirst();
  return row === undefined
    ? null
    : { id: row.id, person: row.person, scopes: row.scopes, expiresAt: row.expires_at.getTime() };
}

export async function deleteSession(db: Db, id: string): Promise<void> {
  await db.deleteFrom("session").where("id", "=", id).execute();
}

/** Ends every session of somebody, and the links that would begin one. */
export async function endSessionsOf(db: Db, person: string): Promise<void> {
  await db.deleteFrom("session").where("person", "=", person).execute();
  await db.deleteFrom("login_link").where("person", "=", person).execute();
}

/** Clears away what expired before `at`; done at log-in, so nothing has to run for it. */
export async function deleteExpired(db: Db, at: number): Promise<void> {
  await db.deleteFrom("session").where("expires_at", "<=", new Date(at)).execute();
  await db.deleteFrom("login_link").where("expires_at", "<=", new Date(at)).execute();
}
