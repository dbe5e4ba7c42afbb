import type { MessageTask } from "../message.ts";
import type { PersonId } from "./plan.ts";

/** Who stands behind a change, as far as it decides where a message about it leads. */
export interface Behind {
  readonly proposer: PersonId;
  readonly owner: PersonId | null;
  readonly sponsor: PersonId | null;
}

/** They go to whoever proposed it, whatever else that person is. */
const toProposer: ReadonlySet<MessageTask["do"]> = new Set([
  "mail-received",
  "mail-counter",
  "mail-intake-result",
  "mail-fresh-link",
]);

/** Whether a message leads its reader to their own page of what they proposed: whoever only proposed a change needs no account. */
export function leadsToOwnPage(
  { proposer, owner, sponsor }: Behind,
  person: PersonId,
  task: MessageTask["do"],
): boolean {
  return person === proposer && (toProposer.has(task) || (person !== owner && person !== sponsor));
}
