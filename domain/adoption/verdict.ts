import { blindnessAt } from "./evidence.ts";
import type { Blindness, Evidence } from "./evidence.ts";
import { wilson } from "./interval.ts";
import type { CurvePoint } from "./curve-point.ts";
import { NOBODY, rateOf } from "./measure.ts";
import { DAY_MS, gapTo } from "./rule.ts";
import type { Aimed, CountedAs } from "./rule.ts";
import { followRun } from "./run.ts";

export interface VerdictQuestion extends Aimed {
  readonly at: number;
  /** Period ends after this instant count; `null` before any launch. */
  readonly launchedAt: number | null;
  /** Launch of the last wave plus the window; `null` while a wave still waits. */
  readonly windowEndsAt: number | null;
  readonly counts: CountedAs;
  readonly sustainDays: number;
  /** In order, one for every period end up to `at`; others are ignored. */
  readonly points: readonly CurvePoint[];
  /** `null`: freshness is not judged (files of one's own). */
  readonly evidence: Evidence | null;
  /** The rate is of a sample: a missed target whose interval holds the threshold is inconclusive. */
  readonly sample?: boolean;
}

/** What every verdict tells beside its word. Rates and gaps are shares, at the last period end. */
export interface VerdictFacts {
  readonly at: number;
  readonly reachedAt: number | null;
  /** First period end of the run that still holds. */
  readonly heldSince: number | null;
  /** Last period end at which a met target was found below its threshold. */
  readonly fellAt: number | null;
  readonly lastEnd: number | null;
  readonly counted: number;
  readonly judged: number;
  readonly rate: number | null;
  /** Threshold less rate, and the other way round for `at_most`: positive when not met. */
  readonly gap: number | null;
  /** Change of the rate since the previous period end, `null` when either is not known. */
  readonly change: number | null;
  readonly direction: "up" | "down" | "level" | null;
  readonly windowEndsAt: number | null;
  /** Whole days until the window ends, counted up; `null` without an end. */
  readonly daysLeft: number | null;
}

export type Verdict = VerdictFacts &
  (
    | { readonly verdict: "open" | "met" | "missed" | "inconclusive" }
    | { readonly verdict: "unknown"; readonly blindness: Blindness }
  );

/** Judges one target, or one wave or group of it, at an instant. Rules in their order; see the words in docs. */
export function verdictOf(question: VerdictQuestion): Verdict {
  const facts = factsOf(question);
  const blindness = question.evidence === null ? null : blindnessAt(question.evidence, question.at);
  if (blindness !== null) return { ...facts, verdict: "unknown", blindness };
  if (facts.heldSince !== null && facts.lastEnd !== null && holds(question, facts.heldSince, facts.lastEnd)) {
    return { ...facts, verdict: "met" };
  }
  if (question.windowEndsAt !== null && question.at >= question.windowEndsAt) {
    return { ...facts, verdict: question.sample === true && undecided(question, facts) ? "inconclusive" : "missed" };
  }
  return { ...facts, verdict: "open" };
}

function holds(question: VerdictQuestion, since: number, end: number): boolean {
  return end - since >= question.sustainDays * DAY_MS;
}

function undecided(question: VerdictQuestion, facts: VerdictFacts): boolean {
  if (facts.judged === 0) return false;
  const { low, high } = wilson(facts.counted, facts.judged);
  return low <= question.threshold && question.threshold <= high;
}

function factsOf(question: VerdictQuestion): VerdictFacts {
  const points = pointsInWindow(question);
  const run = followRun(points, question);
  const last = points.at(-1);
  const counts = last === undefined || last.unknown === true ? NOBODY : last.counts;
  const rate = rateOf(counts, question.counts);
  const previous = rateAt(points.at(-2), question.counts);
  const change = rate === null || previous === null ? null : rate - previous;
  return {
    at: question.at,
    reachedAt: run.turns[0]?.end ?? null,
    heldSince: run.heldSince,
    fellAt: run.turns.findLast((turn) => turn.kind === "lost")?.end ?? null,
    lastEnd: last?.end ?? null,
    counted: counts[question.counts],
    judged: counts.judged,
    rate,
    gap: rate === null ? null : gapTo(rate, question),
    change,
    direction: change === null ? null : directionOf(change),
    windowEndsAt: question.windowEndsAt,
    daysLeft:
      question.windowEndsAt === null ? null : Math.max(0, Math.ceil((question.windowEndsAt - question.at) / DAY_MS)),
  };
}

function pointsInWindow(question: VerdictQuestion): CurvePoint[] {
  const { launchedAt } = question;
  if (launchedAt === null) return [];
  const until = Math.min(question.at, question.windowEndsAt ?? Number.POSITIVE_INFINITY);
  return question.points.filter((point) => point.end > launchedAt && point.end <= until);
}

function rateAt(point: CurvePoint | undefined, countedAs: CountedAs): number | null {
  return point === undefined || point.unknown === true ? null : rateOf(point.counts, countedAs);
}

function directionOf(change: number): "up" | "down" | "level" {
  if (change === 0) return "level";
  return change > 0 ? "up" : "down";
}
