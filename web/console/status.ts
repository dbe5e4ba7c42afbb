import type { ChangeView } from "../../app/change/view.ts";
import { meets } from "../../domain/adoption/rule.ts";
import type { Aim } from "../../domain/adoption/rule.ts";
import type { Outcome } from "../../domain/change/state.ts";
import type { StageName } from "../kit/stage.tsx";
import type { Status } from "../kit/status.tsx";

type Stage = ChangeView["stage"];

/** The word on the life line: a closed change has reached its outcome. */
export function stageName(stage: Stage): StageName {
  return stage === "closed" ? "outcome" : stage;
}

/** What a target's last measurement says, as far as its status needs it. */
export interface Measured {
  readonly verdict: ChangeView["targets"][number]["verdict"];
  readonly rate: number | null;
  readonly judged: number;
  readonly threshold: number;
  readonly aim?: Aim | null;
  /** Change of the rate since the period end before. */
  readonly change: number | null;
  readonly reachedAt: number | null;
}

export function outcomeStatus(outcome: Outcome): Status {
  switch (outcome) {
    case "adopted":
      return { kind: "adopted" };
    case "adopted_in_part":
      return { kind: "risk", word: "Adopted in part" };
    case "lapsed":
      return { kind: "lapsed" };
    case "not_adopted":
      return { kind: "missed", word: "Not adopted" };
    case "not_measurable":
      return { kind: "unknown", word: "Not measurable" };
    case "withdrawn":
      return { kind: "idle", word: "Withdrawn" };
    case "declined":
      return { kind: "idle", word: "Declined" };
  }
}

/** How a target stands. A rate that was met and is below its threshold now is lost, whether or not the window still runs. */
export function targetStatus(measured: Measured): Status {
  const { verdict, rate, judged, aim, change, reachedAt } = measured;
  if (verdict === "unknown") return { kind: "unknown" };
  if (verdict === "inconclusive") return { kind: "unknown", word: "Inconclusive" };
  if (verdict === "missed") return { kind: reachedAt === null ? "missed" : "lapsed" };
  if (verdict === "met") return { kind: "adopted", word: "Target met" };
  if (rate === null || judged === 0) return { kind: "early" };
  if (meets(rate, measured)) return { kind: "open", word: "At target, not held yet" };
  if (reachedAt !== null) return { kind: "lapsed" };
  const isWorse = change !== null && (aim === "at_most" ? change > 0 : change < 0);
  return isWorse ? { kind: "risk" } : { kind: "open" };
}

interface Standing {
  readonly stage: Stage;
  readonly outcome: Outcome | null;
  readonly heldSince: number | null;
  readonly launchedAt: number | null;
  /** The target furthest from its threshold; `null` for a change without one. */
  readonly measured: Measured | null;
}

/** How a change stands as a whole, in one mark. */
export function changeStatus({ stage, outcome, heldSince, launchedAt, measured }: Standing): Status {
  if (outcome !== null) return outcomeStatus(outcome);
  if (heldSince !== null) return { kind: "hold" };
  if (stage === "draft") return { kind: "idle", word: "Draft" };
  if (launchedAt === null) return { kind: "idle", word: "Not launched" };
  if (measured === null) return { kind: "open", word: "Launched" };
  return targetStatus(measured);
}
