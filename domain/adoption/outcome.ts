import type { Verdict } from "./verdict.ts";

/** What became of the behaviour. Computed from the targets' verdicts, never typed. */
export type AdoptionOutcome = "adopted" | "adopted_in_part" | "lapsed" | "not_adopted" | "not_measurable";

/** One target at the close, with the verdict of each of its waves. */
export interface TargetConclusion {
  readonly verdict: Verdict["verdict"];
  readonly reachedAt: number | null;
  readonly judged: number;
  readonly waves: readonly Verdict["verdict"][];
}

/**
 * The outcome of a change. Targets that are unknown, inconclusive or judge nobody say nothing; when no target says
 * anything the change is not measurable. A wave that met its target makes the change adopted in part.
 */
export function outcomeOf(targets: readonly TargetConclusion[]): AdoptionOutcome {
  if (targets.length > 0 && targets.every((target) => target.verdict === "met")) return "adopted";
  if (targets.some((target) => target.verdict === "met" || target.waves.includes("met"))) return "adopted_in_part";
  if (!targets.some(saysSomething)) return "not_measurable";
  return targets.some((target) => target.reachedAt !== null) ? "lapsed" : "not_adopted";
}

function saysSomething(target: TargetConclusion): boolean {
  return target.judged > 0 && target.verdict !== "unknown" && target.verdict !== "inconclusive";
}
