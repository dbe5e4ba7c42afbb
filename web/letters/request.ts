import type { ChangeView } from "../../app/change/view.ts";
import type { App } from "../../app/context.ts";
import { linkUrl } from "../../app/signoff/token.ts";
import type { Task } from "../../domain/change/effect.ts";
import { wordsOf } from "../language/choose.ts";
import type { ChangeMail, MailFrame } from "../mail/render.tsx";
import { nameOf } from "./part.ts";
import { decidedSoFar, silenceSentence } from "./wording.ts";

type RequestTask = Extract<Task, { do: "mail-request" | "mail-reminder" }>;

/** The link of whoever is asked. */
export function requestLink(
  app: Pick<App, "url" | "secret">,
  { key }: ChangeView,
  { request, generation }: RequestTask,
): string {
  return linkUrl(app.url, app.secret, { kind: "sign", change: key, subject: request, generation });
}

/** What somebody is asked by mail, at first or again; `null`: nothing is asked of them any more. */
export function requestModel(
  view: ChangeView,
  frame: MailFrame,
  { task, changed, link }: { task: RequestTask; changed: readonly string[]; link: string },
): ChangeMail | null {
  const gate = view.gates.find((each) => each.requests.some((request) => request.id === task.request));
  const request = gate?.requests.find((each) => each.id === task.request);
  if (gate === undefined || request === undefined) return null;
  const stakeholder = view.content.gates
    .find((each) => each.id === gate.id)
    ?.stakeholders.find((each) => each.person === (request.onBehalfOf[0] ?? request.person).id);
  const common = {
    ...frame,
    link,
    linkUntil: request.linkUntil ?? undefined,
    gate: gate.name,
    askedBy: view.owner?.name ?? view.proposer.name ?? wordsOf(frame).sign.letter.theOwner,
    decidedSoFar: decidedSoFar(frame, gate),
    silence: silenceSentence(view, gate, request, { moment: frame, isAsked: true }),
  };
  const dueAt = request.dueAt ?? undefined;
  if (task.do === "mail-reminder")
    return { ...common, kind: "reminder", askedAt: gate.openedAt ?? frame.now, dueAt, count: task.count };
  const passedOn = request.thread.findLast((each) => each.said === "passed_on");
  return {
    ...common,
    kind: "request",
    asRole: stakeholder?.role === "" ? undefined : stakeholder?.role,
    neededBy: dueAt,
    changed,
    forWhom: request.onBehalfOf.map((each) => nameOf(frame, each)).at(-1),
    note: passedOn?.text ?? undefined,
    isAway: passedOn?.isAway === true,
    why: view.content.brief.why,
    asks: [...view.content.asks, ...(stakeholder?.asks ?? [])],
  };
}
