import type { Instant } from "./plan.ts";

/**
 * When a change can be ready to launch at the earliest, said before anybody promises it. Deliberately plain: a team works on so many
 * changes at once; one that waits begins when a place is free and it has its answer, then people decide, then it is built.
 */

export interface InWork {
  readonly key: string;
  /** When it is expected to free its place, epoch milliseconds. */
  readonly freeAt: Instant;
}

export interface Waiting {
  readonly key: string;
  /** By when intake answers it. */
  readonly answeredBy: Instant;
  /** When it is ready to launch if it begins at this instant: deciding, then building, in working time. */
  readonly readyFrom: (start: Instant) => Instant;
}

export interface Forecast {
  /** When work on it can begin: it is answered, and a place is free. */
  readonly startAt: Instant;
  /** When it can be launched at the earliest. */
  readonly readyAt: Instant;
  /** Whether a place is what it waits for, beyond its answer. */
  readonly isCrowded: boolean;
}

/**
 * The forecast of every change in the queue, which is given in its order. `atOnce`: how many the team works on at once; `null` when
 * it has not said, and then nobody waits for a place. A team that has taken on more than that has no place until it is below again.
 */
export function forecastOf(
  queue: readonly Waiting[],
  {
    now,
    atOnce,
    inWork,
  }: { readonly now: Instant; readonly atOnce: number | null; readonly inWork: readonly InWork[] },
): ReadonlyMap<string, Forecast> {
  const places = atOnce === null ? null : placesOf(atOnce, inWork, now);
  return new Map(
    queue.map(({ key, answeredBy, readyFrom }): [string, Forecast] => {
      const answered = Math.max(answeredBy, now);
      const free = places === null ? now : Math.min(...places);
      const startAt = Math.max(answered, free);
      const readyAt = Math.max(readyFrom(startAt), startAt);
      places?.splice(places.indexOf(free), 1, readyAt);
      return [key, { startAt, readyAt, isCrowded: free > answered }];
    }),
  );
}

/** When each of the team's places is free. */
function placesOf(atOnce: number, inWork: readonly InWork[], now: Instant): Instant[] {
  const taken = inWork.map((each) => Math.max(each.freeAt, now)).toSorted((a, b) => a - b);
  const free = Array.from({ length: Math.max(atOnce - taken.length, 0) }, () => now);
  return [...free, ...taken.slice(-atOnce)];
}
