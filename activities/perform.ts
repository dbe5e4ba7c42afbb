import type { Settled } from "../domain/change/book.ts";
import type { Effect } from "../domain/change/effect.ts";
import type { Batch } from "../workflows/change/messages.ts";
import { gateDeadlines, intakeDeadline } from "./deadlines.ts";
import type { ActivityDeps } from "./deps.ts";
import { inviteToTraining } from "./invite.ts";
import { measureChange } from "./measure.ts";
import { notify } from "./notify.ts";
import { findChange } from "../store/change/read.ts";

/** Carries one effect out, or a part of it (`failure`: why not all). An effect whose reason has gone meanwhile is settled as it is. */
export async function perform(
  deps: ActivityDeps,
  { key, now }: Batch,
  effect: Effect,
): Promise<Settled & { readonly failure?: Error }> {
  const { task } = effect;
  switch (task.do) {
    case "set-intake-deadline":
      return { id: effect.id, againAt: null, found: await intakeDeadline(deps.db, key, now) };
    case "set-gate-deadlines":
      return { id: effect.id, againAt: null, found: await gateDeadlines(deps.db, { key, gate: task.gate, requests: task.requests, now }) };
    case "mail-intake":
    case "mail-escalation":
    case "mail-gate-result":
    case "mail-intake-result":
    case "mail-reinforcement":
    case "mail-outcome":
      return notify(deps, { key, now, effect, person: task.to, part: "" });
    case "mail-request":
    case "mail-reminder": {
      const request = (await findChange(deps.db, key))?.state.requests[task.request];
      // Somebody who has decided and is sent a new link may change their decision; the old link is void by then.
      const isAsked = request?.standing === "open" || (task.do === "mail-request" && request?.standing === "decided");
      if (!isAsked || request.generation !== task.generation || request.link !== "live")
        return { id: effect.id, againAt: null, found: [] };
      return notify(deps, { key, now, effect, person: request.person, part: "" });
    }
    case "invite-to-training":
      return inviteToTraining(deps, { key, now, effect });
    case "measure":
      return measureChange(deps.db, { key, now, effect, closing: task.closing });
  }
}
