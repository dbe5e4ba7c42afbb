import { shortDay, shortMonth } from "../../lib/date-text.ts";
import { periodBoundaries } from "../../lib/periods.ts";

export interface Tick {
  readonly at: number;
  readonly label: string;
}

const YEAR_MS = 365 * 86_400_000;

/** At most `most` marks of a time axis on calendar boundaries: years, else months, else weeks or days. */
export function timeTicks(from: number, to: number, timeZone: string, most: number): Tick[] {
  const within = (period: "day" | "week" | "month"): number[] =>
    periodBoundaries({ period, timeZone }, from, to).filter((at) => at >= from);
  if (to - from > 2 * YEAR_MS) {
    const years = within("month").filter((at) => shortMonth(at, timeZone).startsWith("Jan"));
    return thinned(years, most).map((at) => ({ at, label: shortMonth(at, timeZone).slice(-4) }));
  }
  const months = within("month");
  if (months.length >= 4)
    return thinned(months, most).map((at, index) => ({ at, label: monthLabel(at, timeZone, index) }));
  const weeks = within("week");
  const days = weeks.length >= 4 ? weeks : within("day");
  return thinned(days, most).map((at) => ({ at, label: shortDay(at, timeZone) }));
}

/** The year stands beside the first month and every January. */
function monthLabel(at: number, timeZone: string, index: number): string {
  const label = shortMonth(at, timeZone);
  return index === 0 || label.startsWith("Jan") ? label : label.slice(0, -5);
}

function thinned(instants: readonly number[], most: number): number[] {
  const step = Math.ceil(instants.length / most);
  return instants.filter((_, index) => index % step === 0);
}
