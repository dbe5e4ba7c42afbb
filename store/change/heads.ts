import type { Db } from "../database.ts";

/** The sequence number of the last event of each of some changes. */
export async function headsOf(db: Db, changes: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (changes.length === 0) return new Map();
  const rows = await db
    .selectFrom("change")
    .select(["key", "seq"])
    .where("key", "in", [...changes])
    .execute();
  return new Map(rows.map((row) => [row.key, row.seq]));
}

/** The last event of a change that was taken away; `null`: none was. */
export async function removedHead(
  db: Db,
  key: string,
): Promise<{ readonly seq: number; readonly hash: string } | null> {
  const row = await db
    .selectFrom("removed_change")
    .select(["seq", "head_hash as hash"])
    .where("key", "=", key)
    .executeTakeFirst();
  return row ?? null;
}

/** Every change there is or was, by number, with the stage it is in. */
export async function listChangeKeys(db: Db): Promise<readonly { readonly key: string; readonly stage: string }[]> {
  return db
    .selectFrom("change")
    .select(["key", "stage", "number"])
    .unionAll(db.selectFrom("removed_change").select(["key", "stage", "number"]))
    .orderBy("number")
    .execute();
}
