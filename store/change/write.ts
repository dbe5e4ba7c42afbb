import { sql } from "kysely";
import type { StoredContent } from "../../domain/change/content.ts";
import type { Db } from "../database.ts";

export interface Reservation {
  readonly key: string;
  /** The reservation was made by an earlier call with the same idempotency key. */
  readonly repeated: boolean;
  readonly contentHash: string;
}

/** Reserves the next key, or finds the one that this caller reserved under the same idempotency key. */
export async function reserveKey(
  db: Db,
  { actor, idempotencyKey, contentHash }: { actor: string; idempotencyKey: string; contentHash: string },
): Promise<Reservation> {
  const known = await db
    .selectFrom("change_reservation")
    .select(["key", "content_hash"])
    .where("actor", "=", actor)
    .where("idempotency_key", "=", idempotencyKey)
    .executeTakeFirst();
  if (known !== undefined) return { key: known.key, repeated: true, contentHash: known.content_hash };
  const made = await sql<{ key: string; content_hash: string; fresh: boolean }>`
    insert into change_reservation (key, number, idempotency_key, actor, content_hash)
    select 'CHG-' || n, n, ${idempotencyKey}, ${actor}, ${contentHash} from (select nextval('change_number')::int as n) next
    on conflict (actor, idempotency_key) do update set actor = excluded.actor
    returning key, content_hash, xmax = 0 as fresh`.execute(db);
  const row = made.rows[0];
  if (row === undefined) throw new Error("a reservation returns its row");
  return { key: row.key, repeated: !row.fresh, contentHash: row.content_hash };
}

export interface NewRevision {
  readonly change: string;
  readonly number: number;
  readonly hash: string;
  readonly salt: string;
  readonly content: StoredContent;
  readonly createdBy: string | null;
}

/** Keeps a revision's content. It counts only once an event names it. */
export async function saveRevision(db: Db, revision: NewRevision): Promise<void> {
  const { createdBy, content, ...row } = revision;
  await db
    .insertInto("revision")
    .values({ ...row, created_by: createdBy, content: JSON.stringify(content) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export interface NewText {
  readonly id: string;
  readonly change: string;
  readonly salt: string;
  readonly body: string;
  readonly author: string | null;
}

export async function saveText(db: Db, text: NewText): Promise<void> {
  await db
    .insertInto("text")
    .values(text)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** One text with its salt, `null` when there is none or it was erased. */
export async function findText(db: Db, id: string): Promise<{ readonly salt: string; readonly body: string } | null> {
  const row = await db.selectFrom("text").select(["salt", "body"]).where("id", "=", id).executeTakeFirst();
  return row ?? null;
}

/** Bodies by id; erased ones are left out. */
export async function findTexts(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("text")
    .select(["id", "body"])
    .where("id", "in", [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, row.body]));
}

export interface NewWorkItem {
  readonly change: string;
  readonly item: string;
  readonly title: string;
  readonly url: string | null;
}

/** Keeps what a work item is about. The first title stays: nothing on record says that it was replaced. */
export async function saveWorkItem(db: Db, item: NewWorkItem): Promise<void> {
  await db
    .insertInto("work_item")
    .values(item)
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function findWorkItems(db: Db, change: string): Promise<readonly Omit<NewWorkItem, "change">[]> {
  return db
    .selectFrom("work_item")
    .select(["item", "title", "url"])
    .where("change", "=", change)
    .orderBy("created_at")
    .execute();
}
