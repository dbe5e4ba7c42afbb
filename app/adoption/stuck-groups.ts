import { measure, rateOf } from "../../domain/adoption/measure.ts";
import type { Counts, Reading } from "../../domain/adoption/measure.ts";
import { firstLaunch } from "../../domain/adoption/person.ts";
import { disclosureOf, smallestGroup, withheldAt } from "../../domain/adoption/privacy.ts";
import { DAY_MS } from "../../domain/adoption/rule.ts";
import { stuckAt } from "../../domain/adoption/stuck.ts";
import type { StuckStep } from "../../domain/adoption/stuck.ts";
import { trainingGroups } from "../../domain/change/content.ts";
import type { StoredContent } from "../../domain/change/content.ts";
import type { StuckGroup } from "../../domain/change/stuck-group.ts";
import { findStuckGroups } from "../../store/adoption/stuck-groups.ts";
import type { StoredStuckGroup } from "../../store/adoption/stuck-groups.ts";
import type { Db } from "../../store/database.ts";
import { managersOf } from "../../store/people/leaders.ts";
import type { Appraisal } from "./appraise.ts";
import { scheduleOf } from "./appraise.ts";
import type { LoadedTarget } from "./target.ts";

type Told = Omit<StoredStuckGroup, "target">;

/** What the numbers of a step are made of: each must be one that may be told. */
const columns = {
  train: ["tried"],
  try: ["tried"],
  habit: ["tried", "habitual", "lapsed"],
  return: ["lapsed"],
} as const satisfies Record<StuckStep, readonly (keyof Counts)[]>;

/**
 * The groups that stand still below the target at the last period end, with what may be told of them to somebody who may not see
 * names: never of fewer than five people, and nothing that points at others by subtraction. None of a service level or of use that is
 * to end, and none while nothing trustworthy is known.
 */
export function stuckGroups(loaded: LoadedTarget, appraisal: Appraisal, content: StoredContent): readonly Told[] {
  const { rule } = loaded;
  const last = appraisal.curve.at(-1);
  const isBlind = appraisal.judgement.all.verdict === "unknown" || last?.unknown !== false;
  if (!isOfHabits(loaded) || last === undefined || isBlind) return [];
  const shown = disclosureOf([...readingAtLaunch(loaded, appraisal.at), ...appraisal.curve]).groups;
  const withheld = withheldColumns(last, shown);
  return Object.entries(last.groups).flatMap(([group, counts]): readonly Told[] => {
    const rate = rateOf(counts, rule.counts);
    if (!shown.has(group) || counts.judged < smallestGroup || rate === null || rate >= rule.threshold) return [];
    const stuck = stuckAt(counts, hasTraining(content, group));
    if (stuck === null) return [];
    const isTold = (column: keyof Counts) => !withheld(column).has(group);
    return [
      {
        group,
        asOf: last.at,
        step: stuck.step,
        judged: counts.judged,
        counted: isTold(rule.counts) ? counts[rule.counts] : null,
        people: columns[stuck.step].every(isTold) ? stuck.people : null,
      },
    ];
  });
}

function isOfHabits({ rule, cases }: LoadedTarget): boolean {
  return cases === undefined && rule.aim !== "at_most";
}

/** From when on managers hear of groups that stand still below a target, epoch milliseconds; `null`: they never do. */
export function managersHearFrom(loaded: LoadedTarget): number | null {
  const launchedAt = firstLaunch(loaded.launches);
  return launchedAt === null || !isOfHabits(loaded) ? null : launchedAt + loaded.rule.graceDays * DAY_MS;
}

/** The one decision on what is shown looks at the launch too. */
function readingAtLaunch({ rule, launches, people }: LoadedTarget, at: number): readonly Reading[] {
  const launchedAt = firstLaunch(launches);
  if (launchedAt === null) return [];
  const { boundaries } = scheduleOf(rule, launches, at);
  return measure(people, { habit: rule.habit, graceDays: rule.graceDays, launches, boundaries }, [launchedAt]);
}

function withheldColumns(last: Reading, shown: ReadonlySet<string>): (column: keyof Counts) => ReadonlySet<string> {
  const known = new Map<keyof Counts, ReadonlySet<string>>();
  return (column) => {
    const groups = known.get(column) ?? withheldAt(last, shown, column);
    known.set(column, groups);
    return groups;
  };
}

function hasTraining(content: StoredContent, group: string): boolean {
  return content.trainings.some((training) => {
    const groups = trainingGroups(content, training.groups);
    return groups.length === 0 || groups.includes(group);
  });
}

/** The share of a group that does not count towards the target; one that may not be told comes last. */
function missing({ counted, judged }: StoredStuckGroup): number {
  return 1 - (counted ?? judged) / judged;
}

/** The groups of all targets with whoever leads them, those with the largest share of people standing still first. */
export async function led(
  db: Db,
  stuck: readonly StoredStuckGroup[],
  { population, at }: { readonly population: string | null; readonly at: number },
): Promise<readonly StuckGroup[]> {
  const groups = [...new Set(stuck.map(({ group }) => group))];
  const managers = await managersOf(db, { population: population ?? "", groups, at });
  return stuck
    .toSorted((a, b) => missing(b) - missing(a))
    .flatMap(({ group, target, step }) => {
      const manager = managers.get(group);
      return manager === undefined ? [] : [{ group, target, step, manager }];
    });
}

/** What may be told of a group that stands still. */
export type GroupNumbers = Pick<StoredStuckGroup, "asOf" | "step" | "judged" | "counted" | "people">;

/** What may be told of the group that a suggestion is about, `null` once it does not stand still there any more. */
export async function numbersOf(
  { db }: { readonly db: Db },
  change: string,
  { group, target, step }: Pick<StuckGroup, "group" | "target" | "step">,
): Promise<GroupNumbers | null> {
  const stuck = await findStuckGroups(db, change);
  return stuck.find((each) => each.group === group && each.target === target && each.step === step) ?? null;
}
