import type { Instant, Tier } from "./plan.ts";
import { tierRank } from "./tier.ts";

/** The order in which a team answers and takes on what is proposed to it. Everybody can work out their own place. */

/** A change that waits. `neededBy` is a local date such as 2026-12-24. */
export interface Queued {
  readonly key: string;
  readonly neededBy: string | null;
  readonly tier: Tier;
  /** When it was asked for, epoch milliseconds. */
  readonly arrivedAt: Instant;
}

/** Why one change is before another: the first of these in which they differ. */
export type Before = "needed_earlier" | "smaller" | "came_first";

/** A place in the queue, from 1, of how many, and why the others before it are before it. */
export interface Place {
  readonly place: number;
  readonly of: number;
  readonly before: Readonly<Record<Before, number>>;
}

/** Why `one` is before `other`; `null` when it is not. A date comes before none, small before large, early before late. */
export function beforeBecause(one: Queued, other: Queued): Before | null {
  const [date, otherDate] = [one.neededBy ?? "9999-12-31", other.neededBy ?? "9999-12-31"];
  if (date !== otherDate) return date < otherDate ? "needed_earlier" : null;
  const size = tierRank(one.tier) - tierRank(other.tier);
  if (size !== 0) return size < 0 ? "smaller" : null;
  if (one.arrivedAt !== other.arrivedAt) return one.arrivedAt < other.arrivedAt ? "came_first" : null;
  return numberOf(one.key) < numberOf(other.key) ? "came_first" : null;
}

/** Two that arrive in the same millisecond stand in the order of their numbers. */
function numberOf(key: string): number {
  return Number(key.replace(/^\D+/, ""));
}

/** The queue in its order. */
export function inOrder<T extends Queued>(queue: readonly T[]): readonly T[] {
  return queue.toSorted((a, b) => (a.key === b.key ? 0 : beforeBecause(a, b) === null ? 1 : -1));
}

/** The place of one of them. */
export function placeOf(queue: readonly Queued[], own: Queued): Place {
  const reasons = queue.flatMap((each) => (each.key === own.key ? [] : (beforeBecause(each, own) ?? [])));
  const count = (because: Before) => reasons.filter((each) => each === because).length;
  return {
    place: reasons.length + 1,
    of: queue.filter((each) => each.key !== own.key).length + 1,
    before: { needed_earlier: count("needed_earlier"), smaller: count("smaller"), came_first: count("came_first") },
  };
}

/** Why it stands where it stands, in a sentence. */
export function placeSentence({ place, of, before }: Place): string {
  if (place === 1) return of === 1 ? "Nothing else waits for this team." : `It is next of ${of}.`;
  const reasons = [
    reason(before.needed_earlier, "is needed earlier", "are needed earlier"),
    reason(before.smaller, "is smaller", "are smaller"),
    reason(before.came_first, "came first", "came first"),
  ].filter((each) => each !== "");
  return `Place ${place} of ${of}: ${reasons.join(", ")}.`;
}

function reason(count: number, one: string, more: string): string {
  return count === 0 ? "" : `${count} ${count === 1 ? one : more}`;
}
