import { rateOf } from "./measure.ts";
import { DAY_MS } from "./rule.ts";
import type { CountedAs } from "./rule.ts";
import type { CurvePoint } from "./verdict.ts";

/** The run that holds at the last point, and what happened before it. */
export interface Run {
  readonly heldSince: number | null;
  readonly reachedAt: number | null;
  readonly fellAt: number | null;
}

interface RunRule {
  readonly threshold: number;
  readonly counts: CountedAs;
  readonly sustainDays: number;
}

/**
 * Walks the period ends in order. Nobody judged or an unknown end breaks a run, but only a known rate below the
 * threshold is a fall.
 */
export function followRun(points: readonly CurvePoint[], rule: RunRule): Run {
  let heldSince: number | null = null;
  let reachedAt: number | null = null;
  let fellAt: number | null = null;
  let met = false;
  for (const point of points) {
    const rate = point.unknown === true ? null : rateOf(point.counts, rule.counts);
    if (rate !== null && rate >= rule.threshold) {
      heldSince ??= point.end;
      if (point.end - heldSince >= rule.sustainDays * DAY_MS) {
        reachedAt ??= point.end;
        met = true;
      }
      continue;
    }
    heldSince = null;
    if (rate !== null && met) {
      fellAt = point.end;
      met = false;
    }
  }
  return { heldSince, reachedAt, fellAt };
}
