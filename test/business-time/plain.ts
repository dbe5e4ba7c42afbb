import type { Calendar } from "../../lib/business-time/schema.ts";
import { weekdays } from "../../lib/business-time/schema.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/** Business time the slow way: wall clocks from Intl, working time as a set of minutes, every walk one minute at a time. */
export function plainCalendar(calendar: Calendar) {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone: calendar.zone,
    dateStyle: "short",
    timeStyle: "short",
    hourCycle: "h23",
  });
  const wallOf = (instant: number): string => {
    const parts = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, value]));
    return `${parts["year"]}-${parts["month"]}-${parts["day"]}T${parts["hour"]}:${parts["minute"]}`;
  };
  const wall = remember(wallOf);

  /** The first instant that shows this wall clock; in a gap, what it would be had the clocks not changed yet. */
  const toInstant = (date: string, minute: number): number => {
    const utc = Date.parse(`${date}T00:00Z`) + minute * MINUTE_MS;
    const wanted = new Date(utc).toISOString().slice(0, 16);
    for (let at = utc - 15 * 3_600_000; at <= utc + 15 * 3_600_000; at += MINUTE_MS) if (wall(at) === wanted) return at;
    const offsetBefore = Date.parse(`${wall(utc - DAY_MS)}Z`) - (utc - DAY_MS);
    return utc - offsetBefore;
  };

  const openingsOn = remember((day: number): [number, number][] => {
    const date = new Date(day * DAY_MS).toISOString().slice(0, 10);
    if (calendar.closed.includes(date)) return [];
    const weekday = weekdays[(new Date(day * DAY_MS).getUTCDay() + 6) % 7] ?? "mon";
    return calendar.hours[weekday]
      .map(([from, to]): [number, number] => [toInstant(date, minutes(from)), toInstant(date, minutes(to))])
      .filter(([from, to]) => to > from);
  });

  const isOpen = (instant: number): boolean => {
    const day = Math.floor(instant / DAY_MS);
    return [day - 1, day, day + 1].some((each) =>
      openingsOn(each).some(([from, to]) => from <= instant && instant < to),
    );
  };

  const roll = (from: number): number => {
    let at = from;
    while (!isOpen(at)) at += MINUTE_MS;
    return at;
  };

  const addMinutes = (from: number, count: number): number => {
    let at = roll(from);
    for (let left = count; left > 0; left--) at = roll(at) + MINUTE_MS;
    return at;
  };

  const addDays = (from: number, count: number): number => {
    const rolled = roll(from);
    if (count === 0) return rolled;
    const local = wall(rolled);
    let day = Date.parse(`${local.slice(0, 10)}T00:00Z`) / DAY_MS;
    for (let left = count; left > 0;) if (openingsOn(++day).length > 0) left--;
    const wanted = toInstant(new Date(day * DAY_MS).toISOString().slice(0, 10), minutes(local.slice(11)));
    const openings = openingsOn(day);
    const opening = openings.find(([, to]) => to > wanted);
    return opening === undefined ? Math.max(...openings.map(([, to]) => to)) : Math.max(opening[0], wanted);
  };

  return { roll, addMinutes, addDays };
}

function minutes(clock: string): number {
  const [hour, minute] = clock.split(":").map(Number);
  return (hour ?? 0) * 60 + (minute ?? 0);
}

function remember<K, V>(compute: (key: K) => V): (key: K) => V {
  const known = new Map<K, V>();
  return (key) => {
    const value = known.get(key) ?? compute(key);
    known.set(key, value);
    return value;
  };
}
