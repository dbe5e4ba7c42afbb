import type { Db } from "../database.ts";

/** Messages of the inbox page that were never shown. */
export async function countUnread(db: Db): Promise<number> {
  const row = await db
    .selectFrom("message")
    .select((each) => each.fn.countAll<string>().as("n"))
    .where("via", "=", "inbox")
    .where("shown_at", "is", null)
    .executeTakeFirstOrThrow();
  return Number(row.n);
}
