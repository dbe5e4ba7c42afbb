import { ActionCount } from "./actions.ts";
import type { Difference } from "./interval.ts";
import type { Launches, Membership, PersonHistory } from "./person.ts";
import { firstLaunch, lastLaunch } from "./person.ts";
import { DAY_MS } from "./rule.ts";
import type { CountedAs, TargetRule } from "./rule.ts";

/** Of fewer people, or cases, nothing is said of an effect: chance alone would move the number too far. */
export const fewestPeople = 20;

const Z = 1.959963984540054;

/** The same people before and after: how many counted at each, who began to and who ceased to. */
export interface Panel {
  readonly people: number;
  readonly before: number;
  readonly after: number;
  readonly gained: number;
  readonly lost: number;
}

/**
 * Difference in differences of two sets of people, each seen before and after: what the first changed by, less what the second
 * changed by. With `d = (gained − lost) ÷ n` the estimate is `d₁ − d₂`. Both looks at one person are one observation, so that
 * people, not looks, are what varies. The interval is that of Bonett and Price for a paired difference, taken for both and put
 * together as independent: `p = (f + 1) ÷ (n + 2)` for the gained and the lost, centre `p₊ − p₋`, variance
 * `(p₊ + p₋ − (p₊ − p₋)²) ÷ (n + 2)`; it has a width where nobody changed. It knows nothing of teams that move as one.
 * D. G. Bonett and R. M. Price, "Adjusted Wald confidence interval for a difference of binomial proportions based on paired
 * data", J. Educ. Behav. Stat. 37 (2012). @throws RangeError for nobody
 */
export function differenceInDifferences(first: Panel, second: Panel): Difference {
  if (first.people < 1 || second.people < 1) throw new RangeError("a difference needs people on both sides");
  const [one, two] = [adjusted(first), adjusted(second)];
  const centre = one.centre - two.centre;
  const spread = Z * Math.sqrt(one.variance + two.variance);
  const difference = changeOf(first) - changeOf(second);
  return {
    difference,
    low: Math.max(-2, Math.min(difference, centre - spread)),
    high: Math.min(2, Math.max(difference, centre + spread)),
  };
}

function adjusted({ people, gained, lost }: Panel): { readonly centre: number; readonly variance: number } {
  const up = (gained + 1) / (people + 2);
  const down = (lost + 1) / (people + 2);
  const centre = up - down;
  return { centre, variance: (up + down - centre * centre) / (people + 2) };
}

function changeOf({ people, gained, lost }: Panel): number {
  return (gained - lost) / people;
}

/** Which periods and waves are compared. Numbers are indices of boundaries; a span is `[from, from + periods)`. */
export interface StagedPlan {
  readonly boundaries: readonly number[];
  readonly periods: number;
  readonly beforeFrom: number;
  readonly afterFrom: number;
  /** Launched, and past their grace when the later span begins. */
  readonly launched: readonly string[];
  /** Not launched when the later span ends. */
  readonly waiting: readonly string[];
}

/**
 * The latest comparison that staged waves allow: up to the launch of the last wave, or `until` while it waits. Both spans have as
 * many periods as there are between the first launch with its grace and that end, at most `w`; `null` when these are fewer than a
 * habit takes. A wave that launched in between is on neither side. `boundaries` begin at least `w` periods before the first launch;
 * of what lies after `until` nothing is known.
 */
export function stagedPlan(
  { habit, graceDays }: Pick<TargetRule, "habit" | "graceDays">,
  launches: Launches,
  boundaries: readonly number[],
  until: number,
): StagedPlan | null {
  const first = firstLaunch(launches);
  if (launches.kind !== "waves" || first === null) return null;
  const end = boundaries.findLastIndex((at) => at <= Math.min(until, lastLaunch(launches) ?? until));
  const settled = boundaries.findIndex((at) => at >= first + graceDays * DAY_MS);
  const before = boundaries.findLastIndex((at) => at <= first);
  const periods = settled < 0 ? 0 : Math.min(habit.w, end - settled);
  if (periods < habit.m || before < periods) return null;
  const afterFrom = end - periods;
  const waves = Object.entries(launches.launchedAt);
  const settledBy = boundaries[afterFrom] ?? 0;
  const endsAt = boundaries[end] ?? 0;
  const launched = waves.flatMap(([id, at]) => (at !== null && at + graceDays * DAY_MS <= settledBy ? [id] : []));
  const waiting = waves.flatMap(([id, at]) => (at === null || at >= endsAt ? [id] : []));
  if (launched.length === 0 || waiting.length === 0) return null;
  return { boundaries, periods, beforeFrom: before - periods, afterFrom, launched, waiting };
}

export interface StagedPanels {
  readonly launched: Panel;
  readonly waiting: Panel;
}

/**
 * Everybody who was on one side from the first to the last period that is compared. The habit is looked for in the same way on both
 * sides and in both spans, whatever has launched, so that nothing but the launch tells them apart.
 */
export function stagedPanels(
  people: Iterable<PersonHistory>,
  { habit, counts }: Pick<TargetRule, "habit" | "counts">,
  plan: StagedPlan,
): StagedPanels {
  const sides = { launched: emptyPanel(), waiting: emptyPanel() };
  for (const { memberships, actions } of people) {
    const side = sideOf(memberships, plan);
    if (side === null) continue;
    const count = new ActionCount(actions, plan.boundaries);
    const counted = (from: number) => {
      let [good, any] = [0, 0];
      for (let index = from; index < from + plan.periods; index += 1) {
        const n = count.beforeBoundary(index + 1) - count.beforeBoundary(index);
        any += n;
        if (n >= habit.k) good += 1;
      }
      return countsAs(counts, good >= habit.m, any > 0);
    };
    addTo(sides[side], counted(plan.beforeFrom), counted(plan.afterFrom));
  }
  return sides;
}

function countsAs(counts: CountedAs, isHabitual: boolean, isActive: boolean): boolean {
  return counts === "habitual" ? isHabitual : isActive;
}

function sideOf(memberships: readonly Membership[], plan: StagedPlan): keyof StagedPanels | null {
  const from = plan.boundaries[plan.beforeFrom] ?? 0;
  const to = plan.boundaries[plan.afterFrom + plan.periods] ?? 0;
  const held = memberships.filter(({ joinedAt, leftAt }) => joinedAt < to && (leftAt === null || leftAt > from));
  if (!held.some(({ joinedAt }) => joinedAt <= from)) return null;
  if (!held.some(({ leftAt }) => leftAt === null || leftAt >= to)) return null;
  const isAll = (waves: readonly string[]) => held.every(({ wave }) => wave !== null && waves.includes(wave));
  if (isAll(plan.launched)) return "launched";
  return isAll(plan.waiting) ? "waiting" : null;
}

type Mutable<T> = { -readonly [key in keyof T]: T[key] };

function emptyPanel(): Mutable<Panel> {
  return { people: 0, before: 0, after: 0, gained: 0, lost: 0 };
}

function addTo(panel: Mutable<Panel>, before: boolean, after: boolean): void {
  panel.people += 1;
  if (before) panel.before += 1;
  if (after) panel.after += 1;
  if (after && !before) panel.gained += 1;
  if (before && !after) panel.lost += 1;
}
