import { sql } from "kysely";
import type { Db } from "../database.ts";

export interface StoredLink {
  readonly kind: "sign" | "training" | "proposal";
  readonly change: string;
  readonly subject: string;
  readonly generation: number;
  readonly person: string;
}

/** A link by the hash of its token. Links of somebody who was erased lead nowhere. */
export async function findLink(db: Db, hash: Buffer, kind: StoredLink["kind"]): Promise<StoredLink | null> {
  const row = await db
    .selectFrom("link")
    .select(["kind", "change", "subject", "generation", "person"])
    .where("token_hash", "=", hash)
    .where("kind", "=", kind)
    .where(sql<boolean>`not exists (select from person_erasure where person_erasure.person = link.person)`)
    .executeTakeFirst();
  return row ?? null;
}

export async function saveLinks(db: Db, links: readonly (StoredLink & { readonly hash: Buffer })[]): Promise<void> {
  if (links.length === 0) return;
  await db
    .insertInto("link")
    .values(links.map(({ hash, ...link }) => ({ ...link, token_hash: hash })))
    .onConflict((conflict) => conflict.doNothing())
    .execute();
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
