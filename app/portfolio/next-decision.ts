import type { PortfolioItem } from "./portfolio.ts";

/** What has to be decided or done next, whoever has to. */
export type NextDecision =
  | "finish_proposal"
  | "answer_proposal"
  | "decide_at_gate"
  | "revise_or_withdraw"
  | "accept_build"
  | "finish_work"
  | "launch_first"
  | "launch_next"
  | "win_back"
  | "resume_or_withdraw"
  | "run_again"
  | "none";

/** The next decision of a change. One that ended without being used leaves one to its owner; nobody is asked by itself. */
export function nextDecisionOf({
  ball,
  stage,
  outcome,
  heldSince,
}: Pick<PortfolioItem, "ball" | "stage" | "outcome" | "heldSince">): NextDecision {
  if (outcome !== null) return outcome === "lapsed" || outcome === "not_adopted" ? "run_again" : "none";
  if (heldSince !== null) return "resume_or_withdraw";
  switch (stage) {
    case "draft":
      return "finish_proposal";
    case "intake":
      return "answer_proposal";
    case "alignment":
      return ball.party === "stakeholders" ? "decide_at_gate" : "revise_or_withdraw";
    case "build":
      return ball.party === "proposer" ? "accept_build" : "finish_work";
    case "readiness":
      return "launch_first";
    case "launch":
      return "launch_next";
    case "adoption":
    case "closed":
      return ball.party === "owner" ? "win_back" : "none";
  }
}
