import type { Verdict } from "../adoption/verdict.ts";
import type { Outcome } from "../change/state.ts";

/** Groups of the portfolio, worst first. */
export const standings = ["delivered", "early", "moving", "adopted", "ended"] as const;
export type Standing = (typeof standings)[number];

/** What of a change says where it stands. `target`: the one that is furthest from what was signed. */
export interface Stood {
  readonly outcome: Outcome | null;
  readonly launchedAt: number | null;
  readonly target: {
    readonly verdict: Verdict["verdict"] | null;
    readonly judged: number;
    readonly rate: number | null;
  } | null;
}

/** Where a change stands for a leader: launched and not used, too early to tell, on its way, used, or ended before a launch. */
export function standingOf({ outcome, launchedAt, target }: Stood): Standing {
  if (outcome === "adopted") return "adopted";
  if (launchedAt === null) return outcome === null ? "moving" : "ended";
  if (outcome !== null) return "delivered";
  const { verdict = null, judged = 0, rate = null } = target ?? {};
  if (verdict === "met") return "adopted";
  return verdict === null || (verdict === "open" && (judged === 0 || rate === null)) ? "early" : "delivered";
}
