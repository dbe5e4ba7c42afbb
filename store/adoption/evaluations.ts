import { isDeepStrictEqual } from "node:util";
import { sql } from "kysely";
import type { Counts } from "../../domain/adoption/measure.ts";
import type { Behaviour } from "../../domain/change/schema.ts";
import { numberArray, textArray } from "../../lib/array-literal.ts";
import type { Db } from "../database.ts";

/** One period end as it was known when it was computed. Instants are epoch milliseconds. */
export interface Evaluation {
  readonly end: number;
  readonly asOf: number;
  readonly counts: Counts;
  readonly counted: number;
  readonly judged: number;
  readonly unknown: boolean;
}

/**
 * Why an end reads otherwise than before: events that came late, evidence that reached it at last, or another answer to who
 * belongs to the people it is about.
 */
export type Because = "late_events" | "evidence" | "people";

export interface StoredEvaluation extends Evaluation {
  readonly computedAt: number;
  readonly lateEvents: number | null;
  readonly because: Because | null;
}

export interface MeasuredTarget {
  readonly change: string;
  readonly target: string;
  /** Where its events come from; of those that come late it is said how many there were. */
  readonly source: string;
  readonly behaviours: readonly Behaviour[];
}

/** Keeps evaluations whose numbers are new; a period end that is restated gets a row beside the old ones, with the reason. */
export async function saveEvaluations(db: Db, of: MeasuredTarget, evaluations: readonly Evaluation[]): Promise<void> {
  const known = new Map((await findEvaluations(db, of.change, of.target)).map((row) => [row.end, row]));
  const changed = evaluations.flatMap((row) => {
    const old = known.get(row.end) ?? null;
    return old !== null && isSame(old, row) ? [] : [{ row, old }];
  });
  const late = await lateEvents(
    db,
    of,
    changed.flatMap(({ old }) => old ?? []),
  );
  const rows = changed.map(({ row, old }) => ({ ...row, ...reasonOf(row, old, late.get(row.end) ?? 0) }));
  if (rows.length === 0) return;
  await db
    .insertInto("evaluation")
    .values(
      rows.map((row) => ({
        change: of.change,
        target: of.target,
        period_end: new Date(row.end),
        as_of: new Date(row.asOf),
        counts: JSON.stringify(row.counts),
        counted: row.counted,
        judged: row.judged,
        unknown: row.unknown,
        late_events: row.lateEvents,
        because: row.because,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

function isSame(old: Evaluation, row: Evaluation): boolean {
  const numbers = ({ unknown, counted, judged, counts }: Evaluation) => ({ unknown, counted, judged, counts });
  // Of JSON that was kept, the names come back in another order.
  return isDeepStrictEqual(numbers(old), numbers(row));
}

function reasonOf(
  row: Evaluation,
  old: StoredEvaluation | null,
  late: number,
): Pick<StoredEvaluation, "lateEvents" | "because"> {
  if (old === null) return { lateEvents: null, because: null };
  if (late > 0) return { lateEvents: late, because: "late_events" };
  return { lateEvents: 0, because: old.unknown === row.unknown ? "people" : "evidence" };
}

/** How many events from before each of these ends came after it had been computed, by end. */
async function lateEvents(
  db: Db,
  { source, behaviours }: MeasuredTarget,
  ends: readonly StoredEvaluation[],
): Promise<ReadonlyMap<number, number>> {
  if (ends.length === 0) return new Map();
  const since = Math.min(...ends.map(({ computedAt }) => computedAt));
  const { rows } = await sql<{ end: number; late: number }>`
    with came as materialized (
      select at, received_at from usage_event
      where source = (select number from usage_source where id = ${source})
        and event = any(${textArray(behaviours.map(({ event }) => event))}::text[])
        and received_at > ${new Date(since)}
    )
    select w."end"::float8 as "end", count(*)::int as late
    from unnest(${numberArray(ends.map(({ end }) => end))}::float8[],
      ${numberArray(ends.map(({ computedAt }) => computedAt))}::float8[]) as w ("end", computed)
    join came on came.at < timestamptz 'epoch' + w."end" * interval '1 ms'
      and came.received_at > timestamptz 'epoch' + w.computed * interval '1 ms'
    group by w."end"`.execute(db);
  return new Map(rows.map(({ end, late }) => [end, late]));
}

/** The latest evaluation of every period end, oldest first. */
export async function findEvaluations(db: Db, change: string, target: string): Promise<readonly StoredEvaluation[]> {
  const latest = new Map((await allEvaluations(db, change, target)).map((row) => [row.end, row]));
  return [...latest.values()];
}

/** Every evaluation of every period end; those of one end in the order they were computed. */
export async function allEvaluations(db: Db, change: string, target: string): Promise<readonly StoredEvaluation[]> {
  const rows = await db
    .selectFrom("evaluation")
    .selectAll()
    .where("change", "=", change)
    .where("target", "=", target)
    .orderBy("period_end")
    .orderBy("as_of")
    .execute();
  return rows.map((row) => ({
    end: row.period_end.getTime(),
    asOf: row.as_of.getTime(),
    computedAt: row.computed_at.getTime(),
    counts: row.counts,
    counted: row.counted,
    judged: row.judged,
    unknown: row.unknown,
    lateEvents: row.late_events,
    because: row.because,
  }));
}
