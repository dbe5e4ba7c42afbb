import type { ChangeView } from "../../../app/change/view.ts";
import { countWord } from "../../kit/format.ts";
import type { Moment } from "../../kit/moment.ts";
import { quorumRule } from "../../kit/quorum.ts";
import type { RequestStanding } from "../../kit/status.tsx";
import { silenceSentence } from "../../letters/wording.ts";
import type { GateModel, RequestModel } from "../../pages/change.tsx";
import { actionForms } from "./action.ts";
import type { Desk } from "./action.ts";
import { nameOf } from "./names.ts";
import { lastEvent, textIn } from "./record.ts";
import type { ChangeRecord } from "./record.ts";
import { isMoving } from "./stages.ts";

type GateView = ChangeView["gates"][number];
type RequestView = GateView["requests"][number];

interface Parts {
  readonly view: ChangeView;
  readonly record: ChangeRecord;
  readonly moment: Moment;
  readonly desk: Desk;
}

/** Who decides, what they said, and what happens if they say nothing. */
export function gateModels(parts: Parts): GateModel[] {
  return parts.view.gates.map((gate) => gateModel(gate, parts));
}

function gateModel(gate: GateView, parts: Parts): GateModel {
  const { view, desk } = parts;
  const decided = gate.requests.flatMap((request) => request.decidedAt ?? []);
  const requests = gate.requests.length > 0 ? requestModels(gate, parts) : plannedRequests(gate.id, view);
  const canRevise = gate.standing === "declined" && view.stage === "alignment" && isMoving(view);
  const revise = {
    verb: "revise",
    subject: gate.id,
    label: "Return to draft and revise",
    isPrimary: true,
  };
  return {
    id: gate.id,
    title: gate.name,
    standing: gate.standing,
    rule: quorumRule(gate.quorum, requests.length),
    openedAt: gate.openedAt ?? undefined,
    decidedAt: gate.standing === "open" || decided.length === 0 ? undefined : Math.max(...decided),
    requests,
    actions: actionForms(desk, [canRevise && revise]),
  };
}

/** People who will be asked once the proposal is accepted. */
function plannedRequests(gate: string, { content, person, stageSince }: ChangeView): RequestModel[] {
  const people = content.gates.find((each) => each.id === gate)?.stakeholders ?? [];
  return people.map((stakeholder) => ({
    id: stakeholder.person,
    who: called(stakeholder.role, nameOf(person(stakeholder.person))),
    standing: "waiting",
    askedAt: stageSince,
  }));
}

function requestModels(gate: GateView, { view, record, moment, desk }: Parts): RequestModel[] {
  const isOpen = gate.standing === "open" && isMoving(view);
  const firstOpen = gate.requests.find((request) => request.standing === "open")?.id;
  return gate.requests.map((request) => {
    const isAsked = isOpen && request.standing === "open";
    const decision = lastEvent(record, "request.decided", (fact) => textIn(fact, "request") === request.id);
    const shownHash = decision === undefined ? "" : textIn(decision.data, "shownHash");
    const effect = request.id === firstOpen ? silenceSentence(view, gate, moment) : undefined;
    return {
      id: request.id,
      who: called(request.role, nameOf(request.person)),
      detail: request.team ?? undefined,
      standing: requestStanding(request, isAsked),
      askedAt: gate.openedAt ?? view.stageSince,
      dueAt: isAsked ? (gate.dueAt ?? undefined) : undefined,
      decidedAt: request.decidedAt ?? undefined,
      reason: request.reason ?? undefined,
      next: isAsked ? nextWords(gate, request, effect) : undefined,
      isOverdue: isAsked && gate.overdue,
      shownHash: shownHash === "" ? undefined : shownHash,
      actions: actionForms(desk, isAsked ? linkOffers(request) : []),
    };
  });
}

function requestStanding(request: RequestView, isAsked: boolean): RequestStanding {
  if (request.choice !== null) return request.choice === "approve" ? "approved" : "declined";
  if (request.standing === "withdrawn") return "withdrawn";
  return isAsked ? "hasBall" : "waiting";
}

function nextWords(gate: GateView, request: RequestView, effect: string | undefined): string | undefined {
  if (request.link === "revoked") return "Their link was made void, so they cannot decide until they get a new one.";
  const times = gate.reminders === 1 ? "once" : `${countWord(gate.reminders)} times`;
  const reminded = gate.reminders === 0 ? [] : [`Reminded ${times}.`];
  const words = [...reminded, ...(effect === undefined ? [] : [effect])];
  return words.length === 0 ? undefined : words.join(" ");
}

function linkOffers(request: RequestView) {
  const resend = {
    verb: "resend",
    subject: request.id,
    label: request.link === "revoked" ? "Send a new link" : "Send the link again",
  };
  const revoke = { verb: "revoke", subject: request.id, label: "Make the link void" };
  return [resend, request.link === "live" && revoke];
}

function called(role: string, name: string): string {
  return role === "" ? name : `${role} (${name})`;
}
