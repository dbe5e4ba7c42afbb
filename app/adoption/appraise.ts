import { blindnessAt } from "../../domain/adoption/evidence.ts";
import type { Evidence } from "../../domain/adoption/evidence.ts";
import { judge, windowEnd } from "../../domain/adoption/judge.ts";
import type { Judgement } from "../../domain/adoption/judge.ts";
import { measure } from "../../domain/adoption/measure.ts";
import type { Reading } from "../../domain/adoption/measure.ts";
import { firstLaunch } from "../../domain/adoption/person.ts";
import type { Launches, PersonHistory } from "../../domain/adoption/person.ts";
import { measureCases } from "../../domain/adoption/response.ts";
import type { ResponseCase } from "../../domain/adoption/response.ts";
import type { TargetRule } from "../../domain/adoption/rule.ts";
import { DAY_MS } from "../../domain/adoption/rule.ts";
import type { Verdict } from "../../domain/adoption/verdict.ts";
import { periodBoundaries, periodEnds } from "../../lib/periods.ts";

export interface AppraisalQuestion {
  readonly rule: TargetRule;
  readonly launches: Launches;
  readonly evidence: Evidence;
  readonly people: Iterable<PersonHistory>;
  /** Measured in the place of people, for a service level. */
  readonly cases?: Iterable<ResponseCase>;
  /** The instant judged, not before the first launch. */
  readonly at: number;
}

/** A target measured at an instant, with every period end up to it or to the end of the window. */
export interface Appraisal {
  readonly at: number;
  readonly present: Reading;
  readonly curve: readonly (Reading & { readonly unknown: boolean })[];
  readonly judgement: Judgement;
  readonly windowEndsAt: number | null;
}

/** The instants that an appraisal looks at. */
interface Schedule {
  readonly boundaries: readonly number[];
  /** Period ends after the launch, up to `at` or the end of the window. */
  readonly ends: readonly number[];
  /** The period ends and `at`, in order. */
  readonly instants: readonly number[];
  readonly windowEndsAt: number | null;
}

/** @throws RangeError before the first launch */
export function scheduleOf(rule: TargetRule, launches: Launches, at: number): Schedule {
  const launchedAt = firstLaunch(launches);
  if (launchedAt === null || at < launchedAt) throw new RangeError("nothing can be measured before the launch");
  const windowEndsAt = windowEnd(launches, rule.windowDays);
  const boundaries = periodBoundaries({ period: rule.habit.period, timeZone: rule.timeZone }, launchedAt, at);
  const last = Math.min(at, windowEndsAt ?? at);
  const ends = boundaries.filter((end) => end > launchedAt && end <= last);
  return { boundaries, ends, instants: ends.at(-1) === at ? ends : [...ends, at], windowEndsAt };
}

/** Measures and judges one target. @throws RangeError before the first launch */
export function appraise(question: AppraisalQuestion): Appraisal {
  const { rule, launches, evidence, at } = question;
  const { boundaries, ends, instants, windowEndsAt } = scheduleOf(rule, launches, at);
  const readings = readingsAt(question, boundaries, instants);
  const present = readings.at(-1);
  if (present === undefined) throw new RangeError("a measurement has at least the instant asked about");
  const atEnds = readings.slice(0, ends.length);
  const unknownEnds = new Set(ends.filter((end) => blindnessAt(evidence, end) !== null));
  return {
    at,
    present,
    curve: atEnds.map((reading) => ({ ...reading, unknown: unknownEnds.has(reading.at) })),
    judgement: judge({ at, rule, launches, readings: atEnds, unknownEnds, evidence }),
    windowEndsAt,
  };
}

/** Counts of people, or of cases, at sorted instants. */
export function readingsAt(
  { rule, launches, people, cases }: Pick<AppraisalQuestion, "rule" | "launches" | "people" | "cases">,
  boundaries: readonly number[],
  instants: readonly number[],
): Reading[] {
  const { habit, graceDays } = rule;
  return cases === undefined
    ? measure(people, { habit, graceDays, launches, boundaries }, instants)
    : measureCases(cases, { launches, graceDays, w: habit.w, boundaries }, instants);
}

/** Late data is waited for this long after the window before its verdict stands. */
const lateDataMs = 14 * DAY_MS;
/** Between measurements of a change, unless its template says otherwise. */
const measureEveryMs = 14 * DAY_MS;

/** How long lies between two measurements of a change at least, in milliseconds. */
export function measuredEvery(days: number | null): number {
  return days === null ? measureEveryMs : days * DAY_MS;
}

/** The instant a target is judged at: never after its window. */
export function judgedAt(at: number, windowEndsAt: number | null): number {
  return windowEndsAt === null ? at : Math.min(at, windowEndsAt);
}

/**
 * Whether the verdict is the one of record: the window is over, and the data reaches its last period end or is no longer waited
 * for. More data adds actions, so it can turn every verdict but `met`.
 */
export function isFinal(
  at: number,
  { windowEndsAt, judgement }: Pick<Appraisal, "windowEndsAt" | "judgement">,
  watermark: number | null,
): boolean {
  if (windowEndsAt === null || at < windowEndsAt) return false;
  if (at >= windowEndsAt + lateDataMs) return true;
  const { verdict, lastEnd } = judgement.all;
  if (verdict === "met") return true;
  return verdict !== "unknown" && (lastEnd === null || (watermark !== null && watermark >= lastEnd));
}

/**
 * When a target is measured next: at the first period end at which its verdict may turn to `met`, at every one while it is met
 * or nothing is known, not too often, at the end of its window, then daily for late data. Screens do not wait for it. From
 * `toldFrom` on managers hear of groups that stand still, so it does not wait until the verdict may turn; `null`: nobody hears.
 */
export function nextMeasureAt(
  rule: TargetRule,
  at: number,
  appraisal: Turning,
  everyDays: number | null = null,
  toldFrom: number | null = null,
): number {
  const { windowEndsAt } = appraisal;
  if (windowEndsAt !== null && at >= windowEndsAt) return at + DAY_MS;
  const turns = Math.min(turnsAt(rule, at, appraisal), toldFrom ?? Infinity);
  const earliest = Math.max(at + measuredEvery(everyDays), turns);
  const horizon = earliest + 62 * DAY_MS;
  const period = { period: rule.habit.period, timeZone: rule.timeZone };
  const next = periodBoundaries(period, earliest, horizon).find((end) => end >= earliest) ?? horizon;
  return windowEndsAt === null ? next : Math.min(next, windowEndsAt);
}

type Turning = Pick<Appraisal, "windowEndsAt"> & {
  readonly judgement: { readonly all: Pick<Verdict, "verdict" | "heldSince"> };
};

/** No period end before this instant can turn the verdict to `met`: a rate that holds since a period end, or from the next on, must hold for the whole sustain period. */
function turnsAt(rule: TargetRule, at: number, { judgement: { all } }: Turning): number {
  if (all.verdict !== "open") return at;
  const period = { period: rule.habit.period, timeZone: rule.timeZone };
  const since = all.heldSince ?? periodEnds(period, at, at + 62 * DAY_MS)[0] ?? at;
  return since + rule.sustainDays * DAY_MS;
}
