import { sql } from "kysely";
import type { StoredContent } from "../../domain/change/content.ts";
import type { Db } from "../database.ts";

/** What lies beside the events of a change and shows what they commit to. Instants are epoch milliseconds. */

export interface StoredRevision {
  readonly number: number;
  readonly hash: string;
  readonly salt: string;
  readonly content: StoredContent;
  readonly createdBy: string | null;
}

export async function listRevisions(db: Db, change: string): Promise<readonly StoredRevision[]> {
  return db
    .selectFrom("revision")
    .select(["number", "hash", "salt", "content", "created_by as createdBy"])
    .where("change", "=", change)
    .orderBy("number")
    .execute();
}

export interface SaltedText {
  readonly salt: string;
  readonly body: string;
}

/** The texts of a change by id, with the salts of their commitments; erased ones are left out. */
export async function listSaltedTexts(db: Db, change: string): Promise<ReadonlyMap<string, SaltedText>> {
  const rows = await db.selectFrom("text").select(["id", "salt", "body"]).where("change", "=", change).execute();
  return new Map(rows.map(({ id, ...text }) => [id, text]));
}

/** A message that carried the sign link of a request. */
export interface SentLink {
  readonly request: string;
  readonly generation: number;
  readonly person: string;
  readonly sentAt: number;
  readonly via: "smtp" | "inbox" | "slack" | "teams";
  /** When the message was first opened on the inbox page, where others could read its link too. */
  readonly shownAt: number | null;
}

/** Oldest first. */
export async function listSentLinks(db: Db, change: string): Promise<readonly SentLink[]> {
  const { rows } = await sql<Omit<SentLink, "sentAt" | "shownAt"> & { sentAt: Date; shownAt: Date | null }>`
    select task->>'request' as request, (task->>'generation')::int as generation, person, via,
      sent_at as "sentAt", shown_at as "shownAt"
    from message
    where change = ${change} and sent_at is not null and via is not null and task ? 'request' and task ? 'generation'
    order by sent_at, message_id`.execute(db);
  return rows.map((row) => ({ ...row, sentAt: row.sentAt.getTime(), shownAt: row.shownAt?.getTime() ?? null }));
}

/** How often the page of a sign link was fetched, by whatever fetched it. */
export interface FetchedLink {
  readonly request: string;
  readonly generation: number;
  readonly person: string;
  readonly fetches: number;
  readonly firstAt: number;
  readonly lastAt: number;
}

export async function listFetches(db: Db, change: string): Promise<readonly FetchedLink[]> {
  const { rows } = await sql<Omit<FetchedLink, "firstAt" | "lastAt"> & { firstAt: Date; lastAt: Date }>`
    select link.subject as request, link.generation, link.person, count(*)::int as fetches,
      min(link_access.at) as "firstAt", max(link_access.at) as "lastAt"
    from link join link_access on link_access.token_hash = link.token_hash
    where link.change = ${change} and link.kind = 'sign'
    group by link.subject, link.generation, link.person
    order by link.subject, link.generation`.execute(db);
  return rows.map((row) => ({ ...row, firstAt: row.firstAt.getTime(), lastAt: row.lastAt.getTime() }));
}
