import { Temporal } from "temporal-polyfill";
import type { CalendarEntry } from "../../../app/calendar/entries.ts";

/** A month of a reader's own zone, in whole weeks from Monday. Instants are epoch milliseconds. */
export interface Month {
  /** `2026-12`. */
  readonly id: string;
  readonly earlier: string;
  readonly later: string;
  /** Noon of its first day, to be written in words. */
  readonly at: number;
  /** Of the first and after the last day that is shown. */
  readonly from: number;
  readonly until: number;
  readonly days: readonly Day[];
}

export interface Day {
  /** `2026-12-03`. */
  readonly id: string;
  readonly number: number;
  readonly from: number;
  readonly until: number;
  readonly isInMonth: boolean;
}

const form = /^(2\d{3})-(0[1-9]|1[0-2])$/;

/** The month that is asked for as `2026-12`, or the one of an instant. */
export function monthOf(asked: string | undefined, now: number, timeZone: string): Month {
  const today = Temporal.Instant.fromEpochMilliseconds(now).toZonedDateTimeISO(timeZone).toPlainDate();
  const month =
    asked !== undefined && form.test(asked) ? Temporal.PlainYearMonth.from(asked) : today.toPlainYearMonth();
  const first = month.toPlainDate({ day: 1 });
  const last = month.toPlainDate({ day: month.daysInMonth });
  const startOf = (date: Temporal.PlainDate) => date.toZonedDateTime(timeZone).epochMilliseconds;
  const days: Day[] = [];
  const end = last.add({ days: 7 - last.dayOfWeek });
  for (
    let date = first.subtract({ days: first.dayOfWeek - 1 });
    Temporal.PlainDate.compare(date, end) <= 0;
    date = date.add({ days: 1 })
  )
    days.push({
      id: date.toString(),
      number: date.day,
      from: startOf(date),
      until: startOf(date.add({ days: 1 })),
      isInMonth: date.month === month.month,
    });
  return {
    id: month.toString(),
    earlier: month.subtract({ months: 1 }).toString(),
    later: month.add({ months: 1 }).toString(),
    at: first.toZonedDateTime({ timeZone, plainTime: "12:00" }).epochMilliseconds,
    from: days[0]?.from ?? now,
    until: days.at(-1)?.until ?? now,
    days,
  };
}

/** What stands on a day: moments of it, and freezes that touch it. */
export function entriesOn({ from, until }: Day, entries: readonly CalendarEntry[]): readonly CalendarEntry[] {
  return entries.filter((entry) => entry.at < until && (entry.until === null ? entry.at >= from : entry.until > from));
}
