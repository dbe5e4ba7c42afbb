import { sql } from "kysely";
import type { Selectable } from "kysely";
import type { Position } from "../../domain/usage/pull/page.ts";
import type { PullPlan } from "../../domain/usage/pull/schema.ts";
import type { Db, Tx } from "../database.ts";
import type { UsagePullTable } from "../tables/usage.ts";

/** How a source is pulled and how that goes. Instants are epoch milliseconds. */
export interface Pull {
  /** Id and number of the source. */
  readonly id: string;
  readonly source: number;
  readonly plan: PullPlan;
  readonly sealed: Buffer;
  readonly everyMinutes: number;
  readonly paused: boolean;
  readonly ending: boolean;
  readonly revision: number;
  /** The schedule is as the row says. */
  readonly isScheduled: boolean;
  readonly position: Position;
  readonly page: string;
  readonly behind: boolean;
  readonly lastRunAt: number | null;
  readonly lastSuccessAt: number | null;
  /** Failures in a row. */
  readonly failures: number;
  readonly failingSince: number | null;
  readonly lastError: string | null;
  readonly notBefore: number | null;
  readonly createdAt: number;
}

export interface NewPull {
  readonly source: number;
  readonly plan: PullPlan;
  readonly sealed: Buffer;
  readonly everyMinutes: number;
  readonly paused: boolean;
}

export async function insertPull(tx: Tx, pull: NewPull): Promise<void> {
  await tx
    .insertInto("usage_pull")
    .values({
      source: pull.source,
      kind: pull.plan.kind,
      plan: JSON.stringify(pull.plan),
      sealed: pull.sealed,
      every_minutes: pull.everyMinutes,
      paused: pull.paused,
      page: 0,
    })
    .execute();
}

/** All pulls by id of their source, those to be removed included. */
export async function allPulls(db: Db): Promise<readonly Pull[]> {
  return (await chosen(db).orderBy("usage_source.id").execute()).map(toPull);
}

/** `null` when the source is not pulled or there is none. */
export async function findPull(db: Db, id: string): Promise<Pull | null> {
  const row = await chosen(db).where("usage_source.id", "=", id).executeTakeFirst();
  return row === undefined ? null : toPull(row);
}

function chosen(db: Db) {
  return db
    .selectFrom("usage_pull")
    .innerJoin("usage_source", "usage_source.number", "usage_pull.source")
    .selectAll("usage_pull")
    .select(["usage_source.id", "usage_source.created_at"]);
}

export interface PullEdit {
  readonly plan: PullPlan;
  readonly sealed: Buffer;
  readonly everyMinutes: number;
  readonly paused: boolean;
  /** From the beginning, since other rows are asked for or the same are read in another way. */
  readonly isAnew: boolean;
}

/** False when somebody edited or removed it since. */
export async function updatePull(db: Db, { source, revision }: Pull, edit: PullEdit): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("usage_pull")
    .set((set) => ({
      plan: JSON.stringify(edit.plan),
      sealed: edit.sealed,
      every_minutes: edit.everyMinutes,
      paused: edit.paused,
      revision: set("revision", "+", 1),
      ...(edit.isAnew ? { position: null, page: sql<string>`page + 1`, behind: false } : {}),
      failures: 0,
      failing_since: null,
      last_error: null,
      told: false,
      not_before: null,
    }))
    .where("source", "=", source)
    .where("revision", "=", revision)
    .where("ending", "=", false)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Marks it to be removed: from then on nothing is pulled. */
export async function markEnding(db: Db, source: number): Promise<void> {
  await db
    .updateTable("usage_pull")
    .set({ ending: true, page: sql<string>`page + 1`, scheduled_revision: null })
    .where("source", "=", source)
    .execute();
}

/** Removes it with its secrets. The source and its events stay. */
export async function deletePull(db: Db, source: number): Promise<void> {
  await db.deleteFrom("usage_pull").where("source", "=", source).where("ending", "=", true).execute();
}

/** Notes that the schedule is as a revision wants it. */
export async function noteScheduled(db: Db, source: number, revision: number): Promise<void> {
  await db
    .updateTable("usage_pull")
    .set({ scheduled_revision: revision })
    .where("source", "=", source)
    .where("revision", "=", revision)
    .execute();
}

/** Lets the next run ask again, whatever the other side had asked for. */
export async function clearWaiting(db: Db, source: number): Promise<void> {
  await db.updateTable("usage_pull").set({ not_before: null }).where("source", "=", source).execute();
}

/** Notes that a run began. */
export async function noteRun(db: Db, source: number, at: number): Promise<void> {
  await db
    .updateTable("usage_pull")
    .set({ last_run_at: new Date(at) })
    .where("source", "=", source)
    .execute();
}

/** Somebody else went on from the same place, or the place is not valid any more. */
export class Overtaken extends Error {
  override readonly name = "Overtaken";
}

export interface Advance {
  readonly source: number;
  /** The page that was read last, by its number. */
  readonly page: string;
  readonly next: Position;
  readonly isLast: boolean;
  readonly at: number;
}

/**
 * Moves on, in the transaction that stores the rows. What went wrong before is over. @throws Overtaken when another one has
 * moved on meanwhile; then nothing of this page is stored
 */
export async function advance(tx: Tx, { source, page, next, isLast, at }: Advance): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable("usage_pull")
    .set({
      position: next === null ? null : JSON.stringify(next),
      page: sql<string>`page + 1`,
      behind: !isLast,
      last_run_at: new Date(at),
      last_success_at: new Date(at),
      failures: 0,
      failing_since: null,
      last_error: null,
      told: false,
      not_before: null,
    })
    .where("source", "=", source)
    .where("page", "=", page)
    .where("ending", "=", false)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Overtaken("Another run went on from the same place.");
}

export interface PullTrouble {
  readonly source: number;
  readonly reason: string;
  readonly at: number;
  readonly notBefore: number | null;
  /** People are told from this many failures in a row on. */
  readonly tellAfter: number;
}

/** Notes one more failure. Answers since when, where it is the one from which on people are told. */
export async function noteTrouble(db: Db, trouble: PullTrouble): Promise<{ since: number; failures: number } | null> {
  const { source, reason, at, notBefore, tellAfter } = trouble;
  const row = await db
    .updateTable("usage_pull")
    .set({
      failures: sql<number>`failures + 1`,
      failing_since: sql<Date>`coalesce(failing_since, ${new Date(at)}::timestamptz)`,
      last_error: reason,
      last_run_at: new Date(at),
      told: sql<boolean>`failures + 1 >= ${tellAfter}`,
      not_before: notBefore === null ? null : new Date(notBefore),
    })
    .where("source", "=", source)
    .returning(["failures", "failing_since"])
    .executeTakeFirst();
  if (row?.failures !== tellAfter) return null;
  return { failures: row.failures, since: row.failing_since?.getTime() ?? at };
}

/** What `doctor` tells: sources that fail, and sources whose schedule is not as it should be. */
export async function troubledPulls(db: Db): Promise<{
  readonly total: number;
  readonly failing: readonly { readonly id: string; readonly since: number; readonly reason: string }[];
  readonly unscheduled: readonly string[];
}> {
  const pulls = await allPulls(db);
  const told = new Set(
    (await db.selectFrom("usage_pull").select("source").where("told", "=", true).execute()).map((row) => row.source),
  );
  return {
    total: pulls.length,
    failing: pulls
      .filter((pull) => told.has(pull.source))
      .map(({ id, failingSince, lastError }) => ({ id, since: failingSince ?? 0, reason: lastError ?? "" })),
    unscheduled: pulls.filter((pull) => !pull.isScheduled).map((pull) => pull.id),
  };
}

function toPull(row: Selectable<UsagePullTable> & { id: string; created_at: Date }): Pull {
  return {
    id: row.id,
    source: row.source,
    plan: row.plan,
    sealed: row.sealed,
    everyMinutes: row.every_minutes,
    paused: row.paused,
    ending: row.ending,
    revision: row.revision,
    isScheduled: row.scheduled_revision === row.revision && !row.ending,
    position: row.position,
    page: row.page,
    behind: row.behind,
    lastRunAt: row.last_run_at?.getTime() ?? null,
    lastSuccessAt: row.last_success_at?.getTime() ?? null,
    failures: row.failures,
    failingSince: row.failing_since?.getTime() ?? null,
    lastError: row.last_error,
    notBefore: row.not_before?.getTime() ?? null,
    createdAt: row.created_at.getTime(),
  };
}
