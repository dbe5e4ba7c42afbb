import type { Actor } from "../../domain/change/command.ts";
import type { Db } from "../database.ts";

/** One row of the record. `at` is epoch milliseconds. */
export interface EventRow {
  readonly change: string;
  readonly seq: number;
  readonly at: number;
  readonly actor: Actor;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly previousHash: string;
  readonly hash: string;
}

/** Rows after a sequence number, in order. */
export async function listEvents(db: Db, change: string, after: number, limit: number): Promise<readonly EventRow[]> {
  const rows = await db
    .selectFrom("change_event")
    .select(["change", "seq", "at", "actor", "type", "data", "previous_hash", "hash"])
    .where("change", "=", change)
    .where("seq", ">", after)
    .orderBy("seq")
    .limit(limit)
    .execute();
  return rows.map(({ previous_hash, at, ...row }) => ({ ...row, at: at.getTime(), previousHash: previous_hash }));
}
