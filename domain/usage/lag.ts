/** How long after it happened an event came, in steps that tell a live feed from a nightly export and from a phone that was off. */
export const lagSteps = ["withinMinute", "withinHour", "withinDay", "withinWeek", "later"] as const;
export type LagStep = (typeof lagSteps)[number];

/** Numbers of events by how late they came. */
export type Lags = Readonly<Record<LagStep, number>>;

export const noLags: Lags = { withinMinute: 0, withinHour: 0, withinDay: 0, withinWeek: 0, later: 0 };

const MINUTE_MS = 60_000;
const HOUR_MS = 3_600_000;

/** A clock that runs ahead makes a negative lag, which is none. */
export function lagStep(lagMs: number): LagStep {
  if (lagMs <= MINUTE_MS) return "withinMinute";
  if (lagMs <= HOUR_MS) return "withinHour";
  if (lagMs <= 24 * HOUR_MS) return "withinDay";
  return lagMs <= 7 * 24 * HOUR_MS ? "withinWeek" : "later";
}

/** Counted by step. */
export function lagsOf(lagsMs: Iterable<number>): Lags {
  const counted = { ...noLags };
  for (const lagMs of lagsMs) counted[lagStep(lagMs)] += 1;
  return counted;
}
