import { DAY_MS } from "../../domain/adoption/rule.ts";

/** Four years with one leap day: moved by a multiple of it, months keep their lengths (1901 to 2099). */
const cycleDays = 1_461;

/**
 * By how many whole days the historic instants are moved, so that the earliest launch lies at least `leadDays` ahead and every
 * month keeps its length. Numbers by month then come out exactly as they were.
 */
export function shiftDays(earliestLaunch: number, now: number, leadDays: number): number {
  const missing = now + leadDays * DAY_MS - earliestLaunch;
  return Math.max(0, Math.ceil(missing / (cycleDays * DAY_MS))) * cycleDays;
}

/** An instant moved by whole days, ISO 8601 in UTC without milliseconds, as the data has it. */
export function moved(instant: string, days: number): string {
  return new Date(Date.parse(instant) + days * DAY_MS).toISOString().replace(".000Z", "Z");
}
