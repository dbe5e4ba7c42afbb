import { sql } from "kysely";
import type { Db } from "../database.ts";

export interface StoredLink {
  readonly kind: "sign" | "training" | "proposal" | "feedback" | "audit";
  readonly change: string;
  readonly subject: string;
  readonly generation: number;
  readonly person: string;
}

/** A link as its own row has it. */
export interface FoundLink extends StoredLink {
  /** Epoch milliseconds; `null`: it has no end of its own. */
  readonly expiresAt: number | null;
}

/** A link by the hash of its token. Links of somebody who was erased lead nowhere. */
export async function findLink(db: Db, hash: Buffer, kind: StoredLink["kind"]): Promise<FoundLink | null> {
  const row = await db
    .selectFrom("link")
    .select(["kind", "change", "subject", "generation", "person", "expires_at"])
    .where("token_hash", "=", hash)
    .where("kind", "=", kind)
    .where(sql<boolean>`not exists (select from person_erasure where person_erasure.person = link.person)`)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { expires_at, ...link } = row;
  return { ...link, expiresAt: expires_at?.getTime() ?? null };
}

export interface NewLink extends StoredLink {
  readonly hash: Buffer;
  readonly expiresAt?: number;
}

/** Keeps links; those that are known stay as they are. Answers how many are new. */
export async function saveLinks(db: Db, links: readonly NewLink[]): Promise<number> {
  if (links.length === 0) return 0;
  const rows = links.map(({ hash, expiresAt, ...link }) => ({
    ...link,
    token_hash: hash,
    expires_at: expiresAt === undefined ? null : new Date(expiresAt),
  }));
  const saved = await db
    .insertInto("link")
    .values(rows)
    .onConflict((conflict) => conflict.doNothing())
    .returning("generation")
    .execute();
  return saved.length;
}

/** The link that was made last for something, and when it ends (epoch milliseconds); `null`: there is none. */
export async function newestLink(
  db: Db,
  { kind, change, subject }: Pick<StoredLink, "kind" | "change" | "subject">,
): Promise<{ readonly generation: number; readonly expiresAt: number | null } | null> {
  const row = await db
    .selectFrom("link")
    .select(["generation", "expires_at"])
    .where("change", "=", change)
    .where("kind", "=", kind)
    .where("subject", "=", subject)
    .orderBy("generation", "desc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : { generation: row.generation, expiresAt: row.expires_at?.getTime() ?? null };
}

/** Lets a link work until an instant, if that is later than it did. */
export async function prolongLink(db: Db, hash: Buffer, until: number): Promise<void> {
  await db
    .updateTable("link")
    .set({ expires_at: new Date(until) })
    .where("token_hash", "=", hash)
    .where("expires_at", "<", new Date(until))
    .execute();
}

export async function dropLink(db: Db, hash: Buffer): Promise<void> {
  await db.deleteFrom("link").where("token_hash", "=", hash).execute();
}

/** The newest generation of what a link is for, when it was made, and how many later ones were made since an instant. */
export async function countLinks(
  db: Db,
  { kind, change, subject }: Pick<StoredLink, "kind" | "change" | "subject">,
  since: number,
): Promise<{ readonly newest: number; readonly newestAt: number; readonly since: number }> {
  const { rows } = await sql<{ newest: number; newest_at: Date | null; since: number }>`
    select max(generation) as newest, max(created_at) filter (where generation > 1) as newest_at,
      (count(*) filter (where generation > 1 and created_at > ${new Date(since)}))::int as since
    from link where change = ${change} and kind = ${kind} and subject = ${subject}`.execute(db);
  const [row] = rows;
  return { newest: row?.newest ?? 0, newestAt: row?.newest_at?.getTime() ?? 0, since: row?.since ?? 0 };
}

/** Fetches kept per link: enough to see that something fetches it, without letting a scanner fill the table. */
const accessesMax = 200;

/** Notes that a link was fetched. It says nothing about a person and is no part of the record. */
export async function noteAccess(db: Db, hash: Buffer, method: string, agent: string): Promise<void> {
  await sql`
    insert into link_access (token_hash, method, agent)
    select ${hash}, ${method}, ${agent.slice(0, 200)}
    where (select count(*) from link_access where token_hash = ${hash}) < ${accessesMax}`.execute(db);
}
