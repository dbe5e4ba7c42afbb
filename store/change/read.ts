import type { StoredContent } from "../../domain/change/content.ts";
import type { ChangeState, Stage } from "../../domain/change/state.ts";
import type { Db } from "../database.ts";

/** A change as the read model holds it. Instants are epoch milliseconds. */
export interface ChangeRow {
  readonly key: string;
  readonly title: string;
  readonly state: ChangeState;
  readonly headHash: string;
  readonly createdAt: number;
  readonly lastAt: number;
}

export async function findChange(db: Db, key: string): Promise<ChangeRow | null> {
  const row = await db
    .selectFrom("change")
    .select(["key", "title", "state", "head_hash", "created_at", "last_at"])
    .where("key", "=", key)
    .executeTakeFirst();
  return row === undefined ? null : toRow(row);
}

/** Some changes, in the order of their keys given. One that is not there is left out. */
export async function findChanges(db: Db, keys: readonly string[]): Promise<readonly ChangeRow[]> {
  if (keys.length === 0) return [];
  const rows = await db
    .selectFrom("change")
    .select(["key", "title", "state", "head_hash", "created_at", "last_at"])
    .where("key", "in", [...keys])
    .execute();
  const found = new Map(rows.map((row) => [row.key, toRow(row)]));
  return keys.flatMap((key) => found.get(key) ?? []);
}

export interface ChangeFilter {
  readonly stages?: readonly Stage[];
  readonly team?: string;
  readonly owner?: string;
  readonly text?: string;
  /** Only changes with a smaller number: the cursor of the page before. */
  readonly before?: number;
  readonly limit: number;
}

/** Newest first. */
export async function listChanges(db: Db, filter: ChangeFilter): Promise<readonly ChangeRow[]> {
  let query = db
    .selectFrom("change")
    .select(["key", "title", "state", "head_hash", "created_at", "last_at"])
    .orderBy("number", "desc")
    .limit(filter.limit);
  if (filter.stages !== undefined) query = query.where("stage", "in", [...filter.stages]);
  if (filter.team !== undefined) query = query.where("team", "=", filter.team);
  if (filter.owner !== undefined) query = query.where("owner", "=", filter.owner);
  if (filter.before !== undefined) query = query.where("number", "<", filter.before);
  if (filter.text !== undefined)
    query = query.where("title", "ilike", `%${filter.text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`);
  return (await query.execute()).map(toRow);
}

interface StoredRow {
  readonly key: string;
  readonly title: string;
  readonly state: ChangeState;
  readonly head_hash: string;
  readonly created_at: Date;
  readonly last_at: Date;
}

function toRow(row: StoredRow): ChangeRow {
  return {
    key: row.key,
    title: row.title,
    state: row.state,
    headHash: row.head_hash,
    createdAt: row.created_at.getTime(),
    lastAt: row.last_at.getTime(),
  };
}

/** The content of a revision, or `null` when there is none with this number and hash. */
export async function findContent(db: Db, change: string, number: number, hash: string): Promise<StoredContent | null> {
  const row = await db
    .selectFrom("revision")
    .select("content")
    .where("change", "=", change)
    .where("number", "=", number)
    .where("hash", "=", hash)
    .executeTakeFirst();
  return row?.content ?? null;
}
