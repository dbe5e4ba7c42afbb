import type { Period } from "../../domain/adoption/rule.ts";

const QUARTER_HOUR = 900_000;

/**
 * Period boundaries found by looking at the wall clock every quarter of an hour: slow, and without date arithmetic.
 * `from` must lie before the first boundary wanted.
 */
export function boundariesByClock(timeZone: string, from: number, to: number): Record<Period, number[]> {
  const format = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    weekday: "short",
    day: "2-digit",
    month: "2-digit",
    year: "numeric",
  });
  const found: Record<Period, number[]> = { day: [], week: [], month: [] };
  let before = format.format(from);
  const seen = new Set([before]);
  for (let at = Math.ceil(from / QUARTER_HOUR) * QUARTER_HOUR; at <= to; at += QUARTER_HOUR) {
    const date = format.format(at);
    // Where clocks go back over midnight a date shows up twice; only its first midnight is a boundary.
    if (date !== before && !seen.has(date)) {
      found.day.push(at);
      if (date.startsWith("Mon")) found.week.push(at);
      if (date.endsWith("-01")) found.month.push(at);
    }
    seen.add(date);
    before = date;
  }
  return found;
}
