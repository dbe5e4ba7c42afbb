/** The question "what are we actually using": who used a tool or a feature in a month, and in the month before. */

const DAY_MS = 86_400_000;

/** Days of each of the two stretches that are compared. */
export const stretchDays = 30;

/** Evidence that ends further back than this says nothing of what is used today. */
export const inventoryFreshnessDays = 7;

/** Events of a source whose names begin with `prefix`; the empty one is all of them. */
export interface Belonging {
  readonly source: string;
  readonly prefix: string;
}

/** Distinct people of the two stretches, and how many pseudonyms of the recent one belong to nobody known. */
export interface Uses {
  readonly people: number;
  readonly before: number;
  readonly strangers: number;
}

/** One number of a count: of a tool or of a feature, of everybody (`team` is absent) or of one team (`null`: of no team). */
export interface CountedCell extends Uses {
  readonly tool?: string;
  readonly source?: string;
  readonly event?: string;
  readonly team?: string | null;
}

export const trends = ["unknown", "unused", "shrinking", "new", "steady", "growing"] as const;
export type Trend = (typeof trends)[number];

/** A difference smaller than this share, or of a single person, is none. */
const leastChange = 0.1;

export interface TrendQuestion {
  readonly uses: Uses;
  /** Event time of the first event ever, `null` when there was none. */
  readonly firstAt: number | null;
  /** Where the earlier stretch begins: what began later has no month to be compared with. */
  readonly from: number;
  /** Nothing trustworthy is known of it. */
  readonly isBlind: boolean;
}

/**
 * How use goes. Not knowing comes first: what nobody is seen to use counts as unused only where the evidence reaches and everybody who acted is
 * known.
 */
export function trendOf({ uses: { people, before, strangers }, firstAt, from, isBlind }: TrendQuestion): Trend {
  if (isBlind) return "unknown";
  if (people === 0) return strangers > 0 ? "unknown" : "unused";
  const change = people - before;
  const isTrend = Math.abs(change) >= 2 && Math.abs(change) >= before * leastChange;
  // Fewer than in a part of a month are fewer all the same.
  if (isTrend && change < 0) return "shrinking";
  if (firstAt !== null && firstAt > from) return "new";
  return isTrend ? "growing" : "steady";
}

/** Where the two stretches of a source begin and end; they end where its evidence does. */
export function stretchesUntil(until: number): {
  readonly from: number;
  readonly middle: number;
  readonly until: number;
} {
  return { from: until - 2 * stretchDays * DAY_MS, middle: until - stretchDays * DAY_MS, until };
}
