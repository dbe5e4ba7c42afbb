import { openWork } from "./build.ts";
import type { Fact } from "./event.ts";
import { outcomeOfChange } from "./closing.ts";
import { gateFollowUps, openGates } from "./signoff.ts";
import type { ChangeState } from "./state.ts";

/**
 * What follows of itself from where a change stands: gates open on entering alignment, and a stage ends when nothing in it
 * is open. Each answer moves the change forward, so asking again and again comes to an end.
 */
export function followUps(state: ChangeState): readonly Fact[] {
  switch (state.stage) {
    case "draft":
    case "intake":
    case "closed":
      return [];
    case "alignment":
      return alignment(state);
    case "build":
      return state.buildAccepted && openWork(state).length === 0 ? [{ type: "stage.entered", stage: "readiness" }] : [];
    case "readiness":
      return launchedWaves(state) > 0 ? [{ type: "stage.entered", stage: "launch" }] : closedEarly(state);
    case "launch":
      if (launchedWaves(state) === Object.keys(state.waves).length)
        return [{ type: "stage.entered", stage: "adoption" }];
      return closedEarly(state);
    case "adoption":
      return concluded(state) ? [{ type: "change.closed", outcome: outcomeOfChange(state) }] : [];
  }
}

function alignment(state: ChangeState): readonly Fact[] {
  const unasked = state.plan.gates.filter((gate) => (state.gates[gate.id]?.standing ?? "closed") === "closed");
  if (unasked.length > 0) return openGates(state, unasked);
  const decided = Object.values(state.gates).flatMap((gate) => gateFollowUps(state, gate));
  if (decided.length > 0) return decided;
  const approved = state.plan.gates.every((gate) => state.gates[gate.id]?.standing === "approved");
  return approved ? [{ type: "stage.entered", stage: "build" }] : [];
}

function launchedWaves(state: ChangeState): number {
  return Object.values(state.waves).filter((wave) => wave.launchedAt !== null).length;
}

function concluded(state: ChangeState): boolean {
  return Object.values(state.targets).every((target) => target.concluded !== null);
}

/** A change that is closed before all its waves are launched ends with the verdicts of that day. */
function closedEarly(state: ChangeState): readonly Fact[] {
  return state.closing && concluded(state) ? [{ type: "change.closed", outcome: outcomeOfChange(state) }] : [];
}
