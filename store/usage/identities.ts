import { sql } from "kysely";
import type { Db, Tx } from "../database.ts";

/** Ids of pseudonyms, in their order; unknown ones become identities of nobody. */
export async function identityIds(db: Db | Tx, userKeys: readonly Buffer[]): Promise<string[]> {
  const found = await find(db, userKeys);
  const missing = userKeys.filter((key) => !found.has(key.toString("hex")));
  if (missing.length > 0) {
    await sql`insert into usage_identity (user_key) select distinct key from unnest(${missing}::bytea[]) as key
      order by key on conflict do nothing`.execute(db);
    for (const [key, id] of await find(db, missing)) found.set(key, id);
  }
  return userKeys.map((key) => {
    const id = found.get(key.toString("hex"));
    if (id === undefined) throw new Error("an identity that was just inserted is not there");
    return id;
  });
}

async function find(db: Db | Tx, userKeys: readonly Buffer[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom("usage_identity")
    .select(["id", "user_key"])
    .where(sql<boolean>`user_key = any(${[...userKeys]}::bytea[])`)
    .execute();
  return new Map(rows.map((row) => [row.user_key.toString("hex"), row.id]));
}
