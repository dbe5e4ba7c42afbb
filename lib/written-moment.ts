/** Dates and times as exports of other programs write them. Nothing in here knows a time zone. */

/** A moment as it stands in a cell. `offsetMinutes` is `null` where none is written; a date alone is its midnight. */
export interface WrittenMoment {
  /** The written date and time as if it were in UTC, in epoch milliseconds. */
  readonly wallMs: number;
  readonly offsetMinutes: number | null;
}

/** Which comes first where a date is written as `3/4/2026`. */
export type DayOrder = "dmy" | "mdy";

const time = String.raw`(?:(?:,?\s+|T)(\d{1,2}):(\d\d)(?::(\d\d)(?:[.,](\d{1,9}))?)?\s*([AaPp]\.?[Mm]\.?)?\s*(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)?)?`;
const yearFirst = new RegExp(String.raw`^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})${time}$`);
const yearLast = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4}|\d\d)${time}$`);
const dayMonth = new RegExp(
  String.raw`^(?:[A-Za-z]{3,9},?\s+)?(\d{1,2})\.?[ -]([A-Za-z]{3,9})\.?,?[ -](\d{4})${time}$`,
);
const monthDay = new RegExp(
  String.raw`^(?:[A-Za-z]{3,9},?\s+)?([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})${time}$`,
);
const epoch = /^(\d{10})(?:\.(\d{1,6}))?$|^(\d{13})$/;
const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/**
 * Reads ISO 8601 (also with a space, slashes or dots), `31.01.2026 09:30`, `1/31/2026 9:30 AM` by `order`, `31 Jan 2026`,
 * `January 31, 2026`, and epoch seconds or milliseconds. `null` for anything else, and for days and times that do not exist.
 */
export function readWrittenMoment(text: string, order: DayOrder | null): WrittenMoment | null {
  const iso = yearFirst.exec(text);
  if (iso !== null) return moment(Number(iso[1]), Number(iso[2]), Number(iso[3]), iso.slice(4));
  const numeric = yearLast.exec(text);
  if (numeric !== null) {
    const [first, second] = [Number(numeric[1]), Number(numeric[3])];
    const [day, month] = isDayFirst(numeric[2] ?? "", order) ? [first, second] : [second, first];
    return moment(fullYear(numeric[4] ?? ""), month, day, numeric.slice(5));
  }
  const digits = epoch.exec(text);
  if (digits !== null) {
    const ms = digits[3] === undefined ? Math.trunc(Number(text) * 1_000) : Number(text);
    return { wallMs: ms, offsetMinutes: 0 };
  }
  const spelled = dayMonth.exec(text);
  if (spelled !== null) return moment(Number(spelled[3]), monthOf(spelled[2]), Number(spelled[1]), spelled.slice(4));
  const american = monthDay.exec(text);
  if (american !== null)
    return moment(Number(american[3]), monthOf(american[1]), Number(american[2]), american.slice(4));
  return null;
}

/**
 * What dates such as `13/4/2026` among these say about the order. `null` when none is written that way, `ambiguous` when all
 * could be either, `mixed` when they disagree. Dots always put the day first.
 */
export function dayOrderOf(texts: Iterable<string>): DayOrder | "ambiguous" | "mixed" | null {
  let found: DayOrder | "ambiguous" | null = null;
  for (const text of texts) {
    const numeric = yearLast.exec(text);
    if (numeric === null || numeric[2] === ".") continue;
    const [first, second] = [Number(numeric[1]), Number(numeric[3])];
    const told: DayOrder | null = first > 12 ? "dmy" : second > 12 ? "mdy" : null;
    if (told === null) found ??= "ambiguous";
    else if (found !== null && found !== "ambiguous" && found !== told) return "mixed";
    else found = told;
  }
  return found;
}

function isDayFirst(separator: string, order: DayOrder | null): boolean {
  return separator === "." || order !== "mdy";
}

function fullYear(text: string): number {
  const year = Number(text);
  if (text.length === 4) return year;
  return year < 70 ? 2_000 + year : 1_900 + year;
}

function monthOf(name: string | undefined): number {
  const index = months.indexOf((name ?? "").slice(0, 3).toLowerCase());
  return index + 1;
}

function moment(
  year: number,
  month: number,
  day: number,
  [hour, minute = "0", second = "0", fraction = "", half, offset]: readonly (string | undefined)[],
): WrittenMoment | null {
  const hours = hour === undefined ? 0 : hourOf(Number(hour), half);
  if (hours === null || hours > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  const midnight = Date.UTC(year, month - 1, day);
  const read = new Date(midnight);
  if (read.getUTCMonth() !== month - 1 || read.getUTCDate() !== day) return null;
  const seconds = (hours * 60 + Number(minute)) * 60 + Number(second);
  const ms = Number(fraction.slice(0, 3).padEnd(3, "0"));
  return { wallMs: midnight + seconds * 1_000 + ms, offsetMinutes: offsetOf(offset) };
}

function hourOf(hour: number, half: string | undefined): number | null {
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return null;
  return (hour % 12) + (half.toLowerCase().startsWith("p") ? 12 : 0);
}

function offsetOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (!/^[+-]/.test(text)) return 0;
  const digits = text.slice(1).replace(":", "");
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2) || "0");
  return text.startsWith("-") ? -minutes : minutes;
}
