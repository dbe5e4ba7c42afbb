import { sql } from "kysely";
import type { Db } from "../database.ts";

/** The head of a change's record. */
export interface RecordHead {
  readonly change: string;
  readonly seq: number;
  readonly hash: string;
  /** When its last event happened, ISO 8601 in UTC. */
  readonly at: string;
}

/** Heads that `target` has not been told yet, by number of the change. */
export async function findUntoldHeads(db: Db, target: string, limit: number): Promise<readonly RecordHead[]> {
  const rows = await db
    .selectFrom("change")
    .leftJoin("anchor", (join) => join.onRef("anchor.change", "=", "change.key").on("anchor.target", "=", target))
    .select(["change.key as change", "change.seq", "change.head_hash as hash", "change.last_at as at"])
    .where((each) => each.or([each("anchor.seq", "is", null), each("anchor.seq", "<", each.ref("change.seq"))]))
    .orderBy("change.number")
    .limit(limit)
    .execute();
  return rows.map(({ at, ...head }) => ({ ...head, at: at.toISOString() }));
}

export async function noteTold(db: Db, target: string, { change, seq }: RecordHead): Promise<void> {
  await db
    .insertInto("anchor")
    .values({ target, change, seq })
    .onConflict((conflict) =>
      conflict.columns(["target", "change"]).doUpdateSet({ seq: sql`greatest(anchor.seq, excluded.seq)` }),
    )
    .execute();
}
