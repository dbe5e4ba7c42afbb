import { refuse } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import type { Actor } from "./command.ts";
import type { ChangeState } from "./state.ts";

/**
 * The refusal of an act by link at a gate that wants more than a link, `null` where the proof is enough. It holds for passing on
 * and closing too: who may do that with the link alone could give the decision to themselves.
 */
export function unprovedByLink(
  state: ChangeState,
  gate: string,
  { actor, byCode }: { readonly actor: Actor; readonly byCode?: true | undefined },
): Refusal | null {
  if (state.gates[gate]?.stepUp !== true || actor.kind !== "link" || byCode === true) return null;
  return refuse("forbidden", "This gate asks for the code that is mailed to whoever decides. Nothing was recorded.");
}
