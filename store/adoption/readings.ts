import type { Counts } from "../../domain/adoption/measure.ts";
import type { Verdict } from "../../domain/adoption/verdict.ts";
import type { Db } from "../database.ts";

/** The last measurement of a target. */
export interface StoredReading {
  readonly change: string;
  readonly target: string;
  readonly asOf: number;
  readonly verdict: Verdict;
  readonly ladder: Counts;
}

export async function saveReading(db: Db, reading: StoredReading): Promise<void> {
  const columns = {
    as_of: new Date(reading.asOf),
    verdict: JSON.stringify(reading.verdict),
    ladder: JSON.stringify(reading.ladder),
    computed_at: new Date(),
  };
  await db
    .insertInto("target_reading")
    .values({ change: reading.change, target: reading.target, ...columns })
    .onConflict((conflict) => conflict.columns(["change", "target"]).doUpdateSet(columns))
    .execute();
}

/** The last readings of some changes, in no order. */
export async function findReadings(db: Db, changes: readonly string[]): Promise<readonly StoredReading[]> {
  if (changes.length === 0) return [];
  const rows = await db
    .selectFrom("target_reading")
    .selectAll()
    .where("change", "in", [...changes])
    .execute();
  return rows.map((row) => ({
    change: row.change,
    target: row.target,
    asOf: row.as_of.getTime(),
    verdict: row.verdict,
    ladder: row.ladder,
  }));
}

export interface StoredEvaluation {
  readonly end: number;
  readonly asOf: number;
  readonly computedAt: number;
  readonly counts: Counts;
  readonly counted: number;
  readonly judged: number;
  readonly unknown: boolean;
}

/** Keeps evaluations whose numbers are new; a period that is restated gets a row beside the old ones. */
export async function saveEvaluations(
  db: Db,
  change: string,
  target: string,
  evaluations: readonly Omit<StoredEvaluation, "computedAt">[],
): Promise<void> {
  const known = new Map((await findEvaluations(db, change, target)).map((row) => [row.end, row]));
  const fresh = evaluations.filter((row) => {
    const old = known.get(row.end);
    return (
      old === undefined ||
      old.unknown !== row.unknown ||
      old.counted !== row.counted ||
      old.judged !== row.judged ||
      JSON.stringify(old.counts) !== JSON.stringify(row.counts)
    );
  });
  if (fresh.length === 0) return;
  await db
    .insertInto("evaluation")
    .values(
      fresh.map((row) => ({
        change,
        target,
        period_end: new Date(row.end),
        as_of: new Date(row.asOf),
        counts: JSON.stringify(row.counts),
        counted: row.counted,
        judged: row.judged,
        unknown: row.unknown,
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

/** The latest evaluation of every period end, oldest first. */
export async function findEvaluations(db: Db, change: string, target: string): Promise<readonly StoredEvaluation[]> {
  const rows = await db
    .selectFrom("evaluation")
    .distinctOn("period_end")
    .selectAll()
    .where("change", "=", change)
    .where("target", "=", target)
    .orderBy("period_end")
    .orderBy("as_of", "desc")
    .execute();
  return rows.map((row) => ({
    end: row.period_end.getTime(),
    asOf: row.as_of.getTime(),
    computedAt: row.computed_at.getTime(),
    counts: row.counts,
    counted: row.counted,
    judged: row.judged,
    unknown: row.unknown,
  }));
}
