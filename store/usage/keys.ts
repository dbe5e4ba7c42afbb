import { sql } from "kysely";
import type { Selectable } from "kysely";
import { numberArray, textArray } from "../../lib/array-literal.ts";
import type { Db, Tx } from "../database.ts";
import type { UsageKeyTable } from "../tables/usage.ts";

/** A write key without its secret. Instants are epoch milliseconds. */
export interface SourceKey {
  readonly id: string;
  readonly name: string;
  /** The first characters, to tell keys apart. */
  readonly prefix: string;
  readonly createdAt: number;
  readonly lastUsedAt: number | null;
  /** From then on it is no key any more; `null` for one without an end. */
  readonly endsAt: number | null;
  /** Deliveries that came with it after its end. */
  readonly refused: number;
  readonly refusedAt: number | null;
}

export interface NewSourceKey {
  readonly source: number;
  readonly name: string;
  readonly hash: Buffer;
  readonly prefix: string;
  /** Epoch milliseconds. */
  readonly createdAt: number;
}

export async function insertKey(db: Db | Tx, { createdAt, ...key }: NewSourceKey): Promise<SourceKey> {
  const row = await db
    .insertInto("usage_key")
    .values({ ...key, created_at: new Date(createdAt) })
    .returningAll()
    .executeTakeFirstOrThrow();
  return toKey(row);
}

/** Keys of a source, newest first. */
export async function keysOf(db: Db, source: number): Promise<readonly SourceKey[]> {
  const rows = await db
    .selectFrom("usage_key")
    .selectAll()
    .where("source", "=", source)
    .orderBy("created_at", "desc")
    .orderBy("id")
    .execute();
  return rows.map(toKey);
}

/** Ends a key at an instant, or earlier if it already was to; `null` when the source has no such key. */
export async function endKey(db: Db | Tx, source: number, id: string, at: number): Promise<SourceKey | null> {
  const row = await db
    .updateTable("usage_key")
    .set({ ends_at: sql<Date>`least(ends_at, ${new Date(at)}::timestamptz)` })
    .where("source", "=", source)
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : toKey(row);
}

export interface UsedKey {
  readonly number: number;
  readonly historic: boolean;
  readonly endsAt: number | null;
}

/** The source a key opens at `now`, and the note that it was used; `null` when it opens none. */
export async function useKey(db: Db, hash: Buffer, now: number): Promise<UsedKey | null> {
  const instant = new Date(now);
  const found = await sql<{ number: number; historic: boolean; ends_at: Date | null }>`
    update usage_key k set last_used_at = greatest(k.last_used_at, ${instant}::timestamptz)
    from usage_source s
    where k.hash = ${hash} and (k.ends_at is null or k.ends_at > ${instant}::timestamptz) and s.number = k.source
    returning s.number, s.historic, k.ends_at`.execute(db);
  const [row] = found.rows;
  if (row === undefined) return null;
  return { number: row.number, historic: row.historic, endsAt: row.ends_at?.getTime() ?? null };
}

/** Counts deliveries with keys that have ended, so that whoever still sends with one can be found. */
export async function countRefused(db: Db, refused: ReadonlyMap<string, number>, now: number): Promise<void> {
  if (refused.size === 0) return;
  await sql`update usage_key k set refused = k.refused + w.n, refused_at = ${new Date(now)}
    from unnest(${textArray([...refused.keys()])}::text[], ${numberArray([...refused.values()])}::bigint[]) as w (hash, n)
    where k.hash = decode(w.hash, 'hex')`.execute(db);
}

function toKey(row: Selectable<UsageKeyTable>): SourceKey {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    createdAt: row.created_at.getTime(),
    lastUsedAt: row.last_used_at?.getTime() ?? null,
    endsAt: row.ends_at?.getTime() ?? null,
    refused: Number(row.refused),
    refusedAt: row.refused_at?.getTime() ?? null,
  };
}
