import { firstLaunch } from "../../domain/adoption/person.ts";
import { DAY_MS } from "../../domain/adoption/rule.ts";
import { TargetRule } from "../../domain/adoption/schema.ts";
import { waveIds } from "../../domain/change/content.ts";
import type { StoredContent, StoredTarget } from "../../domain/change/content.ts";
import { ruleOf } from "../../domain/change/missing.ts";
import { Problem } from "../../domain/errors.ts";
import { canonicalHash } from "../../lib/hash-chain.ts";
import { periodBoundaries } from "../../lib/periods.ts";
import { findBaseline, saveBaseline } from "../../store/adoption/baselines.ts";
import type { Baseline, NewBaseline } from "../../store/adoption/baselines.ts";
import { findChange, findContent } from "../../store/change/read.ts";
import type { Db } from "../../store/database.ts";
import * as privacy from "../../domain/adoption/privacy.ts";
import { hasScope, requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { presentOf } from "../change/present.ts";
import { readingsAt } from "./appraise.ts";
import { evidenceFor, launchesOf, loadTarget } from "./target.ts";
import type { TargetQuestion } from "./target.ts";

/** Period ends that a baseline tells of. */
const periodsTold = 4;
export const longestDays = { day: 1, week: 7, month: 31 } as const;

/**
 * Measures what a target's people do before its first wave launches, and keeps it: what after the launch is compared with. Taken
 * again, the newer counts. @throws Problem `wrong_stage` once a wave has launched, `incomplete` for a target that cannot be measured
 * yet or a source without a completed period
 */
export async function takeBaseline(
  app: Pick<App, "db" | "now">,
  caller: Caller,
  { key, target: id }: { readonly key: string; readonly target: string },
): Promise<BaselineView> {
  requireScope(caller, "changes:write");
  const row = await findChange(app.db, key);
  const content = row && (await findContent(app.db, key, row.state.revision.number, row.state.revision.hash));
  if (row === null || content === null) throw new Problem("not_found", `There is no change ${key}.`);
  const target = content.targets.find((each) => each.id === id);
  if (target === undefined) throw new Problem("not_found", `${key} has no target ${id}.`);
  if (firstLaunch(launchesOf(row.state, content)) !== null) throw tooLate(key);
  if (!TargetRule.safeParse(ruleOf(target)).success)
    throw new Problem("incomplete", "The target is not complete: say what counts as a habit before it is measured.");
  const taken = await measuredBefore(app.db, { state: row.state, content, target }, presentOf(app, row));
  if (taken === null)
    throw new Problem(
      "incomplete",
      "The source has not sent a completed period yet. Connect it first, then take the baseline.",
    );
  if (!(await saveBaseline(app.db, { ...taken, taken: "by_hand" }))) throw tooLate(key);
  // Many cases may be the work of few people: of them only who may see names is told.
  const told = target.response != null && !hasScope(caller, "people:read") ? { ...taken, ...nothing } : taken;
  return baselineView(told, caller, content);
}

const nothing = { counted: 0, judged: 0, periods: [] } as const;

function tooLate(key: string): Problem {
  return new Problem(
    "wrong_stage",
    `${key} has launched: a baseline is of the time before. What was taken then stays as it is.`,
  );
}

/**
 * Takes the baselines that nobody took, at the launch of the first wave and before it is on the record. One that cannot be taken
 * must not keep a launch from happening: the target then has no comparison, and says so.
 */
export async function takeMissingBaselines(db: Db, key: string, launchedAt: number): Promise<void> {
  const row = await findChange(db, key);
  const content = row && (await findContent(db, key, row.state.revision.number, row.state.revision.hash));
  if (!content || firstLaunch(launchesOf(row.state, content)) !== null) return;
  for (const target of content.targets) {
    if (!TargetRule.safeParse(ruleOf(target)).success) continue;
    const definition = definitionOf(content, target);
    if ((await findBaseline(db, { change: key, target: target.id, definition })) !== null) continue;
    const taken = await measuredBefore(db, { state: row.state, content, target }, launchedAt);
    if (taken !== null) await saveBaseline(db, { ...taken, taken: "at_launch" });
  }
}

/** The baseline that belongs to a target as it is signed now. */
export function baselineOf(db: Db, { state, content, target }: TargetQuestion): Promise<Baseline | null> {
  return findBaseline(db, { change: state.key, target: target.id, definition: definitionOf(content, target) });
}

/** What the numbers are of. Threshold, window and sustain period are not in it: they judge the number and do not make it. */
function definitionOf({ population }: StoredContent, target: StoredTarget): string {
  const { habit, counts, graceDays, timeZone } = TargetRule.parse(ruleOf(target));
  const { behaviour, response = null, source, groups } = target;
  return canonicalHash({ population, behaviour, response, source, groups, habit, counts, graceDays, timeZone });
}

/**
 * The whole audience, of every wave, at the last period ends that the evidence reaches; as after a launch, people are judged once
 * they have been on the list for the grace. `null` where no period is complete.
 */
async function measuredBefore(
  db: Db,
  question: TargetQuestion,
  now: number,
): Promise<Omit<NewBaseline, "taken"> | null> {
  const { state, content, target } = question;
  const rule = TargetRule.parse(ruleOf(target));
  const { habit, graceDays, timeZone } = rule;
  const { watermark } = await evidenceFor(db, rule, target, now);
  if (watermark === null) return null;
  const until = Math.min(now, watermark);
  const wanted = periodsTold + habit.w + 1;
  const from = until - (wanted + 1) * longestDays[habit.period] * DAY_MS;
  const ends = periodBoundaries({ period: habit.period, timeZone }, from, until).slice(-wanted);
  const seenFrom = (ends[0] ?? until) - graceDays * DAY_MS;
  const boundaries = periodBoundaries({ period: habit.period, timeZone }, seenFrom, until);
  const launches = {
    kind: "waves",
    launchedAt: Object.fromEntries(waveIds(content).map((id) => [id, boundaries[0] ?? until])),
  } as const;
  const at = boundaries.at(-1) ?? until;
  const { people, cases } = await loadTarget(db, { ...question, launches, at });
  const readings = readingsAt(
    { rule, launches, people, ...(cases === undefined ? {} : { cases }) },
    boundaries,
    ends.slice(-periodsTold),
  );
  const periods = readings.map(({ at: end, all }) => ({ end, counted: all[rule.counts], judged: all.judged }));
  const last = periods.at(-1);
  if (last === undefined) return null;
  return {
    change: state.key,
    target: target.id,
    definition: definitionOf(content, target),
    takenAt: now,
    ...last,
    periods,
  };
}

/** A baseline as it is told; `rate: null` where nobody was judged, or few enough to point at them. */
export interface BaselineView {
  readonly takenAt: number;
  readonly end: number;
  readonly rate: number | null;
  readonly counted: number;
  readonly judged: number;
  readonly periods: readonly {
    readonly end: number;
    readonly rate: number | null;
    readonly counted: number;
    readonly judged: number;
  }[];
}

export function baselineView(
  baseline: Pick<Baseline, "takenAt" | "end" | "counted" | "judged" | "periods">,
  caller: Caller,
  { waves }: Pick<StoredContent, "waves">,
): BaselineView {
  const show = hasScope(caller, "people:read") ? openly : waves.length > 1 ? inSteps : discreetly;
  const { takenAt, end, periods } = baseline;
  return { takenAt, end, ...show(baseline), periods: periods.map((each) => ({ end: each.end, ...show(each) })) };
}

type Told = Pick<BaselineView, "rate" | "counted" | "judged">;

function openly({ counted, judged }: Pick<Baseline, "counted" | "judged">): Told {
  return { rate: judged === 0 ? null : counted / judged, counted, judged };
}

/** It is of everybody, those of later waves too, who would be found by taking away those of earlier ones. */
function inSteps(one: Pick<Baseline, "counted" | "judged">): Told {
  const told = discreetly(one);
  if (told.rate === null) return told;
  const judged = one.judged - (one.judged % privacy.smallestGroup);
  const rate = Math.round(told.rate * 100) / 100;
  return { rate, judged, counted: Math.round(rate * judged) };
}

function discreetly(one: Pick<Baseline, "counted" | "judged">): Told {
  if (one.judged < privacy.smallestGroup) return { rate: null, counted: 0, judged: 0 };
  const { rate, counted, judged } = openly(one);
  return { rate: privacy.boundedShare(rate), counted: privacy.boundedCount(counted, judged), judged };
}
