import { sql } from "kysely";
import type { OwnPageTask } from "../../domain/message.ts";
import type { Db } from "../database.ts";

/** Links of the page with everything that waits for a person. Instants are epoch milliseconds. */

export interface StoredOwnPage {
  readonly person: string;
  readonly generation: number;
  readonly expiresAt: number;
  /** When a newer one was sent; this one is void since. */
  readonly replacedAt: number | null;
}

export async function findOwnPage(db: Db, hash: Buffer): Promise<StoredOwnPage | null> {
  const row = await db
    .selectFrom("own_page as page")
    .select((each) => [
      "page.person",
      "page.generation",
      "page.expires_at",
      each
        .selectFrom("own_page as newer")
        .innerJoin("message", "message.message_id", "newer.message_id")
        .select((newer) => newer.fn.max("message.sent_at").as("at"))
        .whereRef("newer.person", "=", "page.person")
        .whereRef("newer.generation", ">", "page.generation")
        .as("replaced_at"),
    ])
    .where("page.token_hash", "=", hash)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { person, generation, expires_at, replaced_at } = row;
  return { person, generation, expiresAt: expires_at.getTime(), replacedAt: replaced_at?.getTime() ?? null };
}

/** When the link of a generation ends; `null` when there is none. */
export async function findOwnPageEnd(db: Db, person: string, generation: number): Promise<number | null> {
  const row = await db
    .selectFrom("own_page")
    .select("expires_at")
    .where("person", "=", person)
    .where("generation", "=", generation)
    .executeTakeFirst();
  return row?.expires_at.getTime() ?? null;
}

/** What is known of such messages to a person. */
export interface OwnPageMails {
  /** Of the newest link; 0 when there is none. */
  readonly generation: number;
  /** When the newest message was begun that no mail server turned down. */
  readonly begunAt: number | null;
  /** When a mail server last took one. */
  readonly sentAt: number | null;
  /** Begun since the instant asked for: all, and without those that were turned down. */
  readonly tried: number;
  readonly begun: number;
}

export async function countOwnPageMails(db: Db, person: string, since: number): Promise<OwnPageMails> {
  const { rows } = await sql<{
    generation: number | null;
    begun_at: Date | null;
    sent_at: Date | null;
    tried: number;
    begun: number;
  }>`
    select max(page.generation) as generation, max(due_at) filter (where failed is null) as begun_at,
      max(sent_at) as sent_at, (count(*) filter (where due_at > ${new Date(since)}))::int as tried,
      (count(*) filter (where failed is null and due_at > ${new Date(since)}))::int as begun
    from own_page page join message on message.message_id = page.message_id
    where page.person = ${person}`.execute(db);
  const [row] = rows;
  return {
    generation: row?.generation ?? 0,
    begunAt: row?.begun_at?.getTime() ?? null,
    sentAt: row?.sent_at?.getTime() ?? null,
    tried: row?.tried ?? 0,
    begun: row?.begun ?? 0,
  };
}

export interface NewOwnPage {
  readonly hash: Buffer;
  readonly person: string;
  readonly generation: number;
  readonly expiresAt: number;
  readonly messageId: string;
  readonly at: number;
}

/** Keeps a link and that its message is to be sent, as one. `false`: somebody else took this generation in the same instant. */
export async function saveOwnPage(db: Db, page: NewOwnPage): Promise<boolean> {
  const { hash, person, generation, expiresAt, messageId, at } = page;
  const task: OwnPageTask = { do: "mail-own-page", generation };
  const { rows } = await sql<{ message_id: string }>`
    with page as (
      insert into own_page (token_hash, person, generation, expires_at, message_id)
      values (${hash}, ${person}, ${generation}, ${new Date(expiresAt)}, ${messageId})
      on conflict do nothing
      returning person, message_id)
    insert into message (change, effect, part, person, task, message_id, due_at)
    select null, 'own-page', '', person, ${JSON.stringify(task)}::jsonb, message_id, ${new Date(at)} from page
    returning message_id`.execute(db);
  return rows.length > 0;
}
