import type { Interval } from "../adoption/interval.ts";
import { firstLaunch, lastLaunch } from "../adoption/person.ts";
import type { Launches } from "../adoption/person.ts";
import { chanceOf, peopleOf, valueOf } from "./value.ts";
import type { MetricVersion } from "./value.ts";
import { sampleOf, welchInterval } from "./welch.ts";

/** Of fewer periods on a side nothing is said: one good month is not a trend. */
export const fewestPeriods = 3;

/** Why nothing is compared. */
export type NoMetricEffect = "no_values" | "no_baseline" | "too_early" | "too_few" | "withheld";

/** Some periods together. `n`: what their values are of, `null` where it is not known of all. */
export interface MetricSpan {
  readonly from: number;
  readonly until: number;
  readonly periods: number;
  readonly mean: number;
  readonly n: number | null;
}

interface MetricSide {
  readonly before: MetricSpan;
  readonly after: MetricSpan;
}

interface Compared {
  /** After less before, in the unit of the metric; of a share 0.1 is ten points. */
  readonly difference: number;
  /** `null` where no value differs from another. */
  readonly interval: Interval | null;
}

/** What can be claimed of a launch, and how strongly. */
export type MetricEffect =
  | { readonly strength: "none"; readonly reason: NoMetricEffect }
  | (Compared & { readonly strength: "before-after"; readonly all: MetricSide })
  | (Compared & {
      readonly strength: "staged";
      readonly launched: MetricSide & { readonly waves: readonly string[] };
      readonly waiting: MetricSide & { readonly waves: readonly string[] };
    });

/**
 * The strongest claim that was captured. Each period counts the same and is one observation, so that what months differ by anyway widens the
 * interval. The time before is what was brought in before the first launch, as it was then: what came later, or was corrected later, was not captured.
 * `versions` are in the order in which they came.
 */
export function metricEffect(versions: readonly MetricVersion[], launches: Launches): MetricEffect {
  const first = firstLaunch(launches);
  if (versions.length === 0) return none("no_values");
  if (first === null) return none("too_early");
  const before = latest(versions.filter((each) => each.until <= first && each.beforeLaunch));
  const after = latest(versions.filter((each) => each.from >= first));
  return staged({ before, after, first }, launches) ?? beforeAfter({ before, after, first }, launches);
}

interface Sides {
  readonly before: readonly MetricVersion[];
  readonly after: readonly MetricVersion[];
  readonly first: number;
}

function beforeAfter({ before, after }: Sides, launches: Launches): MetricEffect {
  const last = lastLaunch(launches);
  const [was, is] = [ofWave(before, null), last === null ? [] : ofWave(after, null).filter(({ from }) => from >= last)];
  if (was.length === 0) return none("no_baseline");
  if (is.length === 0) return none("too_early");
  if (Math.min(was.length, is.length) < fewestPeriods) return none("too_few");
  const all = { before: spanOf(was), after: spanOf(is) };
  const [one, other] = [sampleOfPeriods(is), sampleOfPeriods(was)];
  return { strength: "before-after", difference: one.mean - other.mean, interval: welchInterval(one, other), all };
}

function sampleOfPeriods(values: readonly MetricVersion[]) {
  return sampleOf(values.map(numberOf), chanceIn(values));
}

/**
 * Difference in differences: in each period the launched waves less those that wait, each wave counting the same, and that after the first launch
 * less that before. What happens to all waves alike in a period falls out of it. The later span ends when the last wave launches.
 */
function staged({ before, after, first }: Sides, launches: Launches): MetricEffect | null {
  if (launches.kind !== "waves") return null;
  const end = lastLaunch(launches) ?? Number.POSITIVE_INFINITY;
  const waves = Object.entries(launches.launchedAt);
  const late = after.filter((each) => each.wave !== null && each.until <= end);
  const settled = Math.min(...late.map(({ from }) => from));
  const launched = waves.flatMap(([id, at]) => (at !== null && at <= settled ? [id] : []));
  const waiting = waves.flatMap(([id, at]) => (at === null || at >= end ? [id] : []));
  if (first >= end || launched.length === 0 || waiting.length === 0) return null;
  const both = [...launched, ...waiting];
  const [was, is] = [wholePeriods(before, both), wholePeriods(late, both)];
  if (Math.min(was.length, is.length) < fewestPeriods) return null;
  const sample = (periods: Periods) =>
    sampleOf(
      periods.map((rows) => mean(ofWaves(rows, launched)) - mean(ofWaves(rows, waiting))),
      periods.reduce((sum, rows) => sum + chanceIn(ofWaves(rows, launched)) + chanceIn(ofWaves(rows, waiting)), 0) /
        periods.length ** 2,
    );
  const [one, other] = [sample(is), sample(was)];
  const side = (ids: readonly string[]) => ({
    waves: ids,
    before: spanOf(
      was.flatMap((rows) => ofWaves(rows, ids)),
      was.length,
    ),
    after: spanOf(
      is.flatMap((rows) => ofWaves(rows, ids)),
      is.length,
    ),
  });
  return {
    strength: "staged",
    difference: one.mean - other.mean,
    interval: welchInterval(one, other),
    launched: side(launched),
    waiting: side(waiting),
  };
}

type Periods = readonly (readonly MetricVersion[])[];

/** The periods of which every one of these waves has a value. */
function wholePeriods(values: readonly MetricVersion[], waves: readonly string[]): Periods {
  const own = ofWaves(values, waves);
  const starts = [...new Set(own.map(({ from }) => from))].toSorted((a, b) => a - b);
  return starts
    .map((start) => own.filter(({ from }) => from === start))
    .filter((rows) => waves.every((wave) => rows.some((row) => row.wave === wave)));
}

function none(reason: NoMetricEffect): MetricEffect {
  return { strength: "none", reason };
}

/** The last version of each period and wave. */
function latest(versions: readonly MetricVersion[]): readonly MetricVersion[] {
  const newest = new Map(versions.map((each) => [`${each.wave ?? ""} ${each.from}`, each]));
  return [...newest.values()].toSorted((a, b) => a.from - b.from);
}

function ofWave(values: readonly MetricVersion[], wave: string | null): readonly MetricVersion[] {
  return values.filter((each) => each.wave === wave);
}

function ofWaves(values: readonly MetricVersion[], waves: readonly string[]): readonly MetricVersion[] {
  return values.filter((each) => each.wave !== null && waves.includes(each.wave));
}

function numberOf({ numbers }: MetricVersion): number {
  return valueOf(numbers);
}

function mean(values: readonly MetricVersion[]): number {
  return values.reduce((sum, each) => sum + numberOf(each), 0) / values.length;
}

/** The variance that chance gives to the mean of these values; 0 where it is not known of every one. */
function chanceIn(values: readonly MetricVersion[]): number {
  let sum = 0;
  for (const { numbers } of values) {
    const chance = chanceOf(numbers);
    if (chance === null) return 0;
    sum += chance;
  }
  return sum / values.length ** 2;
}

function spanOf(values: readonly MetricVersion[], periods: number = values.length): MetricSpan {
  const counts = values.map(({ numbers }) => peopleOf(numbers));
  return {
    from: Math.min(...values.map(({ from }) => from)),
    until: Math.max(...values.map(({ until }) => until)),
    periods,
    mean: mean(values),
    n: counts.includes(null) ? null : counts.reduce<number>((sum, n) => sum + (n ?? 0), 0),
  };
}
