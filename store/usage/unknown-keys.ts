import { sql } from "kysely";
import type { Db } from "../database.ts";

/** Counts deliveries with a key that no source has, by day. Nothing of them is kept. */
export async function countUnknownKeys(db: Db, requests: number, at: number): Promise<void> {
  const instant = new Date(at);
  await sql`insert into usage_unknown_key (day, requests, last_at) values (${instant}::date, ${requests}, ${instant})
    on conflict (day) do update set requests = usage_unknown_key.requests + excluded.requests,
      last_at = greatest(usage_unknown_key.last_at, excluded.last_at)`.execute(db);
}

/** All of them, and the last. */
export async function unknownKeys(db: Db): Promise<{ requests: number; lastAt: number | null }> {
  const row = await db
    .selectFrom("usage_unknown_key")
    .select((eb) => [eb.fn.sum<string>("requests").as("requests"), eb.fn.max("last_at").as("lastAt")])
    .executeTakeFirst();
  return { requests: Number(row?.requests ?? 0), lastAt: row?.lastAt?.getTime() ?? null };
}
