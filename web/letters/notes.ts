import type { ChangeView } from "../../app/change/view.ts";
import type { App } from "../../app/context.ts";
import { linkUrl } from "../../app/signoff/token.ts";
import type { SignoffChoice } from "../../domain/change/command.ts";
import type { Task } from "../../domain/change/effect.ts";
import { weekdayDate } from "../kit/format.ts";
import { wordsOf } from "../language/choose.ts";
import type { MailFrame, NoteMail } from "../mail/render.tsx";
import type { OwnLink } from "./own-link.ts";
import { nameOf } from "./part.ts";

/** Messages between the people of a gate: a question, its answer, a concern, an overrule, a word to a manager. */

type NoteTask = Extract<Task, { do: "mail-statement" | "mail-answer" | "mail-overruled" | "mail-breach" }>;

export interface NoteParts {
  readonly app: Pick<App, "secret" | "url">;
  readonly view: ChangeView;
  readonly frame: MailFrame;
  /** Where this reader sees how the change stands. */
  readonly own: OwnLink;
}

type GateView = ChangeView["gates"][number];
type RequestView = GateView["requests"][number];

/** `null`: what it was about has gone. */
export function noteModel(parts: NoteParts, task: NoteTask): NoteMail | null {
  const { view } = parts;
  const id =
    task.do === "mail-overruled"
      ? view.gates.flatMap((gate) => gate.objections).find((each) => each.id === task.objection)?.request
      : task.request;
  const gate = view.gates.find((each) => each.requests.some((request) => request.id === id));
  const request = gate?.requests.find((each) => each.id === id);
  if (gate === undefined || request === undefined) return null;
  switch (task.do) {
    case "mail-statement":
      return statement(parts, gate, request, task.choice);
    case "mail-answer":
      return answered(parts, gate, request, task.generation);
    case "mail-overruled":
      return overruled(parts, gate, task);
    case "mail-breach":
      return gate.standing === "open" && request.standing === "open" ? breach(parts, gate, request) : null;
  }
}

function statement(
  { view, frame, own }: NoteParts,
  gate: GateView,
  request: RequestView,
  choice: SignoffChoice,
): NoteMail | null {
  if (choice === "approve" || choice === "abstain") return null;
  const { common, said } = wordsOf(frame).notes;
  const { subject, intro, next, button } = said[choice];
  const name = nameOf(frame, request.person);
  return {
    ...frame,
    kind: "note",
    link: own.url,
    linkUntil: own.until,
    subject: subject(name, view.title),
    intro: intro(name, gate.name),
    gate: gate.name,
    quoted: common.inTheirWords,
    quote: request.thread.findLast((each) => each.said === choice)?.text ?? undefined,
    next,
    button,
    buttonNote: common.pageNote,
    reason: common.atGate,
  };
}

function answered({ app, view, frame }: NoteParts, gate: GateView, request: RequestView, generation: number): NoteMail {
  const last = request.thread.findLast((each) => each.said === "answered");
  const words = wordsOf(frame).notes.answered;
  return {
    ...frame,
    kind: "note",
    link: linkUrl(app.url, app.secret, { kind: "sign", change: view.key, subject: request.id, generation }),
    linkUntil: request.linkUntil ?? undefined,
    subject: words.subject(view.title),
    intro: words.intro(last?.by?.name ?? view.owner?.name ?? null),
    gate: gate.name,
    quoted: words.quoted,
    quote: last?.text ?? undefined,
    next: words.next,
    button: words.button,
    buttonNote: words.buttonNote,
    reason: words.because,
  };
}

/** To whoever raised it; and to the person in whose name a program overruled it, who may know nothing of it. */
function overruled(
  { app, view, frame }: NoteParts,
  gate: GateView,
  { objection: id, to }: Extract<NoteTask, { do: "mail-overruled" }>,
): NoteMail | null {
  const objection = gate.objections.find((each) => each.id === id);
  if (objection === undefined) return null;
  const { common, overruled: words, overruledForYou: named } = wordsOf(frame).notes;
  const isNamed = to === objection.overruledBy?.id;
  return {
    ...frame,
    kind: "note",
    link: `${app.url}/changes/${view.key}`,
    subject: isNamed ? named.subject(view.title) : words.subject[objection.kind](view.title),
    intro: isNamed
      ? named.intro[objection.kind](nameOf(frame, objection.raiser), gate.name)
      : words.intro[objection.kind](objection.overruledBy?.name ?? null, gate.name),
    gate: gate.name,
    quoted: words.quoted,
    quote: objection.overruledBecause ?? undefined,
    next: isNamed ? named.next : words.next,
    button: common.seeGate,
    buttonNote: common.pageNote,
    reason: isNamed ? named.because : words.because[objection.kind],
  };
}

function breach({ app, view, frame }: NoteParts, gate: GateView, request: RequestView): NoteMail {
  const { common, breach: words } = wordsOf(frame).notes;
  const name = nameOf(frame, request.person);
  return {
    ...frame,
    kind: "note",
    link: `${app.url}/changes/${view.key}`,
    subject: words.subject(name, view.title),
    intro: words.intro(name, request.dueAt === null ? null : weekdayDate(frame, request.dueAt)),
    gate: gate.name,
    quoted: "",
    next: words.next(name),
    button: common.seeGate,
    buttonNote: common.pageNote,
    reason: words.because(name),
  };
}

/** An edit that changes nothing of what people approve: told, not asked. */
export function noticeModel(
  { app, view, frame }: NoteParts,
  { request: id, generation }: Extract<Task, { do: "mail-notice" }>,
  changed: readonly string[],
): NoteMail | null {
  const gate = view.gates.find((each) => each.requests.some((request) => request.id === id));
  if (gate === undefined || changed.length === 0) return null;
  const words = wordsOf(frame).notes.edited;
  return {
    ...frame,
    kind: "note",
    link: linkUrl(app.url, app.secret, { kind: "sign", change: view.key, subject: id, generation }),
    subject: words.subject(view.title),
    intro: words.intro,
    gate: gate.name,
    quoted: words.quoted,
    details: changed,
    next: words.next,
    button: words.button,
    buttonNote: words.buttonNote,
    reason: words.because,
  };
}

/** "Not this way, but that": to the proposer, who can take it up in one step. */
export function counterModel({ view, frame, own }: NoteParts): NoteMail | null {
  const { answer } = view.intake;
  if (answer?.said !== "countered" || !view.intake.countered) return null;
  const { notes, news } = wordsOf(frame);
  const words = notes.counter;
  return {
    ...frame,
    kind: "note",
    link: own.url,
    linkUntil: own.until,
    subject: words.subject(view.title),
    intro: words.intro(answer.person?.name ?? view.owner?.name ?? null),
    gate: words.intake,
    quoted: words.quoted,
    details: [
      answer.what ?? words.textErased,
      ...(answer.when === null ? [] : [words.byWhen(weekdayDate(frame, answer.when))]),
      ...(answer.tradeOff === null ? [] : [words.tradeOff(answer.tradeOff)]),
    ],
    next: words.next,
    button: words.button,
    buttonNote: news.common.kept,
    reason: words.because,
  };
}
