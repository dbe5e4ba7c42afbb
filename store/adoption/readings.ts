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
