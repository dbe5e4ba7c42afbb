import { percentAgainst, shownShare, percent as wholePercent } from "../../lib/share-text.ts";
import { wordsOf } from "../language/choose.ts";
import { plural } from "../language/en/numbers.ts";
import type { Moment, Reader } from "./moment.ts";

export { capital, countWord, number, plural } from "../language/en/numbers.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const formats = new Map<string, Intl.DateTimeFormat>();

function show(moment: Moment, at: number, options: Intl.DateTimeFormatOptions): string {
  const { locale, timeZone } = moment;
  const key = JSON.stringify([locale, timeZone, options]);
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, { timeZone, ...options });
  formats.set(key, format);
  return wordsOf(moment).format.date(format.format(at));
}

function yearIfOther(moment: Moment, at: number): Intl.DateTimeFormatOptions {
  const year = (instant: number) => show(moment, instant, { year: "numeric" });
  return year(at) === year(moment.now) ? {} : { year: "numeric" };
}

/** "Monday 3 August", for days on which somebody must act. The year is added when it is not this year. */
export function weekdayDate(moment: Moment, at: number): string {
  return show(moment, at, { weekday: "long", day: "numeric", month: "long", ...yearIfOther(moment, at) });
}

/** "Mon 3 August", the same for narrow places. */
export function shortWeekdayDate(moment: Moment, at: number): string {
  return show(moment, at, { weekday: "short", day: "numeric", month: "long", ...yearIfOther(moment, at) });
}

/** "3 August". */
export function date(moment: Moment, at: number): string {
  return show(moment, at, { day: "numeric", month: "long", ...yearIfOther(moment, at) });
}

/** "3 Aug". */
export function shortDate(moment: Moment, at: number): string {
  return show(moment, at, { day: "numeric", month: "short", ...yearIfOther(moment, at) });
}

/** "Aug 2022". */
export function monthYear(moment: Moment, at: number): string {
  return show(moment, at, { month: "short", year: "numeric" });
}

/** "August 2022". */
export function monthYearLong(moment: Moment, at: number): string {
  return show(moment, at, { month: "long", year: "numeric" });
}

/** "17:00". */
export function clock(moment: Moment, at: number): string {
  return wordsOf(moment).format.clock(show(moment, at, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }));
}

/** "Thursday 13 August, 17:00". */
export function deadline(moment: Moment, at: number): string {
  return wordsOf(moment).format.dayAt(weekdayDate(moment, at), clock(moment, at));
}

/** "Berlin" for Europe/Berlin: the city people know their zone by. */
export function zoneCity(moment: Moment): string {
  const { timeZone } = moment;
  return wordsOf(moment).format.city(timeZone.slice(timeZone.lastIndexOf("/") + 1).replaceAll("_", " "));
}

/** "Thursday 13 August, 17:00 Berlin". */
export function deadlineInZone(moment: Moment, at: number): string {
  return wordsOf(moment).format.inZone(deadline(moment, at), zoneCity(moment));
}

/** "3 August 2026, 11:00, Berlin": when something was measured or rendered. */
export function stamp(moment: Moment, at: number): string {
  const day = show(moment, at, { day: "numeric", month: "long", year: "numeric" });
  return wordsOf(moment).format.stamp(day, clock(moment, at), zoneCity(moment));
}

/** ISO week of the local date, 1 to 53. */
export function isoWeek(moment: Moment, at: number): number {
  const local = new Intl.DateTimeFormat("en-CA", { timeZone: moment.timeZone }).format(at);
  const thursday = new Date(`${local}T00:00Z`);
  thursday.setUTCDate(thursday.getUTCDate() + 4 - (thursday.getUTCDay() || 7));
  return Math.ceil(((thursday.getTime() - Date.UTC(thursday.getUTCFullYear(), 0, 1)) / DAY_MS + 1) / 7);
}

/** "2 hours", "9 days": the length of a stretch of time, rounded down. */
export function lengthInWords(lengthMs: number): string {
  if (lengthMs < HOUR_MS) return plural(Math.max(Math.floor(lengthMs / MINUTE_MS), 1), "minute");
  if (lengthMs < 2 * DAY_MS) return plural(Math.floor(lengthMs / HOUR_MS), "hour");
  return plural(Math.floor(lengthMs / DAY_MS), "day");
}

/** Whole days from one instant to another. */
export function daysBetween(from: number, to: number): number {
  return Math.floor((to - from) / DAY_MS);
}

/** "64%" of a share in [0, 1]; with a threshold, what is short of it never reads as having reached it. */
export function percent(share: number, threshold?: number): string {
  return threshold === undefined ? wholePercent(share) : percentAgainst(share, threshold);
}

/** "64%" of a share in [0, 1], as it is written in the reader's language. */
export function shareText(reader: Reader, of: number): string {
  const { format } = wordsOf(reader);
  const { percent: whole, is } = shownShare(of);
  const written = new Intl.NumberFormat(reader.locale).format(whole);
  return is === "under"
    ? format.shareUnder(written)
    : is === "over"
      ? format.shareOver(written)
      : format.share(written);
}

/** Whole points between two shares, as they are shown: "64%" and "80%" are 16 points apart. */
export function pointsBetween(from: number, to: number): number {
  return Math.round(to * 100) - Math.round(from * 100);
}

/** "a41f…9c2e": a fingerprint short enough to compare by eye. */
export function shortHash(hash: string): string {
  return hash.length <= 12 ? hash : `${hash.slice(0, 4)}…${hash.slice(-4)}`;
}

/** "€21,400" or "21.400 €", as it is written in the reader's language. `currency` is an ISO 4217 code. */
export function moneyText(reader: Reader, amount: number, currency: string): string {
  const options = { style: "currency", currency, minimumFractionDigits: 0, maximumFractionDigits: 2 } as const;
  return new Intl.NumberFormat(reader.locale, options).format(amount);
}

/** "€ 21,400". `currency` is an ISO 4217 code. */
export function money(amount: number, currency: string): string {
  const value = new Intl.NumberFormat("en-GB", { style: "currency", currency, maximumFractionDigits: 0 });
  return value.format(amount);
}
