import type { ChangeView } from "../../../app/change/view.ts";
import { countWord, deadline } from "../../kit/format.ts";
import { english } from "../../kit/moment.ts";
import type { Moment } from "../../kit/moment.ts";
import { deciderName, requestStanding, weightWords } from "../../letters/part.ts";
import { silenceSentence } from "../../letters/wording.ts";
import type { RequestModel } from "../../pages/change.tsx";
import { actionForms } from "./action.ts";
import type { Offer } from "./action.ts";
import type { GateParts, GateView, RequestView } from "./gate-parts.ts";
import { objectionModels } from "./objections.ts";
import { nameOf } from "./names.ts";
import { lastEvent, textIn } from "./record.ts";
import type { ChangeRecord } from "./record.ts";
import { remarkModels } from "./remarks.ts";
import { isMoving } from "./stages.ts";

/** Everybody's part of a gate: what they said, what is owed to them, what can be done about it. */
export function requestModels(gate: GateView, parts: GateParts): RequestModel[] {
  const { view, record, moment, desk } = parts;
  const isOpen = gate.standing === "open" && isMoving(view);
  const firstOpen = gate.requests.find((request) => request.standing === "open")?.id;
  return gate.requests.map((request) => {
    const isAsked = isOpen && request.standing === "open";
    const stands = request.standing === "decided" || request.standing === "asking";
    const standing = requestStanding(request);
    const detail = [weightWords(english, request, gate.requests), request.teamName ?? ""]
      .filter((each) => each !== "")
      .join(" · ");
    const effect = request.id === firstOpen ? effectOfSilence(view, gate, request, parts) : undefined;
    return {
      id: request.id,
      who: deciderName(english, request),
      detail: detail === "" ? undefined : detail,
      standing: isAsked && standing === "waiting" ? "hasBall" : standing,
      askedAt: gate.openedAt ?? view.stageSince,
      dueAt: isAsked ? (request.dueAt ?? undefined) : undefined,
      decidedAt: stands ? (request.decidedAt ?? undefined) : undefined,
      reason: stands ? (request.reason ?? undefined) : undefined,
      next: isAsked ? nextWords(request, effect) : isOpen ? clockWords(request) : undefined,
      isOverdue: isAsked && request.overdue,
      shownHash: shownHash(record, request),
      objections: objectionModels(gate, request, { view, desk, isOpen }),
      remarks: remarkModels(request, moment),
      actions: actionForms(desk, isOpen ? [...linkOffers(request, moment), answerOffer(request)] : []),
    };
  });
}

function effectOfSilence(view: ChangeView, gate: GateView, request: RequestView, { moment }: GateParts): string {
  return silenceSentence(view, gate, request, { moment, isAsked: false });
}

function shownHash(record: ChangeRecord, { id }: RequestView): string | undefined {
  const decision = lastEvent(record, "request.decided", (fact) => textIn(fact, "request") === id);
  const hash = decision === undefined ? "" : textIn(decision.data, "shownHash");
  return hash === "" ? undefined : hash;
}

function clockWords(request: RequestView): string | undefined {
  return request.standing === "asking" ? "Their clock stands still until it is answered; yours runs." : undefined;
}

function nextWords(request: RequestView, effect: string | undefined): string | undefined {
  if (request.link === "revoked") return "Their link was made void, so they cannot decide until they get a new one.";
  if (request.link === "expired") return "Their link has ended, so they cannot decide until they get a new one.";
  const reminded = request.reminders === 0 ? [] : [`Reminded ${timesWord(request.reminders)}.`];
  const nudged = request.nudge.count === 0 ? [] : [`Reminded by hand ${timesWord(request.nudge.count)}.`];
  const words = [...reminded, ...nudged, ...(effect === undefined ? [] : [effect])];
  return words.length === 0 ? undefined : words.join(" ");
}

function timesWord(count: number): string {
  return count === 1 ? "once" : `${countWord(count)} times`;
}

function linkOffers(request: RequestView, moment: Moment): (Offer | false)[] {
  if (request.standing !== "open") return [];
  const resend = {
    verb: "resend",
    subject: request.id,
    label: request.link !== "live" ? "Send a new link" : "Send the link again",
  };
  const revoke = { verb: "revoke", subject: request.id, label: "Make the link void" };
  return [nudgeOffer(request, moment), resend, request.link === "live" && revoke];
}

/** Pressing is limited, and says from when on it is possible again. */
function nudgeOffer({ id, person, nudge }: RequestView, moment: Moment): Offer | false {
  if (nudge.from === null) return false;
  return {
    verb: "nudge",
    subject: id,
    label: `Remind ${nameOf(person)}`,
    blockedBy: nudge.from <= moment.now ? undefined : `Again from ${deadline(moment, nudge.from)}.`,
  };
}

function answerOffer({ id, standing, choice }: RequestView): Offer | false {
  if (standing !== "asking") return false;
  const isProposal = choice === "counter";
  return {
    verb: "answer",
    subject: id,
    label: isProposal ? "Answer the proposal" : "Answer the question",
    isPrimary: true,
    fields: [
      {
        kind: "long",
        rows: 3,
        name: "text",
        label: "Your answer",
        help: "Everyone at this gate can read it, on their own page.",
        isRequired: true,
      },
    ],
    consequence: isProposal
      ? "To take the proposal up, return the change to draft instead. With an answer they are asked again, and their time runs."
      : "They are asked again, and their time runs from your answer.",
  };
}
