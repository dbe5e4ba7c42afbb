import type { Counts } from "../adoption/measure.ts";
import type { Verdict } from "../adoption/verdict.ts";
import type { ChangeState } from "../change/state.ts";

/** The last measurement of a target. Instants are epoch milliseconds. */
export interface LastReading {
  readonly target: string;
  readonly asOf: number;
  readonly verdict: Verdict;
  readonly ladder: Counts;
}

/** What lists need of a target as it was signed. */
export interface ListedTarget {
  readonly id: string;
  readonly name: string;
  /** A service level: what is counted are cases, not people. */
  readonly isService: boolean;
  readonly threshold: number;
  /** The share is to fall to the threshold. */
  readonly aim: "at_most" | null;
  readonly source: string | null;
  readonly freshnessDays: number | null;
}

/** A target with what was measured of it last. */
export type MeasuredTarget<T extends ListedTarget> = T & ReturnType<typeof measuredPart>;

/** The target that is furthest from what was signed. One without trustworthy data counts as far away. */
export function worstTarget<T extends ListedTarget>(
  state: Pick<ChangeState, "targets">,
  targets: readonly T[],
  readings: readonly LastReading[],
): MeasuredTarget<T> | null {
  const all = targets.map((target) => ({
    ...target,
    ...measuredPart(
      state.targets[target.id],
      // The steps of a service level are cases, and a list is about people.
      target.isService,
      readings.find((each) => each.target === target.id),
    ),
  }));
  return all.toSorted((a, b) => (b.gap ?? 1) - (a.gap ?? 1))[0] ?? null;
}

function measuredPart(
  standing: ChangeState["targets"][string] | undefined,
  isService: boolean,
  reading: LastReading | undefined,
) {
  return {
    verdict: standing?.concluded?.verdict ?? reading?.verdict.verdict ?? null,
    reachedAt: standing?.reachedAt ?? null,
    rate: reading?.verdict.rate ?? null,
    counted: reading?.verdict.counted ?? 0,
    judged: reading?.verdict.judged ?? 0,
    gap: reading?.verdict.gap ?? null,
    change: reading?.verdict.change ?? null,
    asOf: reading?.asOf ?? null,
    people: isService ? null : (reading?.ladder ?? null),
  };
}
