import type { BusinessDuration } from "./duration.ts";
import { checkDuration } from "./duration.ts";
import { BusinessTimeError } from "./error.ts";
import { readInstant } from "./instant.ts";
import type { Opening, Openings } from "./openings.ts";
import { openingsOf } from "./openings.ts";
import type { Calendar } from "./schema.ts";

const HOUR_MS = 3_600_000;

/** The instant itself inside working time, else the start of the next working interval. Epoch ms. */
export function rollForward(calendar: Calendar, instant: string | number): number {
  const at = readInstant("from", instant);
  return openingsOf(calendar).after(at).next().value.start;
}

/**
 * When working time is used up, in epoch ms. Hours walk through working intervals; days keep the local time of day of the
 * rolled start and move within the target day when that time is before hours, in a break or after the end.
 * Throws {@link BusinessTimeError} with the field `from`, `in` or `calendar`.
 */
export function addBusinessTime(calendar: Calendar, from: string | number, amount: BusinessDuration): number {
  const duration = checkDuration(amount);
  const start = rollForward(calendar, from);
  const openings = openingsOf(calendar);
  return "days" in duration
    ? addDays(openings, start, duration.days)
    : addHours(openings, start, Math.round(duration.hours * HOUR_MS));
}

/** Working time between two instants, in seconds. Throws {@link BusinessTimeError} when `to` is before `from`. */
export function elapsedBusinessSeconds(calendar: Calendar, from: string | number, to: string | number): number {
  const start = readInstant("from", from);
  const end = readInstant("to", to);
  if (end < start) throw new BusinessTimeError("to", "is before from: give the later instant second");
  const openings = openingsOf(calendar);
  let elapsedMs = 0;
  let reached = start;
  const lastDay = openings.zone.local(end).day;
  for (let day = openings.zone.local(start).day - 1; day <= lastDay; day++) {
    for (const opening of openings.on(day)) {
      const begin = Math.max(opening.start, reached);
      reached = Math.max(reached, Math.min(opening.end, end));
      elapsedMs += Math.max(reached - begin, 0);
    }
  }
  return elapsedMs / 1_000;
}

function addHours(openings: Openings, start: number, amountMs: number): number {
  const walk = openings.after(start);
  for (let leftMs = amountMs; ;) {
    const opening = walk.next().value;
    const lengthMs = opening.end - opening.start;
    if (leftMs <= lengthMs) return opening.start + leftMs;
    leftMs -= lengthMs;
  }
}

function addDays(openings: Openings, start: number, count: number): number {
  if (count === 0) return start;
  const local = openings.zone.local(start);
  const days = openings.daysFrom(local.day + 1);
  let day = days.next().value;
  for (let left = count - 1; left > 0; left--) day = days.next().value;
  return settle(openings.on(day), openings.zone.instant(day, local.ms));
}

function settle(hours: readonly Opening[], wanted: number | undefined): number {
  const last = hours.at(-1);
  if (last === undefined || wanted === undefined) throw new BusinessTimeError("calendar", "has a day without hours");
  const opening = hours.find(({ end }) => end > wanted);
  return opening === undefined ? last.end : Math.max(opening.start, wanted);
}
