import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import { lagSteps, noLags } from "../../domain/usage/lag.ts";
import type { Lags } from "../../domain/usage/lag.ts";
import type { Db } from "../database.ts";

/** What came on a day of receipt. */
export interface Receipts {
  /** `2026-03-03`, in UTC. */
  readonly day: string;
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
  /** Of the accepted that were no history. */
  readonly lags: Lags;
}

/** The statement that adds what was received to its day. `at` is epoch milliseconds. */
export function receiptsCounted(
  source: number,
  at: number,
  { accepted, duplicates, rejected, lags }: Omit<Receipts, "day">,
): RawBuilder<unknown> {
  const { withinMinute, withinHour, withinDay, withinWeek, later } = lags;
  return sql`
    insert into usage_receipt as r (source, day, accepted, duplicates, rejected,
      within_minute, within_hour, within_day, within_week, later)
    values (${source}, ${dayOf(at)}::date, ${accepted}, ${duplicates}, ${rejected},
      ${withinMinute}, ${withinHour}, ${withinDay}, ${withinWeek}, ${later})
    on conflict (source, day) do update set
      accepted = r.accepted + excluded.accepted,
      duplicates = r.duplicates + excluded.duplicates,
      rejected = r.rejected + excluded.rejected,
      within_minute = r.within_minute + excluded.within_minute,
      within_hour = r.within_hour + excluded.within_hour,
      within_day = r.within_day + excluded.within_day,
      within_week = r.within_week + excluded.within_week,
      later = r.later + excluded.later`;
}

interface Row {
  readonly source: number;
  readonly day: string;
  readonly accepted: string;
  readonly duplicates: string;
  readonly rejected: string;
  readonly within_minute: string;
  readonly within_hour: string;
  readonly within_day: string;
  readonly within_week: string;
  readonly later: string;
}

/** Days since an instant on which something came, newest first, of one source or of all, by the number of the source. */
export async function receiptsSince(
  db: Db,
  since: number,
  source: number | null,
): Promise<ReadonlyMap<number, readonly Receipts[]>> {
  const { rows } = await sql<Row>`select source, day::text, accepted::text, duplicates::text, rejected::text,
      within_minute::text, within_hour::text, within_day::text, within_week::text, later::text
    from usage_receipt where day >= ${dayOf(since)}::date and (${source}::int is null or source = ${source}::int)
    order by day desc`.execute(db);
  const bySource = new Map<number, Receipts[]>();
  for (const row of rows) {
    const days = bySource.get(row.source) ?? [];
    days.push(toReceipts(row));
    bySource.set(row.source, days);
  }
  return bySource;
}

/** All days together. */
export function lagsOver(days: readonly Receipts[]): Lags {
  const sum = { ...noLags };
  for (const { lags } of days) {
    for (const step of lagSteps) sum[step] += lags[step];
  }
  return sum;
}

function dayOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}

function toReceipts(row: Row): Receipts {
  return {
    day: row.day,
    accepted: Number(row.accepted),
    duplicates: Number(row.duplicates),
    rejected: Number(row.rejected),
    lags: {
      withinMinute: Number(row.within_minute),
      withinHour: Number(row.within_hour),
      withinDay: Number(row.within_day),
      withinWeek: Number(row.within_week),
      later: Number(row.later),
    },
  };
}
