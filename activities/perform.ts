import type { Settled } from "../domain/change/book.ts";
import type { Effect } from "../domain/change/effect.ts";
import type { Batch } from "../workflows/change/messages.ts";
import { askForFeedback } from "./ask-for-feedback.ts";
import { askPerson, tellManager } from "./ask.ts";
import { gateDeadlines, intakeDeadline } from "./deadlines.ts";
import type { ActivityDeps } from "./deps.ts";
import { askReviewer } from "./review-audit.ts";
import { inviteToTraining } from "./invite.ts";
import { measureChange } from "./measure.ts";
import { quietUntil } from "./quiet.ts";
import { tellSomebody } from "./tell.ts";

/** Carries one effect out, or a part of it (`failure`: why not all). An effect whose reason has gone meanwhile is settled as it is. */
export async function perform(
  deps: ActivityDeps,
  { key, now }: Batch,
  effect: Effect,
): Promise<Settled & { readonly failure?: Error }> {
  const { task } = effect;
  const heldUntil = await quietUntil(deps.db, { key, now, task });
  if (heldUntil !== null) return { id: effect.id, againAt: heldUntil, found: [] };
  switch (task.do) {
    case "set-intake-deadline":
      return { id: effect.id, againAt: null, found: await intakeDeadline(deps.db, key, now) };
    case "set-gate-deadlines":
      return { id: effect.id, againAt: null, found: await gateDeadlines(deps.db, { ...task, key, now }) };
    case "mail-received":
    case "mail-counter":
    case "mail-intake-result":
    case "mail-intake":
    case "mail-statement":
    case "mail-overruled":
    case "mail-escalation":
    case "mail-links-ended":
    case "mail-gate-result":
    case "mail-hand-over":
    case "mail-stopped":
    case "mail-resumed":
    case "mail-reinforcement":
    case "mail-outcome":
    case "mail-suggestion":
      return tellSomebody(deps, { key, now, effect, task });
    case "mail-request":
    case "mail-answer":
    case "mail-notice":
    case "mail-reminder":
    case "mail-link-ending":
    case "mail-nudge":
      return askPerson(deps, { key, now, effect, task });
    case "mail-breach":
      return tellManager(deps, { key, now, effect, request: task.request });
    case "mail-audit":
      return askReviewer(deps, { key, now, effect, task });
    case "invite-to-training":
      return inviteToTraining(deps, { key, now, effect });
    case "ask-for-feedback":
      return askForFeedback(deps, { key, now, effect, round: task.round });
    case "measure":
      return measureChange(deps.db, { key, now, effect, closing: task.closing });
  }
}
