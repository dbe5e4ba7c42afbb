/** All instants are epoch milliseconds. */

/** A row `[joinedAt, leftAt)` of the population. A row without a wave is listed, but not eligible. */
export interface Membership {
  readonly group: string;
  readonly wave: string | null;
  readonly joinedAt: number;
  readonly leftAt: number | null;
}

/**
 * `n` qualifying actions. A day's rollup may stand as one entry as long as the whole of it lies on one side of every
 * period boundary, start and instant asked about.
 */
export interface Action {
  readonly at: number;
  readonly n: number;
}

/** One person's evidence. `actions` are sorted by `at` and hold no duplicates. */
export interface PersonHistory {
  readonly memberships: readonly Membership[];
  readonly actions: readonly Action[];
  /** When the training was completed; by group where each has its own to complete, groups not completed left out. */
  readonly trainedAt: number | null | ReadonlyMap<string, number>;
}

/** When each wave launched (`null`: not yet). Without waves everybody launches at once, whatever the rows say. */
export type Launches =
  | { readonly kind: "together"; readonly launchedAt: number | null }
  | { readonly kind: "waves"; readonly launchedAt: Readonly<Record<string, number | null>> };

/** The launch that makes a row's person eligible, or `null` when there is none yet. */
export function launchOf(launches: Launches, wave: string | null): number | null {
  if (launches.kind === "together") return launches.launchedAt;
  if (wave === null || !Object.hasOwn(launches.launchedAt, wave)) return null;
  return launches.launchedAt[wave] ?? null;
}

/** First launch of all waves, or `null` before it. Period ends count from here. */
export function firstLaunch(launches: Launches): number | null {
  const launched = launchInstants(launches).filter((instant) => instant !== null);
  return launched.length === 0 ? null : Math.min(...launched);
}

/** Launch of the last wave, or `null` while any wave still waits. The window counts from here. */
export function lastLaunch(launches: Launches): number | null {
  const launched: number[] = [];
  for (const instant of launchInstants(launches)) {
    if (instant === null) return null;
    launched.push(instant);
  }
  return launched.length === 0 ? null : Math.max(...launched);
}

function launchInstants(launches: Launches): (number | null)[] {
  return launches.kind === "together" ? [launches.launchedAt] : Object.values(launches.launchedAt);
}
