import { sql } from "kysely";
import type { Task } from "../../domain/change/effect.ts";
import type { Db } from "../database.ts";

/** An effect that failed the last time it was tried. Instants are epoch milliseconds of workflow time. */
export interface Trouble {
  readonly effect: string;
  readonly task: Task;
  /** Failures in a row. */
  readonly failures: number;
  readonly since: number;
  readonly nextAt: number;
  readonly reason: string;
}

export interface NewFailure extends Omit<Trouble, "failures" | "since"> {
  readonly change: string;
  readonly at: number;
  /** People are told from this many failures in a row on. */
  readonly tellAfter: number;
}

/** Notes one more failure. Answers the trouble when it is the one from which on people are told. */
export async function noteFailure(db: Db, failure: NewFailure): Promise<Trouble | null> {
  const { change, effect, task, at, nextAt, reason, tellAfter } = failure;
  const { rows } = await sql<{ failures: number; since: Date }>`
    insert into effect_trouble (change, effect, task, failures, since, next_at, reason, told)
    values (${change}, ${effect}, ${JSON.stringify(task)}, 1, ${new Date(at)}, ${new Date(nextAt)}, ${reason}, ${tellAfter <= 1})
    on conflict (change, effect) do update set failures = effect_trouble.failures + 1, next_at = excluded.next_at,
      reason = excluded.reason, told = effect_trouble.failures + 1 >= ${tellAfter}
    returning failures, since`.execute(db);
  const row = rows[0];
  if (row?.failures !== tellAfter) return null;
  return { effect, task, failures: row.failures, since: row.since.getTime(), nextAt, reason };
}

/** Notes that an effect is done, or has nothing to do any more. */
export async function clearTrouble(db: Db, change: string, effect: string): Promise<void> {
  await db.deleteFrom("effect_trouble").where("change", "=", change).where("effect", "=", effect).execute();
}

/** What people are told of in a change, oldest first. */
export async function findTroubles(db: Db, change: string): Promise<readonly Trouble[]> {
  const rows = await db
    .selectFrom("effect_trouble")
    .selectAll()
    .where("change", "=", change)
    .where("told", "=", true)
    .orderBy("since")
    .orderBy("effect")
    .execute();
  return rows.map(({ effect, task, failures, since, next_at, reason }) => ({
    effect,
    task,
    failures,
    since: since.getTime(),
    nextAt: next_at.getTime(),
    reason,
  }));
}

/** How many effects of how many changes people are told of, and since when. */
export async function countTroubles(
  db: Db,
): Promise<{ readonly effects: number; readonly changes: readonly string[]; readonly since: number | null }> {
  const rows = await db
    .selectFrom("effect_trouble")
    .select(["change", "since"])
    .where("told", "=", true)
    .orderBy("since")
    .execute();
  const changes = [...new Set(rows.map((row) => row.change))];
  return { effects: rows.length, changes, since: rows[0]?.since.getTime() ?? null };
}
