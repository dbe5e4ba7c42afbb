import { rateOf } from "./measure.ts";
import { DAY_MS, meets } from "./rule.ts";
import type { Aimed, CountedAs } from "./rule.ts";
import type { CurvePoint } from "./curve-point.ts";

/** A period end at which a target became met, or a met one was found on the wrong side of its threshold. They alternate. */
export interface Turn {
  readonly kind: "met" | "lost";
  readonly end: number;
}

/** The run that holds at the last point (`null`: none does), and what happened on the way. */
export interface Run {
  readonly heldSince: number | null;
  readonly turns: readonly Turn[];
}

interface RunRule extends Aimed {
  readonly counts: CountedAs;
  readonly sustainDays: number;
}

/**
 * Walks the period ends in order. Nobody judged or an unknown end breaks a run, but only a known rate on the wrong
 * side of the threshold is a fall.
 */
export function followRun(points: readonly CurvePoint[], rule: RunRule): Run {
  const turns: Turn[] = [];
  let heldSince: number | null = null;
  for (const point of points) {
    const rate = point.unknown === true ? null : rateOf(point.counts, rule.counts);
    const met = turns.at(-1)?.kind === "met";
    if (rate !== null && meets(rate, rule)) {
      heldSince ??= point.end;
      const sustained = point.end - heldSince >= rule.sustainDays * DAY_MS;
      if (sustained && !met) turns.push({ kind: "met", end: point.end });
      continue;
    }
    heldSince = null;
    if (rate !== null && met) turns.push({ kind: "lost", end: point.end });
  }
  return { heldSince, turns };
}
