import type { Db } from "../database.ts";

/** What somebody said about their digest. `stoppedAt`: epoch milliseconds; `null`: they get it. */
export interface DigestChoice {
  readonly person: string;
  readonly everything: boolean;
  readonly stoppedAt: number | null;
}

export async function findChoice(db: Db, person: string): Promise<DigestChoice | null> {
  return toChoice(await all(db).where("person", "=", person).executeTakeFirst());
}

/** By the hash of the token that every one of their digests carries. */
export async function choiceByLink(db: Db, hash: Buffer): Promise<DigestChoice | null> {
  return toChoice(await all(db).where("token_hash", "=", hash).executeTakeFirst());
}

const all = (db: Db) => db.selectFrom("digest_choice").select(["person", "everything", "stopped_at"]);

function toChoice(
  row: { person: string; everything: boolean; stopped_at: Date | null } | undefined,
): DigestChoice | null {
  return row === undefined
    ? null
    : { person: row.person, everything: row.everything, stoppedAt: row.stopped_at?.getTime() ?? null };
}

/** Has a link to stop it there, before a message carries it. What was said stays. */
export async function keepLink(db: Db, person: string, hash: Buffer): Promise<void> {
  await db
    .insertInto("digest_choice")
    .values({ person, token_hash: hash, stopped_at: null })
    .onConflict((conflict) => conflict.column("person").doUpdateSet({ token_hash: hash }))
    .execute();
}

/** Sets what is given; stopping again leaves the first instant. */
export async function saveChoice(
  db: Db,
  {
    person,
    hash,
    everything,
    stoppedAt,
  }: { person: string; hash: Buffer; everything?: boolean; stoppedAt: number | null },
): Promise<void> {
  const stopped = stoppedAt === null ? null : new Date(stoppedAt);
  const given = everything === undefined ? {} : { everything };
  await db
    .insertInto("digest_choice")
    .values({ person, token_hash: hash, stopped_at: stopped, ...given })
    .onConflict((conflict) =>
      conflict.column("person").doUpdateSet((each) => ({
        ...given,
        stopped_at: stopped === null ? null : each.fn.coalesce("digest_choice.stopped_at", each.val(stopped)),
      })),
    )
    .execute();
}
