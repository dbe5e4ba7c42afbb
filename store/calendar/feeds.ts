import type { Db } from "../database.ts";

/** A private address of the calendar. `createdAt`: epoch milliseconds. */
export interface StoredFeed {
  readonly id: string;
  readonly person: string;
  readonly name: string;
  readonly team: string | null;
  readonly createdAt: number;
}

export type NewFeed = Pick<StoredFeed, "person" | "name" | "team"> & { readonly hash: Buffer };

export async function insertFeed(db: Db, { hash, person, name, team }: NewFeed): Promise<StoredFeed> {
  const row = await db
    .insertInto("calendar_feed")
    .values({ token_hash: hash, person, name, team })
    .returningAll()
    .executeTakeFirstOrThrow();
  return toFeed(row);
}

/** A person's addresses, the newest first. */
export async function feedsOf(db: Db, person: string): Promise<readonly StoredFeed[]> {
  const rows = await db
    .selectFrom("calendar_feed")
    .selectAll()
    .where("person", "=", person)
    .orderBy("created_at", "desc")
    .orderBy("id")
    .execute();
  return rows.map(toFeed);
}

/** The address with this hash; `null`: there is none, or no longer. */
export async function findFeed(db: Db, hash: Buffer): Promise<StoredFeed | null> {
  const row = await db.selectFrom("calendar_feed").selectAll().where("token_hash", "=", hash).executeTakeFirst();
  return row === undefined ? null : toFeed(row);
}

/** Ends an address. `false`: this person has no such address. */
export async function deleteFeed(db: Db, person: string, id: string): Promise<boolean> {
  const gone = await db
    .deleteFrom("calendar_feed")
    .where("id", "=", id)
    .where("person", "=", person)
    .executeTakeFirst();
  return gone.numDeletedRows > 0n;
}

interface Row {
  readonly id: string;
  readonly person: string;
  readonly name: string;
  readonly team: string | null;
  readonly created_at: Date;
}

function toFeed({ id, person, name, team, created_at }: Row): StoredFeed {
  return { id, person, name, team, createdAt: created_at.getTime() };
}
