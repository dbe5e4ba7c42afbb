import { Temporal } from "temporal-polyfill";

/** A week of somebody's own calendar, Monday to Sunday, and when it is told of. Instants are epoch milliseconds. */
export interface LocalWeek {
  /** The Monday it began with, as `2026-07-27`. */
  readonly monday: string;
  readonly from: number;
  /** The end, which is the beginning of the next one. */
  readonly until: number;
  /** On the Monday after it, at the hour asked for. */
  readonly tellAt: number;
}

/** The last week that was over, by the calendar of a zone, on the local day of an instant. `hour`: of the day it is told on. */
export function weekBefore(at: number, timeZone: string, hour: number): LocalWeek {
  const today = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timeZone).toPlainDate();
  return weekFrom(today.subtract({ days: today.dayOfWeek - 1 + 7 }), timeZone, hour);
}

/** The week that begins with a Monday such as `2026-07-27`. */
export function weekOf(monday: string, timeZone: string, hour: number): LocalWeek {
  return weekFrom(Temporal.PlainDate.from(monday), timeZone, hour);
}

function weekFrom(monday: Temporal.PlainDate, timeZone: string, hour: number): LocalWeek {
  const next = monday.add({ days: 7 });
  const instant = (day: Temporal.PlainDate, clock: number) =>
    day.toZonedDateTime({ timeZone, plainTime: new Temporal.PlainTime(clock) }).epochMilliseconds;
  return { monday: monday.toString(), from: instant(monday, 0), until: instant(next, 0), tellAt: instant(next, hour) };
}
