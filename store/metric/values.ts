import { sql } from "kysely";
import type { MetricNumbers } from "../../domain/metric/value.ts";
import type { Db, Tx } from "../database.ts";

/** Which metric of which change; `definition` is a hash of what its values are of. */
export interface OfMetric {
  readonly change: string;
  readonly definition: string;
}

/** A value of a period, for everybody (`wave: null`) or one wave. `day` is the first of the period, as `2026-03-01`. */
export interface NewMetricValue {
  readonly day: string;
  readonly wave: string | null;
  readonly numbers: MetricNumbers;
}

/** A version as it is kept. Instants are epoch milliseconds. */
export interface KeptMetricValue extends NewMetricValue {
  readonly recordedAt: number;
  readonly recordedBy: string;
  readonly beforeLaunch: boolean;
}

/** Everything that was brought in, in the order in which it came. */
export async function findMetricValues(
  db: Db | Tx,
  { change, definition }: OfMetric,
): Promise<readonly KeptMetricValue[]> {
  const rows = await db
    .selectFrom("metric_value")
    .select(sql<string>`to_char(period_start, 'YYYY-MM-DD')`.as("day"))
    .select(["wave", "recorded_at", "recorded_by", "before_launch", "kind", "value", "n", "sd"])
    .where("change", "=", change)
    .where("definition", "=", definition)
    .orderBy("id")
    .execute();
  return rows.map(({ day, wave, recorded_at, recorded_by, before_launch, kind, value, n, sd }) => ({
    day,
    wave,
    recordedAt: recorded_at.getTime(),
    recordedBy: recorded_by,
    beforeLaunch: before_launch,
    numbers:
      kind === "share"
        ? { kind, count: value, total: Number(n) }
        : { kind, value, n: n === null ? null : Number(n), sd },
  }));
}

/** How many versions a change keeps, of whatever its metric was called. */
export async function countMetricValues(db: Db | Tx, change: string): Promise<number> {
  const { count } = await db
    .selectFrom("metric_value")
    .select(({ fn }) => fn.countAll<string>().as("count"))
    .where("change", "=", change)
    .executeTakeFirstOrThrow();
  return Number(count);
}

/** Runs with nobody else writing values of this change, and no launch being recorded. */
export async function whileNothingMoves<T>(db: Db, change: string, act: (tx: Tx) => Promise<T>): Promise<T> {
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${change}, 0))`.execute(tx);
    return act(tx);
  });
}

/** Adds versions. Whether they are of before the launch is told by what is on record of the change. */
export async function addMetricValues(
  tx: Tx,
  { change, definition }: OfMetric,
  values: readonly NewMetricValue[],
  { recordedAt, recordedBy }: Pick<KeptMetricValue, "recordedAt" | "recordedBy">,
): Promise<void> {
  if (values.length === 0) return;
  const rows = values.map(({ day, wave, numbers }, place) =>
    numbers.kind === "share"
      ? { place, day, wave, kind: numbers.kind, value: numbers.count, n: numbers.total, sd: null }
      : { place, day, wave, kind: numbers.kind, value: numbers.value, n: numbers.n, sd: numbers.sd },
  );
  await sql`
    insert into metric_value (change, definition, period_start, wave, recorded_at, recorded_by, before_launch, kind, value, n, sd)
    select key, ${definition}, day, wave, ${new Date(recordedAt)}, ${recordedBy}, not exists (
        select from jsonb_each(state -> 'waves') launch where launch.value ->> 'launchedAt' is not null),
      kind, brought.value, n, sd
    from change, jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as brought (place integer, day date, wave text, kind text, value double precision, n bigint, sd double precision)
    where key = ${change} order by place`.execute(tx);
}
