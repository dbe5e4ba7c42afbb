import { measure, NOBODY } from "../../domain/adoption/measure.ts";
import type { Reading } from "../../domain/adoption/measure.ts";
import { figuresOf, unsaid } from "../../domain/adoption/figures.ts";
import type { Figures } from "../../domain/adoption/figures.ts";
import * as privacy from "../../domain/adoption/privacy.ts";
import type { Disclosure } from "../../domain/adoption/privacy.ts";
import type { CaseCounts } from "../../domain/adoption/response.ts";
import { TargetRule } from "../../domain/adoption/schema.ts";
import { ruleOf } from "../../domain/change/missing.ts";
import { periodBoundaries, periodEnds } from "../../lib/periods.ts";
import type { Db } from "../../store/database.ts";
import { readingsAt } from "./appraise.ts";
import type { KnownEnd, Restatement } from "./restatement.ts";
import { evidenceFor, loadTarget } from "./target.ts";
import type { LoadedTarget, TargetQuestion } from "./target.ts";
import { discreetEffect } from "./effect.ts";
import type { TargetView } from "./target-view.ts";
import { notKnown } from "./three-numbers.ts";
import type { Numbered, ShareOfPeople, SpeedOfPeople, ThreeNumbers } from "./three-numbers.ts";

/**
 * Loads a target for a reader who may not see names: at the last period end, or the launch, up to the instant asked for, and
 * with the one decision on what is shown. That looks at every period end up to the present, whichever is asked for.
 */
export async function loadDisclosed(
  db: Db,
  question: TargetQuestion,
  { launchedAt, asked, present }: { launchedAt: number; asked: number; present: number },
): Promise<{ loaded: LoadedTarget; at: number; disclosure: Disclosure }> {
  const { habit, timeZone } = TargetRule.parse(ruleOf(question.target));
  const period = { period: habit.period, timeZone };
  const ends = (until: number) => [launchedAt, ...periodEnds(period, launchedAt, until)];
  const at = ends(asked).at(-1) ?? launchedAt;
  const instants = ends(Math.max(asked, present));
  const last = instants.at(-1) ?? at;
  const loaded = await loadTarget(db, { ...question, at: last });
  const { rule, launches, people } = loaded;
  const boundaries = periodBoundaries(period, launchedAt, last);
  const readings = measure(people, { habit, graceDays: rule.graceDays, launches, boundaries }, instants);
  const evidence = await evidenceFor(db, rule, question.target, at);
  const disclosure =
    loaded.cases === undefined
      ? privacy.disclosureOf(readings)
      : privacy.disclosureOfCases(readingsAt(loaded, boundaries, instants), readings);
  return { loaded: { ...loaded, evidence }, at, disclosure };
}

/** A target's view with everything left out or bounded that would point at people. */
export function discreet(
  view: TargetView,
  present: Reading,
  disclosure: Disclosure,
  proficiency: Numbered["proficiency"],
): TargetView {
  const withheld = privacy.withheldAt(present, disclosure.groups, view.countsAs);
  const isShown = disclosure.whole && privacy.mayShow(present.all);
  const numbers = discreetNumbers(view, present, disclosure, proficiency);
  const groups = view.groups.map((group) =>
    disclosure.groups.has(group.group) && !withheld.has(group.group)
      ? { ...bounded(group), ...numbers(group, group.group) }
      : hidden(group),
  );
  const isPlain = groups.every((group) => group.verdict !== null && group.bound === null);
  const showsWaves = view.waves.length === 1 ? isShown : disclosure.waves && isPlain;
  const isAlone = view.waves.length === 1;
  return {
    ...view,
    ...(isShown ? { ...figuresOf(view), ...numbers(view, null) } : { ...unsaid, ...notKnown, counted: 0, judged: 0 }),
    baseline: isShown ? view.baseline : null,
    effect: discreetEffect(view.effect, { whole: isShown, waves: disclosure.waves && isPlain, isStaged: !isAlone }),
    withheld: !isShown,
    counts: disclosure.whole ? privacy.boundedCounts(view.counts) : NOBODY,
    cases: isShown && view.cases !== null ? boundedCases(view.cases) : null,
    groups,
    restatements: disclosure.whole ? view.restatements.map(discreetRestatement) : [],
    // Numbers of waves beside those of groups would be another way to subtract.
    waves: view.waves.map((wave) =>
      showsWaves ? { ...bounded(wave), ...(isAlone ? numbers(view, null) : notKnown) } : hidden(wave),
    ),
    curve: view.curve.map((point) => {
      if (!disclosure.whole || !privacy.mayShow(point.counts)) return { ...point, counts: NOBODY, rate: null };
      return { ...point, counts: privacy.boundedCounts(point.counts), rate: privacy.boundedShare(point.rate) };
    }),
  };
}

/** The three numbers of everybody (`null`) or of a group that is shown, as far as they point at nobody. */
function discreetNumbers(
  view: TargetView,
  present: Reading,
  disclosure: Disclosure,
  proficiency: Numbered["proficiency"],
): (numbers: ThreeNumbers, group: string | null) => ThreeNumbers {
  const idle = privacy.withheldAt(present, disclosure.groups, "active");
  const skilled = privacy.disclosureOf(proficiency, disclosure.groups).groups;
  const last = proficiency.at(-1);
  const unskilled = last === undefined ? new Set<string>() : privacy.withheldAt(last, skilled, "habitual");
  return ({ speed, utilization, proficiency: skill }, group) => {
    const used = maySay(group, disclosure.groups, idle) ? utilization : null;
    const isSaid = view.quality !== null && maySay(group, skilled, unskilled);
    const least = group === null ? present.all.eligible : (utilization?.people ?? 0);
    return {
      speed: boundedSpeed(speed, least, group === null),
      utilization: boundedOf(used),
      // It is of those who use it, so where these are not told, or as a bound, it must not tell them.
      proficiency: isSaid && used !== null ? boundedWithin(skill, used) : null,
    };
  };
}

function maySay(group: string | null, shown: ReadonlySet<string>, kept: ReadonlySet<string>): boolean {
  return group === null || (shown.has(group) && !kept.has(group));
}

/**
 * Of a group only the median: how many are there could be subtracted from the whole. Of how many people it is would tell, beside those who
 * are there now (`least`), how many left; so beyond these it is told in steps of the smallest group, as at least so many.
 */
function boundedSpeed(speed: SpeedOfPeople | null, least: number, isWhole: boolean): SpeedOfPeople | null {
  if (speed === null || speed.people < privacy.smallestGroup) return null;
  const people = Math.max(least, speed.people - (speed.people % privacy.smallestGroup));
  const reached =
    isWhole && speed.reached !== null ? privacy.boundedCount(Math.min(speed.reached, people), people) : null;
  return { ...speed, people, reached };
}

function boundedOf(one: ShareOfPeople | null): ShareOfPeople | null {
  if (one === null || (one.people > 0 && one.people < privacy.smallestGroup)) return null;
  const { people, counted, share } = one;
  return {
    people,
    counted: privacy.boundedCount(counted, people),
    share: privacy.boundedShare(share),
    bound: privacy.boundOf(share),
  };
}

/** A share of those who use it: of as many as their own share tells, and then in whole points, which fit many numbers. */
function boundedWithin(one: ShareOfPeople | null, used: ShareOfPeople): ShareOfPeople | null {
  const own = boundedOf(one);
  if (own?.share == null || privacy.boundOf(used.share) === null) return own;
  const people = privacy.boundedCount(used.counted, used.people);
  const share = Math.round(own.share * 100) / 100;
  return { ...own, people, share, counted: Math.round(share * people) };
}

/** That an end was restated is told always, by how much only where both numbers point at nobody. */
function discreetRestatement(one: Restatement): Restatement {
  return { ...one, was: told(one.was), now: told(one.now) };
}

function told(known: KnownEnd): KnownEnd {
  const { rate, counted, judged } = known;
  if (judged > 0 && judged < privacy.smallestGroup) return { ...known, rate: null, counted: 0, judged: 0 };
  return { ...known, rate: privacy.boundedShare(rate), counted: privacy.boundedCount(counted, judged) };
}

/** Only what the rate says anyway, and what is not due yet. */
function boundedCases({ due, onTime, pending }: CaseCounts): CaseCounts {
  const shown = privacy.boundedCount(onTime, due);
  return { due, onTime: shown, late: null, unanswered: null, pending };
}

type Cell = Omit<TargetView["groups"][number], "group">;

function bounded<T extends Cell>(cell: T): T {
  const { counted, judged } = cell;
  if (counted === null || judged === null) return cell;
  return { ...cell, ...figuresOf({ ...cell, counted, judged }), counts: null, cases: null };
}

function hidden<T extends Cell>(cell: T): T {
  const dates = { reachedAt: null, heldSince: null, fellAt: null, lastEnd: null };
  return {
    ...cell,
    ...unsaid,
    ...dates,
    counts: null,
    cases: null,
    ...notKnown,
    verdict: null,
    blindness: null,
    counted: null,
    judged: null,
  };
}

/** What a list or a change tells of a target beside its verdict. */
export function discreetStanding<T extends Pick<Figures, "rate" | "counted" | "judged">>(standing: T): T {
  const { rate, counted, judged } = figuresOf({ gap: null, change: null, ...standing });
  return { ...standing, rate, counted, judged };
}
