import { outcomeOf } from "../adoption/outcome.ts";
import type { ChangeState, Outcome } from "./state.ts";

/** The outcome as the concluded targets give it; a change without a target cannot be measured. */
export function outcomeOfChange(state: ChangeState): Outcome {
  return outcomeOf(Object.values(state.targets).flatMap((target) => target.concluded ?? []));
}
