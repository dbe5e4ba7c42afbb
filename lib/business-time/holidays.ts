import Holidays from "date-holidays";

const DAY_MS = 86_400_000;
const DAY_MINUTES = 1_440;

/** Closed local minutes `[from, to)` of a day, by days since 1970-01-01. */
export type Closures = ReadonlyMap<number, readonly (readonly [number, number])[]>;

export interface HolidayPlace {
  country: string;
  region?: string | undefined;
}

let countries: ReadonlySet<string> | undefined;

/** Country codes with known public holidays. */
export function holidayCountries(): ReadonlySet<string> {
  countries ??= new Set(Object.keys(new Holidays().getCountries()));
  return countries;
}

/** Region codes of a country; empty where it has none. */
export function holidayRegions(country: string): ReadonlySet<string> {
  return new Set(Object.keys(new Holidays().getStates(country) ?? {}));
}

/**
 * Public holidays that begin in a year, as closed local minutes. A holiday that begins at noon closes the afternoon only,
 * one of several days closes each of them, also past the year's end.
 */
export function publicHolidays(place: HolidayPlace, year: number): Closures {
  const options = { types: ["public" as const] };
  const source =
    place.region === undefined
      ? new Holidays(place.country, options)
      : new Holidays(place.country, place.region, options);
  const closures = new Map<number, (readonly [number, number])[]>();
  for (const holiday of source.getHolidays(year)) {
    const from = localMinutes(holiday.date);
    const to = from + lengthInMinutes(holiday.end.getTime() - holiday.start.getTime());
    for (let day = Math.floor(from / DAY_MINUTES); day * DAY_MINUTES < to; day++) {
      const start = day * DAY_MINUTES;
      const closed = [Math.max(from - start, 0), Math.min(to - start, DAY_MINUTES)] as const;
      closures.set(day, [...(closures.get(day) ?? []), closed]);
    }
  }
  return closures;
}

function localMinutes(date: string): number {
  // "2027-12-24 12:00:00 -0600": the offset says which evening the day counts from, the wall clock is already local.
  return Date.parse(`${date.slice(0, 10)}T${date.slice(11, 19)}Z`) / 60_000;
}

function lengthInMinutes(elapsedMs: number): number {
  // A day on which clocks change lasts 23 or 25 hours and is still one day.
  const days = Math.round(elapsedMs / DAY_MS);
  return days > 0 && Math.abs(elapsedMs - days * DAY_MS) <= 7_200_000 ? days * DAY_MINUTES : elapsedMs / 60_000;
}
