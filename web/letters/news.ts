import type { ChangeView } from "../../app/change/view.ts";
import type { Task } from "../../domain/change/effect.ts";
import { shareText } from "../kit/format.ts";
import { wordsOf } from "../language/choose.ts";
import type { ChangeMail, MailFrame, OutcomeMail } from "../mail/render.tsx";
import type { OwnLink } from "./own-link.ts";
import { nameOf } from "./part.ts";
import { standingSentence } from "./wording.ts";

/** Messages that tell how a change fares: what is late, decided, lost, and what became of it. */

export function escalationModel(view: ChangeView, frame: MailFrame, link: string, gateId: string): ChangeMail | null {
  const gate = view.gates.find((each) => each.id === gateId);
  if (gate === undefined || gate.standing !== "open") return null;
  const waiting = gate.requests.filter((request) => request.standing === "open");
  return {
    ...frame,
    kind: "escalation",
    link,
    gate: gate.name,
    dueAt: gate.dueAt ?? frame.now,
    waitingFor: waiting.map((request) => ({
      who: request.role === "" ? nameOf(frame, request.person) : request.role,
      askedAt: gate.openedAt ?? frame.now,
    })),
    effect: wordsOf(frame).news.escalation.effect,
  };
}

export function gateResultModel(
  view: ChangeView,
  frame: MailFrame,
  own: OwnLink,
  { gate: gateId, approved }: Extract<Task, { do: "mail-gate-result" }>,
): ChangeMail | null {
  const gate = view.gates.find((each) => each.id === gateId);
  if (gate === undefined) return null;
  const decided = gate.requests.flatMap(({ choice, person, role, reason }) => {
    if (choice === null) return [];
    const who = role === "" ? nameOf(frame, person) : role;
    return [{ who, said: wordsOf(frame).gate.said[choice], reason: reason ?? undefined }];
  });
  const others = view.gates.filter((each) => each.standing === "open").length;
  const next = wordsOf(frame).news.gateResult.next;
  const outcome = approved ? "approved" : "declined";
  return {
    ...frame,
    kind: "gateResult",
    link: own.url,
    linkUntil: own.until,
    gate: gate.name,
    outcome,
    decisions: decided,
    next: !approved ? next.back : others > 0 ? next.othersOpen : next.work,
  };
}

export function reinforcementModel(view: ChangeView, frame: MailFrame, link: string, id: string): ChangeMail | null {
  const task = view.reinforcements.find((each) => each.id === id);
  const target = view.targets.find((each) => each.id === task?.target);
  if (task === undefined || target === undefined) return null;
  const words = wordsOf(frame).news.reinforcement;
  const { name, threshold, rate, counted, judged, aim: way } = target;
  const aim = threshold === null ? null : shareText(frame, threshold);
  return {
    ...frame,
    kind: "reinforcement",
    link,
    fell: (way === "at_most" ? words.rose : words.fell)(
      name,
      aim,
      rate === null ? null : { share: shareText(frame, rate), counted, judged },
    ),
    dueAt: task.dueAt,
    ask: words.ask,
  };
}

/** Why it was closed before its time, in the words of whoever did. */
function closedBecause({ stopped }: ChangeView, frame: MailFrame): string | undefined {
  if (stopped?.how !== "closing" || stopped.reason === null) return undefined;
  return wordsOf(frame).news.outcome.early(stopped.person?.name ?? null, stopped.reason);
}

export function outcomeModel(view: ChangeView, frame: MailFrame, own: OwnLink): OutcomeMail | null {
  if (view.outcome === null) return null;
  return {
    ...frame,
    kind: "outcome",
    link: own.url,
    linkUntil: own.until,
    outcome: view.outcome,
    closedAt: view.stageSince,
    note: closedBecause(view, frame),
    targets: view.targets.map((target) => standingSentence(target, frame)),
  };
}
