import type { StuckStep } from "../../domain/adoption/stuck.ts";
import type { Db } from "../database.ts";

/** A group that stands still, with what may be told of it. */
export interface StoredStuckGroup {
  readonly target: string;
  readonly group: string;
  /** The period end it is of, epoch milliseconds. */
  readonly asOf: number;
  readonly step: StuckStep;
  readonly judged: number;
  /** `null`: it would point at people. */
  readonly counted: number | null;
  readonly people: number | null;
}

/** Puts what was measured of a target in place of what was known before. */
export async function replaceStuckGroups(
  db: Db,
  change: string,
  target: string,
  groups: readonly Omit<StoredStuckGroup, "target">[],
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await tx.deleteFrom("stuck_group").where("change", "=", change).where("target", "=", target).execute();
    if (groups.length === 0) return;
    const rows = groups.map(({ asOf, ...group }) => ({ ...group, change, target, as_of: new Date(asOf) }));
    await tx.insertInto("stuck_group").values(rows).execute();
  });
}

/** Every group of a change that stood still when it was last measured. */
export async function findStuckGroups(db: Db, change: string): Promise<readonly StoredStuckGroup[]> {
  const rows = await db
    .selectFrom("stuck_group")
    .select(["target", "group", "as_of", "step", "judged", "counted", "people"])
    .where("change", "=", change)
    .orderBy("group")
    .orderBy("target")
    .execute();
  return rows.map(({ as_of, ...row }) => ({ ...row, asOf: as_of.getTime() }));
}
