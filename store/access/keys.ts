import type { Db } from "../database.ts";

/** An API key without its secret. Instants are epoch milliseconds. */
export interface KeyRow {
  readonly id: string;
  readonly prefix: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly person: string | null;
  readonly createdAt: number;
  readonly lastUsedAt: number | null;
  readonly revokedAt: number | null;
}

export interface NewKey {
  readonly hash: Buffer;
  readonly prefix: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly person: string | null;
  readonly createdAt: number;
}

const shown = ["id", "prefix", "name", "scopes", "person", "created_at", "last_used_at", "revoked_at"] as const;

interface StoredKey {
  readonly id: string;
  readonly prefix: string;
  readonly name: string;
  readonly scopes: string[];
  readonly person: string | null;
  readonly created_at: Date;
  readonly last_used_at: Date | null;
  readonly revoked_at: Date | null;
}

const rowOf = (key: StoredKey): KeyRow => ({
  id: key.id,
  prefix: key.prefix,
  name: key.name,
  scopes: key.scopes,
  person: key.person,
  createdAt: key.created_at.getTime(),
  lastUsedAt: key.last_used_at?.getTime() ?? null,
  revokedAt: key.revoked_at?.getTime() ?? null,
});

export async function insertKey(db: Db, key: NewKey): Promise<KeyRow> {
  const { createdAt, scopes, ...columns } = key;
  const stored = await db
    .insertInto("api_key")
    .values({ ...columns, scopes: [...scopes], created_at: new Date(createdAt) })
    .returning(shown)
    .executeTakeFirstOrThrow();
  return rowOf(stored);
}

/** The key with this secret's hash, unless it is revoked. */
export async function liveKey(db: Db, hash: Buffer): Promise<KeyRow | null> {
  const stored = await db
    .selectFrom("api_key")
    .select(shown)
    .where("hash", "=", hash)
    .where("revoked_at", "is", null)
    .executeTakeFirst();
  return stored === undefined ? null : rowOf(stored);
}

/** All keys, newest first, revoked ones too: they stay as actors in records. */
export async function allKeys(db: Db): Promise<readonly KeyRow[]> {
  const stored = await db
    .selectFrom("api_key")
    .select(shown)
    .orderBy("created_at", "desc")
    .orderBy("id")
    .limit(1_000)
    .execute();
  return stored.map(rowOf);
}

/** Revokes a key; a second revocation leaves the first one's instant. `null`: there is no such key. */
export async function revokeKeyRow(db: Db, id: string, at: number): Promise<KeyRow | null> {
  const stored = await db
    .updateTable("api_key")
    .set((expression) => ({ revoked_at: expression.fn.coalesce("revoked_at", expression.val(new Date(at))) }))
    .where("id", "=", id)
    .returning(shown)
    .executeTakeFirst();
  return stored === undefined ? null : rowOf(stored);
}

export async function touchKey(db: Db, id: string, at: number): Promise<void> {
  await db
    .updateTable("api_key")
    .set({ last_used_at: new Date(at) })
    .where("id", "=", id)
    .execute();
}
