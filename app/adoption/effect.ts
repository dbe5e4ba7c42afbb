import type { Difference } from "../../domain/adoption/interval.ts";
import { newcombe } from "../../domain/adoption/interval.ts";
import { differenceInDifferences, fewestPeople, stagedPanels, stagedPlan } from "../../domain/adoption/effect.ts";
import type { Panel, StagedPlan } from "../../domain/adoption/effect.ts";
import { firstLaunch } from "../../domain/adoption/person.ts";
import * as privacy from "../../domain/adoption/privacy.ts";
import { DAY_MS } from "../../domain/adoption/rule.ts";
import { waveIds } from "../../domain/change/content.ts";
import { periodBoundaries } from "../../lib/periods.ts";
import type { Baseline } from "../../store/adoption/baselines.ts";
import type { Db } from "../../store/database.ts";
import type { Appraisal } from "./appraise.ts";
import { longestDays } from "./baseline.ts";
import { loadTarget } from "./target.ts";
import type { LoadedTarget, TargetQuestion } from "./target.ts";

/** Why no more is said. */
export type NoEffect = "no_baseline" | "too_few" | "too_early" | "unknown" | "withheld";

/** A share with the people, or cases, it is of, at a period end. */
export interface ShareAt {
  readonly end: number;
  readonly share: number | null;
  readonly counted: number | null;
  readonly people: number;
}

/** One side of a comparison. */
export interface Side {
  readonly before: ShareAt;
  readonly after: ShareAt;
}

/** What can be claimed of a launch, and how strongly. Differences are of shares, 0.1 for ten points. */
export type Effect =
  | { readonly strength: "none"; readonly reason: NoEffect }
  | (Difference & { readonly strength: "before-after"; readonly all: Side })
  | (Difference & { readonly strength: "staged"; readonly launched: Side & Waves; readonly waiting: Side & Waves });

interface Waves {
  readonly waves: readonly string[];
}

interface EffectQuestion extends TargetQuestion {
  readonly loaded: LoadedTarget;
  readonly appraisal: Pick<Appraisal, "at" | "judgement">;
  readonly baseline: Baseline | null;
}

/** The strongest claim that what was captured allows: between waves where they launched at different times, else before and after. */
export async function effectOf(db: Db, question: EffectQuestion): Promise<Effect> {
  return (await staged(db, question)) ?? beforeAfter(question);
}

/** Two looks at one audience. They are taken as independent samples, which is wider than they are where people keep their habits. */
function beforeAfter({ appraisal, baseline }: EffectQuestion): Effect {
  const { verdict, rate, counted, judged, lastEnd } = appraisal.judgement.all;
  if (baseline === null) return { strength: "none", reason: "no_baseline" };
  if (verdict === "unknown") return { strength: "none", reason: "unknown" };
  if (rate === null || lastEnd === null) return { strength: "none", reason: "too_early" };
  if (Math.min(judged, baseline.judged) < fewestPeople) return { strength: "none", reason: "too_few" };
  const difference = newcombe({ hits: counted, n: judged }, { hits: baseline.counted, n: baseline.judged });
  const all = {
    before: shareAt(baseline.end, baseline.counted, baseline.judged),
    after: shareAt(lastEnd, counted, judged),
  };
  return { strength: "before-after", ...difference, all };
}

async function staged(db: Db, { loaded, appraisal, ...question }: EffectQuestion): Promise<Effect | null> {
  const { rule, launches, evidence } = loaded;
  const first = firstLaunch(launches);
  // Cases have no before of their own: nobody is asked the same thing twice.
  if (loaded.cases !== undefined || first === null || evidence.watermark === null) return null;
  const { habit, timeZone } = rule;
  const until = Math.min(appraisal.at, evidence.watermark);
  const from = first - (habit.w + 1) * longestDays[habit.period] * DAY_MS;
  const boundaries = periodBoundaries({ period: habit.period, timeZone }, from, Math.max(until, from));
  const plan = stagedPlan(rule, launches, boundaries, until);
  if (plan === null) return null;
  const launchedAt = Object.fromEntries(waveIds(question.content).map((id) => [id, instantOf(plan, plan.beforeFrom)]));
  const { people } = await loadTarget(db, {
    state: question.state,
    content: question.content,
    target: question.target,
    launches: { kind: "waves", launchedAt },
    at: instantOf(plan, plan.afterFrom + plan.periods),
  });
  const panels = stagedPanels(people, rule, plan);
  if (Math.min(panels.launched.people, panels.waiting.people) < fewestPeople) return null;
  return {
    strength: "staged",
    ...differenceInDifferences(panels.launched, panels.waiting),
    launched: { waves: plan.launched, ...sideOf(plan, panels.launched) },
    waiting: { waves: plan.waiting, ...sideOf(plan, panels.waiting) },
  };
}

function instantOf({ boundaries }: StagedPlan, index: number): number {
  return boundaries[index] ?? 0;
}

function sideOf(plan: StagedPlan, { people, before, after }: Panel): Side {
  return {
    before: shareAt(instantOf(plan, plan.beforeFrom + plan.periods), before, people),
    after: shareAt(instantOf(plan, plan.afterFrom + plan.periods), after, people),
  };
}

function shareAt(end: number, counted: number, people: number): ShareAt {
  return { end, share: people === 0 ? null : counted / people, counted, people };
}

/**
 * The effect for who may not see names. Where the whole is not told, neither is this; a share near none or all would be found from
 * the difference, so there is no number then either; sides of waves are told by their difference alone, in whole points.
 */
export function discreetEffect(
  effect: Effect,
  { whole, waves, isStaged }: Readonly<Record<"whole" | "waves" | "isStaged", boolean>>,
): Effect {
  const withheld = { strength: "none", reason: "withheld" } as const;
  if (effect.strength === "none") return effect;
  const sides = effect.strength === "staged" ? [effect.launched, effect.waiting] : [effect.all];
  const shares = sides.flatMap(({ before, after }) => [before.share, after.share]);
  const isExtreme = shares.some((share) => privacy.boundOf(share) !== null);
  if (!whole || isExtreme) return withheld;
  if (effect.strength === "before-after") {
    // What was before is of all waves, what is now of those that launched: exact numbers of both would tell of the others.
    if (!isStaged) return effect;
    const told = { difference: points(effect.difference), low: points(effect.low), high: points(effect.high) };
    return { strength: effect.strength, ...told, all: blurred(effect.all) };
  }
  if (!waves) return withheld;
  const { strength, difference, low, high, launched, waiting } = effect;
  return {
    strength,
    difference: points(difference),
    low: points(low),
    high: points(high),
    launched: { waves: launched.waves, ...blurred(launched) },
    waiting: { waves: waiting.waves, ...blurred(waiting) },
  };
}

function points(difference: number): number {
  return Math.round(difference * 100) / 100;
}

function blurred({ before, after }: Side): Side {
  return { before: blur(before), after: blur(after) };
}

function blur({ end, people }: ShareAt): ShareAt {
  return { end, share: null, counted: null, people: people - (people % 5) };
}
