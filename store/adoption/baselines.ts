import { sql } from "kysely";
import type { Db } from "../database.ts";

/** One period end before the launch. Instants are epoch milliseconds. */
export interface BaselinePeriod {
  readonly end: number;
  readonly counted: number;
  readonly judged: number;
}

/** What a target's behaviour was before the launch; `end`, `counted` and `judged` are those of its last period end. */
export interface Baseline extends BaselinePeriod {
  readonly takenAt: number;
  readonly taken: "by_hand" | "at_launch";
  /** Oldest first. */
  readonly periods: readonly BaselinePeriod[];
}

export interface NewBaseline extends Baseline {
  readonly change: string;
  readonly target: string;
  /** A hash of what was measured. */
  readonly definition: string;
}

/** Adds a baseline, unless a wave has launched meanwhile: then nothing is kept and `false` is answered. */
export async function saveBaseline(db: Db, row: NewBaseline): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    // Whoever records a launch holds the same lock, so what is read of it stays true until the row is in.
    await sql`select pg_advisory_xact_lock(hashtextextended(${row.change}, 0))`.execute(tx);
    const added = await sql`
      insert into baseline (change, target, taken_at, definition, taken, period_end, counted, judged, periods)
      select key, ${row.target}, ${new Date(row.takenAt)}, ${row.definition}, ${row.taken}, ${new Date(row.end)},
        ${row.counted}::integer, ${row.judged}::integer, ${JSON.stringify(row.periods)}::jsonb
      from change where key = ${row.change} and not exists (
        select from jsonb_each(state -> 'waves') wave where wave.value ->> 'launchedAt' is not null)
      on conflict do nothing
      returning change`.execute(tx);
    return added.rows.length > 0;
  });
}

/** The newest baseline of what is measured now, `null` when none was taken before the launch. */
export async function findBaseline(
  db: Db,
  { change, target, definition }: Pick<NewBaseline, "change" | "target" | "definition">,
): Promise<Baseline | null> {
  const row = await db
    .selectFrom("baseline")
    .selectAll()
    .where("change", "=", change)
    .where("target", "=", target)
    .where("definition", "=", definition)
    .orderBy("taken_at", "desc")
    .limit(1)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { taken, counted, judged, periods } = row;
  return { takenAt: row.taken_at.getTime(), taken, end: row.period_end.getTime(), counted, judged, periods };
}
