import { NOBODY } from "./measure.ts";
import type { Counts, Reading } from "./measure.ts";
import { disclosureOf, smallestGroup } from "./privacy.ts";
import { NO_MOVES, sumOfMoves } from "./roster.ts";
import type { Moves, RosterReading } from "./roster.ts";

/** What of rosters may be told to whoever may not see names. */
export interface RosterDisclosure {
  /** Groups whose size then and now is told. */
  readonly groups: ReadonlySet<string>;
  readonly waves: boolean;
  /** Whether everybody together may be told. */
  readonly whole: boolean;
  /** Of which reading joining, leaving and moving are told; `null`: of none. */
  readonly moves: RosterReading | null;
}

/**
 * Decides for a series of readings, from the launch on. `readings` are those up to the instant asked about, `later` those from there to the
 * present, for the decision which groups are told is one for all of them (`disclosureOf`). `allowed`: a group is told
 * only where everything else told of the same people tells it.
 *
 * How many came and went is finer than how many there are: beside sizes at two instants it would tell of single people. So it is told
 * as of the last reading at which it points at nobody: every number of every group that is told, and of all hidden ones
 * together, is none or at least the smallest group, and so is its difference from all that was told before.
 */
export function rosterDisclosure(
  readings: readonly RosterReading[],
  later: readonly RosterReading[],
  allowed: (group: string) => boolean,
): RosterDisclosure {
  const all = [...readings, ...later];
  const names = new Set(all.flatMap((reading) => [...groupsOf(reading).keys()]));
  const stock = all.flatMap((reading) => [sizes(reading, "frozen"), sizes(reading, "now")]);
  const told = disclosureOf(stock, new Set([...names].filter(allowed)));
  const hidden = [...names].filter((name) => !told.groups.has(name));
  const parts = [...[...told.groups].map((name) => [name]), ...(hidden.length === 0 ? [] : [hidden])];
  const last = readings.at(-1);
  const whole =
    last !== undefined && [sizes(last, "frozen"), sizes(last, "now")].every(({ all: sum }) => isSafe(sum.eligible));
  return { groups: told.groups, waves: told.waves, whole, moves: whole ? lastSafe(readings, parts) : null };
}

/** Every group by its name, of whichever wave. */
export function groupsOf({ waves }: RosterReading): ReadonlyMap<string, Moves> {
  const groups = new Map<string, Moves>();
  for (const cells of waves.values())
    for (const [name, moves] of cells) groups.set(name, sumOfMoves([groups.get(name) ?? NO_MOVES, moves]));
  return groups;
}

function lastSafe(readings: readonly RosterReading[], parts: readonly (readonly string[])[]): RosterReading | null {
  let last: RosterReading | null = null;
  const told = [parts.map(() => NO_MOVES)];
  for (const reading of readings) {
    const groups = groupsOf(reading);
    const now = parts.map((part) => sumOfMoves(part.map((name) => groups.get(name) ?? NO_MOVES)));
    const isTold = told.every((before) => now.every((moves, index) => differsSafely(before[index] ?? NO_MOVES, moves)));
    if (!isTold) continue;
    told.push(now);
    last = reading;
  }
  return last;
}

const flows = ["joined", "left", "movedIn", "movedOut"] as const;

function differsSafely(before: Moves, now: Moves): boolean {
  return flows.every((flow) => isSafe(Math.abs(now[flow] - before[flow])));
}

function isSafe(people: number): boolean {
  return people === 0 || people >= smallestGroup;
}

/** Sizes in the form in which every decision on groups is made. */
function sizes(reading: RosterReading, kind: "frozen" | "now"): Reading {
  const counted = (moves: Moves): Counts => ({ ...NOBODY, eligible: moves[kind], judged: moves[kind] });
  const groups = groupsOf(reading);
  const waves = [...reading.waves].map(([id, cells]) => [id, counted(sumOfMoves(cells.values()))] as const);
  return {
    at: reading.at,
    all: counted(sumOfMoves(groups.values())),
    groups: Object.fromEntries([...groups].map(([name, moves]) => [name, counted(moves)])),
    waves: Object.fromEntries(waves),
  };
}
