import { Temporal } from "temporal-polyfill";

/** Periods on the local calendar of an IANA zone; weeks start on Monday. */
export interface PeriodRule {
  readonly period: "day" | "week" | "month";
  readonly timeZone: string;
}

const LENGTH = { day: { days: 1 }, week: { weeks: 1 }, month: { months: 1 } } as const;

/**
 * Period boundaries in order, in epoch milliseconds: from the last one at or before `fromMs` up to the last one at or
 * before `toMs`. A local day is as long as the clocks make it; one that a zone left out altogether is no period.
 */
export function periodBoundaries(rule: PeriodRule, fromMs: number, toMs: number): number[] {
  const boundaries: number[] = [];
  let date = periodStart(rule, fromMs);
  for (;;) {
    const instant = date.toZonedDateTime({ timeZone: rule.timeZone }).epochMilliseconds;
    if (instant > toMs) break;
    if (instant !== boundaries.at(-1)) boundaries.push(instant);
    date = date.add(LENGTH[rule.period]);
  }
  return boundaries;
}

/** Ends of the periods that end in `(fromMs, toMs]`. */
export function periodEnds(rule: PeriodRule, fromMs: number, toMs: number): number[] {
  return periodBoundaries(rule, fromMs, toMs).filter((end) => end > fromMs);
}

function periodStart(rule: PeriodRule, instant: number): Temporal.PlainDate {
  const date = Temporal.Instant.fromEpochMilliseconds(instant).toZonedDateTimeISO(rule.timeZone).toPlainDate();
  if (rule.period === "week") return date.subtract({ days: date.dayOfWeek - 1 });
  return rule.period === "month" ? date.with({ day: 1 }) : date;
}
