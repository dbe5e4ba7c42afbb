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

/** Every change there is, by number, with the stage it is in. */
export async function listChangeKeys(db: Db): Promise<readonly { readonly key: string; readonly stage: string }[]> {
  return db.selectFrom("change").select(["key", "stage"]).orderBy("number").execute();
}
