import { measure, NOBODY } from "../../domain/adoption/measure.ts";
import type { Reading } from "../../domain/adoption/measure.ts";
import * as privacy from "../../domain/adoption/privacy.ts";
import type { Disclosure } from "../../domain/adoption/privacy.ts";
import { TargetRule } from "../../domain/adoption/schema.ts";
import { ruleOf } from "../../domain/change/missing.ts";
import { periodBoundaries, periodEnds } from "../../lib/periods.ts";
import type { Db } from "../../store/database.ts";
import { evidenceFor, loadTarget } from "./target.ts";
import type { LoadedTarget, TargetQuestion } from "./target.ts";
import type { TargetView } from "./target-view.ts";

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
  return { loaded: { ...loaded, evidence }, at, disclosure: privacy.disclosureOf(readings) };
}

/** A target's view with everything left out or bounded that would point at people. */
export function discreet(view: TargetView, present: Reading, disclosure: Disclosure): TargetView {
  const withheld = privacy.withheldAt(present, disclosure.groups, view.countsAs);
  const groups = view.groups.map((group) =>
    disclosure.groups.has(group.group) && !withheld.has(group.group) ? bounded(group) : hidden(group),
  );
  const isPlain = groups.every((group) => group.verdict !== null && group.bound === null);
  const showsWaves = view.waves.length === 1 ? privacy.mayShow(present.all) : disclosure.waves && isPlain;
  const isShown = privacy.mayShow(present.all);
  const { people, reached } = view.speed;
  return {
    ...view,
    ...(isShown ? figuresOf(view) : { ...unsaid, counted: 0, judged: 0 }),
    withheld: !isShown,
    counts: privacy.boundedCounts(view.counts),
    speed:
      people < privacy.smallestGroup
        ? { medianDays: null, people: 0, reached: 0 }
        : { ...view.speed, reached: privacy.boundedCount(reached, people) },
    groups,
    waves: view.waves.map((wave) => (showsWaves ? bounded(wave) : hidden(wave))),
    curve: view.curve.map((point) => {
      if (!privacy.mayShow(point.counts)) return { ...point, counts: NOBODY, rate: null };
      return { ...point, counts: privacy.boundedCounts(point.counts), rate: privacy.boundedShare(point.rate) };
    }),
  };
}

const unsaid = { rate: null, bound: null, gap: null, change: null } as const;

type Figures = Pick<TargetView, "rate" | "counted" | "judged" | "gap" | "change">;

/** A rate beyond the bounds is told as one, and nothing beside it that would tell more. */
export function figuresOf({ rate, counted, judged, gap, change }: Figures) {
  if (judged > 0 && judged < privacy.smallestGroup) return { ...unsaid, counted: 0, judged: 0 };
  const bound = privacy.boundOf(rate);
  const before = rate === null || change === null ? null : rate - change;
  const shown = privacy.boundedShare(rate);
  return {
    rate: shown,
    bound,
    counted: privacy.boundedCount(counted, judged),
    judged,
    gap: gap === null || rate === null || shown === null ? null : gap + rate - shown,
    change: bound === null && privacy.boundOf(before) === null ? change : null,
  };
}

type Cell = Omit<TargetView["groups"][number], "group">;

function bounded<T extends Cell>(cell: T): T {
  const { counted, judged } = cell;
  if (counted === null || judged === null) return cell;
  return { ...cell, ...figuresOf({ ...cell, counted, judged }), counts: null };
}

function hidden<T extends Cell>(cell: T): T {
  const dates = { reachedAt: null, heldSince: null, fellAt: null, lastEnd: null };
  return { ...cell, ...unsaid, ...dates, counts: null, verdict: null, blindness: null, counted: null, judged: null };
}

/** What a list or a change tells of a target beside its verdict. */
export function discreetStanding<T extends Pick<Figures, "rate" | "counted" | "judged">>(standing: T): T {
  const { rate, counted, judged } = figuresOf({ gap: null, change: null, ...standing });
  return { ...standing, rate, counted, judged };
}
