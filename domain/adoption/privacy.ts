import { NOBODY, plus, rateOf } from "./measure.ts";
import type { Counts, Reading } from "./measure.ts";
import { ungrouped } from "./response.ts";

/** Numbers of fewer people are not shown to whoever may not see names, since they would point at people. */
export const smallestGroup = 5;

/** Shares beyond these tell of nearly everybody at once, so they are shown as at most and at least. */
const leastShare = 0.05;
const mostShare = 0.95;

/** How a share is to be read: as it is, or as a bound. */
export type Bound = "at_most" | "at_least" | null;

/** What may be shown beside the whole, for all instants alike. */
export interface Disclosure {
  readonly groups: ReadonlySet<string>;
  readonly waves: boolean;
  /** Whether everybody together may be shown, where it is large enough at the instant. */
  readonly whole: boolean;
}

/** A number of people that points at nobody: none at all, or enough of them. */
function isSafe({ judged, eligible }: Counts): boolean {
  return [judged, eligible].every((people) => people === 0 || people >= smallestGroup);
}

/** Whether the numbers of everybody at one instant may be shown. */
export function mayShow(all: Counts): boolean {
  return isSafe(all);
}

/**
 * The one decision for a target: which groups are shown at every instant. `readings` are of all period ends up to the present,
 * whichever of them is asked about, so that no two answers can be subtracted to find a group that is hidden. Hidden are all
 * groups that were too small at any of them, and as many of the next smallest as it takes that all hidden ones together, which
 * is what subtraction from the whole gives, never were. A wave is the sum of its groups: beside hidden groups no wave is shown.
 * `allowed`: the groups that another decision on the same people shows; no other is shown here.
 */
export function disclosureOf(readings: readonly Reading[], allowed?: ReadonlySet<string>): Disclosure {
  const names = [...new Set(readings.flatMap((reading) => Object.keys(reading.groups)))].toSorted();
  const together = (groups: readonly string[]) => readings.map((reading) => sumOf(reading, groups));
  const peak = (group: string) => Math.max(...together([group]).map((counts) => counts.judged));
  const hidden = names.filter((group) => allowed?.has(group) === false || !together([group]).every(isSafe));
  const rest = names.filter((group) => !hidden.includes(group)).toSorted((a, b) => peak(a) - peak(b));
  while (rest.length > 0 && !together(hidden).every(isSafe)) hidden.push(...rest.splice(0, 1));
  const waves = readings.every((reading) => Object.values(reading.waves).every(isSafe));
  return { groups: new Set(rest), waves: waves && hidden.length === 0, whole: true };
}

/**
 * The decision for a service level: many cases may be the work of few people, so a group must be large enough in both. `people`
 * are readings of the same instants. What is nobody's points at nobody.
 */
export function disclosureOfCases(cases: readonly Reading[], people: readonly Reading[]): Disclosure {
  const membersOf = (group: string, index: number): number =>
    group === ungrouped ? Number.POSITIVE_INFINITY : countsIn(people[index]?.groups ?? {}, group).eligible;
  const both = cases.map((reading, index) => ({
    ...reading,
    groups: Object.fromEntries(
      Object.entries(reading.groups).map(([group, counts]) => [
        group,
        { ...counts, eligible: Math.min(counts.eligible, membersOf(group, index)) },
      ]),
    ),
  }));
  const large = cases
    .flatMap((reading) => Object.keys(reading.groups))
    .filter((group) =>
      cases.every(({ groups }, index) => !Object.hasOwn(groups, group) || membersOf(group, index) >= smallestGroup),
    );
  const shown = disclosureOf(both, new Set(large));
  return { ...shown, whole: people.every(({ all }) => all.eligible === 0 || all.eligible >= smallestGroup) };
}

function countsIn(cells: Reading["groups"], group: string): Counts {
  return Object.hasOwn(cells, group) ? (cells[group] ?? NOBODY) : NOBODY;
}

function sumOf({ groups }: Reading, names: readonly string[]): Counts {
  const own = names.flatMap((name) => (Object.hasOwn(groups, name) ? (groups[name] ?? []) : []));
  return own.reduce(plus, NOBODY);
}

/**
 * The groups among those that may be shown whose share is not told at this instant: a share that is shown as a bound must not
 * be found by subtraction either. They are the extreme ones that would stand alone, beside as many others as it takes.
 */
export function withheldAt(reading: Reading, shown: ReadonlySet<string>, countedAs: keyof Counts): ReadonlySet<string> {
  const isExtreme = (groups: readonly string[]) => boundOf(rateOf(sumOf(reading, groups), countedAs)) !== null;
  const names = Object.keys(reading.groups).toSorted();
  const hidden = names.filter((group) => !shown.has(group));
  const bounded = names.filter((group) => shown.has(group) && isExtreme([group]));
  const rest = names
    .filter((group) => shown.has(group) && !bounded.includes(group))
    .toSorted((a, b) => sumOf(reading, [a]).judged - sumOf(reading, [b]).judged);
  const added: string[] = [];
  // A bound tells nearly all of a small group, so what is hidden must hold without it too.
  const isFound = () => isExtreme([...hidden, ...added]) || isExtreme([...hidden, ...bounded, ...added]);
  while (rest.length > 0 && isFound()) added.push(...rest.splice(0, 1));
  return new Set(added);
}

export function boundOf(share: number | null): Bound {
  if (share === null) return null;
  if (share <= leastShare) return "at_most";
  return share >= mostShare ? "at_least" : null;
}

/** A share as it is shown. */
export function boundedShare(share: number | null): number | null {
  return share === null ? null : Math.min(Math.max(share, leastShare), mostShare);
}

/** A number of people out of others as it is shown: at the bound when its share lies beyond it. */
export function boundedCount(count: number, people: number): number {
  const bound = boundOf(people === 0 ? null : count / people);
  if (bound === null) return count;
  return bound === "at_most" ? Math.floor(people * leastShare) : Math.ceil(people * mostShare);
}

/** The steps of the ladder as they are shown to whoever may not see names. */
export function boundedCounts(counts: Counts): Counts {
  const { eligible, judged } = counts;
  if (!mayShow(counts)) return { ...NOBODY, eligible: eligible < smallestGroup ? 0 : eligible };
  return {
    ...counts,
    trained: boundedCount(counts.trained, eligible),
    tried: boundedCount(counts.tried, judged),
    active: boundedCount(counts.active, judged),
    habitual: boundedCount(counts.habitual, judged),
    lapsed: boundedCount(counts.lapsed, judged),
  };
}
