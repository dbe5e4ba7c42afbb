import { Temporal } from "temporal-polyfill";
import type { PeriodRule } from "./periods.ts";

/** A period of the local calendar: its first day, as `2026-03-01`, and `[from, until)` in epoch milliseconds. */
export interface NamedPeriod {
  readonly day: string;
  readonly from: number;
  readonly until: number;
}

/** How a period of each length is written, beside any day in it. */
export const periodForm = { day: "2026-03-09", week: "2026-W11", month: "2026-03" } as const;

/**
 * The period that a text names: a month such as `2026-03`, a week such as `2026-W11` by ISO 8601, or the one that a day such as
 * `2026-03-09` lies in. `null` for a text that names none of this length.
 */
export function readPeriod({ period, timeZone }: PeriodRule, text: string): NamedPeriod | null {
  const named = dayIn(period, text.trim());
  if (named === null) return null;
  const first =
    period === "week"
      ? named.subtract({ days: named.dayOfWeek - 1 })
      : period === "month"
        ? named.with({ day: 1 })
        : named;
  const next = first.add({ day: { days: 1 }, week: { weeks: 1 }, month: { months: 1 } }[period]);
  const instant = (date: Temporal.PlainDate) => date.toZonedDateTime({ timeZone }).epochMilliseconds;
  return { day: first.toString(), from: instant(first), until: instant(next) };
}

/** The shortest way to write the period that begins on this day. */
export function writePeriod(period: PeriodRule["period"], day: string): string {
  if (period === "month") return day.slice(0, 7);
  if (period === "day") return day;
  const { yearOfWeek, weekOfYear } = Temporal.PlainDate.from(day);
  return `${yearOfWeek}-W${String(weekOfYear).padStart(2, "0")}`;
}

function dayIn(period: PeriodRule["period"], text: string): Temporal.PlainDate | null {
  try {
    if (/^\d{4}-\d\d-\d\d$/.test(text)) return Temporal.PlainDate.from(text, { overflow: "reject" });
    if (period === "month" && /^\d{4}-\d\d$/.test(text)) return Temporal.PlainDate.from(`${text}-01`);
    const [, year, week] = /^(\d{4})-W(\d\d)$/.exec(text) ?? [];
    return period === "week" && year !== undefined ? mondayOf(year, Number(week)) : null;
  } catch {
    return null;
  }
}

/** The fourth of January is always in the first week. */
function mondayOf(year: string, week: number): Temporal.PlainDate | null {
  const first = Temporal.PlainDate.from(`${year}-01-04`);
  const monday = first.subtract({ days: first.dayOfWeek - 1 }).add({ weeks: week - 1 });
  return monday.weekOfYear === week ? monday : null;
}
