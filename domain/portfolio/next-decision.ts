import type { Ball } from "../change/ball.ts";
import type { Outcome, Stage } from "../change/state.ts";

/** What is to be decided or done next, for a change to move on. */
export const nextDecisions = [
  "finish_proposal",
  "answer_proposal",
  "answer_counter_proposal",
  "decide_at_gate",
  "revise_or_withdraw",
  "finish_work",
  "accept_build",
  "launch_first_wave",
  "launch_next_wave",
  "win_back",
  "resume_or_withdraw",
  "run_again_or_let_go",
] as const;
export type NextDecision = (typeof nextDecisions)[number];

interface Undecided {
  readonly stage: Stage;
  readonly heldSince: number | null;
  readonly outcome: Outcome | null;
  readonly ball: Pick<Ball, "party">;
}

/** `null`: there is nothing to decide; it is measured as planned, or it ended as it should. */
export function nextDecisionOf({ stage, heldSince, outcome, ball: { party } }: Undecided): NextDecision | null {
  // A change that ended without being used leaves a decision to its owner; nobody is asked by itself.
  if (outcome !== null) return outcome === "lapsed" || outcome === "not_adopted" ? "run_again_or_let_go" : null;
  if (heldSince !== null) return "resume_or_withdraw";
  switch (stage) {
    case "draft":
      return "finish_proposal";
    case "intake":
      return party === "proposer" ? "answer_counter_proposal" : "answer_proposal";
    case "alignment":
      return party === "stakeholders" ? "decide_at_gate" : "revise_or_withdraw";
    case "build":
      return party === "proposer" ? "accept_build" : "finish_work";
    case "readiness":
      return "launch_first_wave";
    case "launch":
      return "launch_next_wave";
    case "adoption":
    case "closed":
      return party === "owner" ? "win_back" : null;
  }
}
