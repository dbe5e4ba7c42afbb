import type { LastReading } from "../../domain/portfolio/worst-target.ts";
import type { Db, Tx } from "../database.ts";

/** The last measurement of a target. */
export interface StoredReading extends LastReading {
  readonly change: string;
}

/** Writes the measurement alone: the leaders' list is to be brought after it in the same transaction. */
export async function writeReading(db: Tx, reading: StoredReading): Promise<void> {
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
export async function findReadings(db: Db | Tx, changes: readonly string[]): Promise<readonly StoredReading[]> {
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
