import type { Counts } from "../../domain/adoption/measure.ts";
import type { Behaviour } from "../../domain/change/schema.ts";
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
  const rows = [];
  for (const row of evaluations) {
    const old = known.get(row.end);
    if (old !== undefined && isSame(old, row)) continue;
    rows.push({
      ...row,
      ...(old === undefined ? { lateEvents: null, because: null } : await reasonOf(db, of, old, row)),
    });
  }
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
  return (
    old.unknown === row.unknown &&
    old.counted === row.counted &&
    old.judged === row.judged &&
    JSON.stringify(old.counts) === JSON.stringify(row.counts)
  );
}

async function reasonOf(
  db: Db,
  { source, behaviours }: MeasuredTarget,
  old: StoredEvaluation,
  row: Evaluation,
): Promise<{ lateEvents: number; because: Because }> {
  const { late } = await db
    .selectFrom("usage_event")
    .innerJoin("usage_source", "usage_source.number", "usage_event.source")
    .select((select) => select.fn.countAll<string>().as("late"))
    .where("usage_source.id", "=", source)
    .where(
      "event",
      "in",
      behaviours.map(({ event }) => event),
    )
    .where("at", "<", new Date(row.end))
    .where("received_at", ">", new Date(old.computedAt))
    .executeTakeFirstOrThrow();
  const lateEvents = Number(late);
  if (lateEvents > 0) return { lateEvents, because: "late_events" };
  return { lateEvents, because: old.unknown === row.unknown ? "people" : "evidence" };
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
