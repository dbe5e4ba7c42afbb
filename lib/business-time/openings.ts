import { minuteOfDay } from "./clock.ts";
import { BusinessTimeError } from "./error.ts";
import { publicHolidays } from "./holidays.ts";
import type { Closures } from "./holidays.ts";
import type { Calendar } from "./schema.ts";
import { weekdays } from "./schema.ts";
import { Zone } from "./zone.ts";

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** A calendar that stays shut this long is a mistake, not a schedule. */
const maxShutDays = 3_653;
/** Days of a calendar that are remembered: many spans are of the same few years. */
const knownDaysMax = 20_000;

/** Working time `[start, end)` in epoch ms. */
export interface Opening {
  readonly start: number;
  readonly end: number;
}

type Span = readonly [number, number];

/** A calendar made ready for arithmetic: its working time by local day (days since 1970-01-01). */
export class Openings {
  readonly zone: Zone;
  readonly #week: Span[][];
  readonly #closed: ReadonlySet<number>;
  readonly #place: Calendar["holidays"];
  readonly #holidays = new Map<number, Closures>();
  readonly #known = new Map<number, readonly Opening[]>();

  constructor(calendar: Calendar) {
    this.zone = new Zone(calendar.zone);
    this.#week = weekdays.map((name) =>
      calendar.hours[name].map(([from, to]): Span => [minuteOfDay(from) ?? 0, minuteOfDay(to) ?? 0]).toSorted(byStart),
    );
    this.#closed = new Set(calendar.closed.map((date) => Date.parse(date) / DAY_MS));
    this.#place = calendar.holidays;
  }

  /** Working time of one local day, in order. */
  on(day: number): readonly Opening[] {
    const known = this.#known.get(day) ?? this.#openingsOn(day);
    if (this.#known.size >= knownDaysMax) this.#known.clear();
    this.#known.set(day, known);
    return known;
  }

  #openingsOn(day: number): readonly Opening[] {
    // 1970-01-01 was a Thursday, the fourth day of the week.
    const weekly = this.#week[(((day + 3) % 7) + 7) % 7] ?? [];
    if (weekly.length === 0 || this.#closed.has(day)) return [];
    const spans = this.#closures(day).reduce(without, weekly);
    return spans.flatMap(([from, to]) => {
      const start = this.zone.instant(day, from * MINUTE_MS);
      const end = this.zone.instant(day, to * MINUTE_MS);
      // Where clocks jump over an interval nothing of it is left.
      return start === undefined || end === undefined || end <= start ? [] : [{ start, end }];
    });
  }

  /** Working time after an instant, in order and without overlap. Throws when the calendar stays shut for ten years. */
  *after(instant: number): Generator<Opening, never> {
    let reached = instant;
    // From a day earlier: clocks that jump at midnight push the end of a day into the next.
    for (const day of this.daysFrom(this.zone.local(instant).day - 1)) {
      for (const { start, end } of this.on(day)) {
        if (end <= reached) continue;
        yield { start: Math.max(start, reached), end };
        reached = end;
      }
    }
    throw new BusinessTimeError("calendar", "has no end of days");
  }

  /** Local days with any working time, from one on. Throws when the calendar stays shut for ten years. */
  *daysFrom(first: number): Generator<number, never> {
    for (let day = first, shutDays = 0; ; day++) {
      shutDays = this.on(day).length > 0 ? 0 : shutDays + 1;
      if (shutDays === 0) yield day;
      if (shutDays > maxShutDays) {
        throw new BusinessTimeError("calendar", "never opens within ten years: check its hours and closed days");
      }
    }
  }

  #closures(day: number): readonly Span[] {
    if (this.#place === undefined) return [];
    const year = new Date(day * DAY_MS).getUTCFullYear();
    // Holidays of several days run over New Year's Eve.
    return [year - 1, year].flatMap((each) => this.#holidaysOf(each).get(day) ?? []);
  }

  #holidaysOf(year: number): Closures {
    const known = this.#holidays.get(year);
    if (known !== undefined || this.#place === undefined) return known ?? new Map();
    const fresh = publicHolidays(this.#place, year);
    this.#holidays.set(year, fresh);
    return fresh;
  }
}

function byStart(a: Span, b: Span): number {
  return a[0] - b[0];
}

function without(spans: Span[], [from, to]: Span): Span[] {
  return spans
    .flatMap(([start, end]): Span[] => [
      [start, Math.min(end, from)],
      [Math.max(start, to), end],
    ])
    .filter(([start, end]) => end > start);
}

const prepared = new WeakMap<Calendar, Openings>();

/** The openings of a calendar, prepared once for each calendar object. */
export function openingsOf(calendar: Calendar): Openings {
  const known = prepared.get(calendar) ?? new Openings(calendar);
  prepared.set(calendar, known);
  return known;
}
