import type { ChangeView } from "../../app/change/view.ts";
import type { App } from "../../app/context.ts";
import { linkUrl } from "../../app/signoff/token.ts";
import type { SignoffChoice } from "../../domain/change/command.ts";
import type { Task } from "../../domain/change/effect.ts";
import { weekdayDate } from "../kit/format.ts";
import { proposalLink } from "./proposal-link.ts";
import type { MailFrame, NoteMail } from "../mail/render.tsx";

/** Messages between the people of a gate: a question, its answer, a concern, an overrule, a word to a manager. */

type NoteTask = Extract<Task, { do: "mail-statement" | "mail-answer" | "mail-overruled" | "mail-breach" }>;

export interface NoteParts {
  readonly app: Pick<App, "secret" | "url">;
  readonly view: ChangeView;
  readonly frame: MailFrame;
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
      return overruled(parts, gate, task.objection);
    case "mail-breach":
      return gate.standing === "open" && request.standing === "open" ? breach(parts, gate, request) : null;
  }
}

const nameOf = ({ person }: RequestView): string => person.name ?? "Somebody erased";
const atGate = "you propose or own this change";
const pageNote = "The page shows what everybody at this gate said. Nothing is decided by opening it.";

/** What was said, and what the owner can do about it. */
const statements: Readonly<
  Record<Exclude<SignoffChoice, "approve" | "abstain">, { said: string; next: string; button: string }>
> = {
  approve_with_condition: {
    said: "approves, on a condition",
    next: "The gate stays shut until they find the condition met and close it, or the sponsor or owner overrules it with a reason.",
    button: "See the condition",
  },
  ask: {
    said: "has a question first",
    next: "Their clock stands still until you answer; yours runs. Answer on the page of the change.",
    button: "Answer the question",
  },
  concern: {
    said: "has a concern",
    next: "The gate stays shut until they find it settled and close it, or the sponsor or owner overrules it with a reason. A conversation often helps.",
    button: "See the concern",
  },
  counter: {
    said: "proposes something else",
    next: "Take it up in a new revision, or answer why not on the page of the change. Their clock stands still until then.",
    button: "Read the proposal",
  },
  decline: {
    said: "declines",
    next: "Whether the gate is declined depends on its rule. You can return the change to draft and ask again with a better proposal.",
    button: "See the gate",
  },
};

function statement(
  { app, view, frame }: NoteParts,
  gate: GateView,
  request: RequestView,
  choice: SignoffChoice,
): NoteMail | null {
  if (choice === "approve" || choice === "abstain") return null;
  const { said, next, button } = statements[choice];
  const name = nameOf(request);
  return {
    ...frame,
    kind: "note",
    link: `${app.url}/changes/${view.key}`,
    subject: `${name} ${said}: ${view.title}`,
    intro: `${name} ${said}, at the gate “${gate.name}”.`,
    gate: gate.name,
    quoted: "In their words",
    quote: request.thread.findLast((each) => each.said === choice)?.text ?? undefined,
    next,
    button,
    buttonNote: pageNote,
    because: atGate,
  };
}

function answered({ app, view, frame }: NoteParts, gate: GateView, request: RequestView, generation: number): NoteMail {
  const last = request.thread.findLast((each) => each.said === "answered");
  const by = last?.by?.name ?? view.owner?.name ?? "The owner";
  return {
    ...frame,
    kind: "note",
    link: linkUrl(app.url, app.secret, { kind: "sign", change: view.key, subject: request.id, generation }),
    subject: `Your question is answered: ${view.title}`,
    intro: `${by} has answered you. Your decision is open again.`,
    gate: gate.name,
    quoted: "The answer",
    quote: last?.text ?? undefined,
    next: "Please decide now, or ask once more. Your time runs again from this message.",
    button: "Read and decide",
    buttonNote:
      "This opens a page. Nothing is decided until you choose there. The link is yours alone; please do not forward it.",
    because: "you asked this before deciding",
  };
}

function overruled({ app, view, frame }: NoteParts, gate: GateView, id: string): NoteMail | null {
  const objection = gate.objections.find((each) => each.id === id);
  if (objection === undefined) return null;
  const by = objection.overruledBy?.name ?? "The sponsor";
  return {
    ...frame,
    kind: "note",
    link: `${app.url}/changes/${view.key}`,
    subject: `Your ${objection.kind} was overruled: ${view.title}`,
    intro: `${by} has overruled your ${objection.kind} at the gate “${gate.name}”.`,
    gate: gate.name,
    quoted: "The reason given",
    quote: objection.overruledBecause ?? undefined,
    next: "Your words and this reason stay on the record. Your voice counts neither for nor against; while the gate is open you can still decide otherwise by your own link.",
    button: "See the gate",
    buttonNote: pageNote,
    because: `you raised this ${objection.kind}`,
  };
}

function breach({ app, view, frame }: NoteParts, gate: GateView, request: RequestView): NoteMail {
  const name = nameOf(request);
  const due = request.dueAt === null ? "in time" : `by ${weekdayDate(frame, request.dueAt)}`;
  return {
    ...frame,
    kind: "note",
    link: `${app.url}/changes/${view.key}`,
    subject: `${name} has not decided yet: ${view.title}`,
    intro: `${name} was asked to decide ${due}, and has not answered yet.`,
    gate: gate.name,
    quoted: "",
    next: `Please ask ${name} what is in the way: a question can be put from their link, and so can a substitute be named. If nobody answers, the sponsor is told next.`,
    button: "See the gate",
    buttonNote: pageNote,
    because: `you are named as the manager of ${name}`,
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
  return {
    ...frame,
    kind: "note",
    link: linkUrl(app.url, app.secret, { kind: "sign", change: view.key, subject: id, generation }),
    subject: `For your information, edited: ${view.title}`,
    intro: "A part of the proposal was edited that does not change what you decide about. What was said stands.",
    gate: gate.name,
    quoted: "What was edited",
    details: changed,
    next: "You need not do anything. If it matters to you after all, you can change your decision while the gate is open.",
    button: "Read it",
    buttonNote:
      "This opens a page. Nothing is decided by opening it. The link is yours alone; please do not forward it.",
    because: "you are asked about this change",
  };
}

/** "Not this way, but that": to the proposer, who can take it up in one step. */
export function counterModel({ app, view, frame }: NoteParts): NoteMail | null {
  const { answer } = view.intake;
  if (answer?.said !== "countered" || !view.intake.countered) return null;
  const by = answer.person?.name ?? view.owner?.name ?? "The owner";
  return {
    ...frame,
    kind: "note",
    link: proposalLink(app, view),
    subject: `Another proposal: ${view.title}`,
    intro: `${by} cannot take your proposal as it is, and proposes something else instead.`,
    gate: "Intake",
    quoted: "What is proposed",
    details: [
      answer.what ?? "(The text is erased.)",
      ...(answer.when === null ? [] : [`By when: ${weekdayDate(frame, answer.when)}.`]),
      ...(answer.tradeOff === null ? [] : [`The trade-off: ${answer.tradeOff}`]),
    ],
    next: "You can take it up in one step on your own page, without an account; it then becomes part of the text, and the people named are asked. Or withdraw it there, or have it returned to draft and write it anew.",
    button: "Read and answer",
    buttonNote: "What you wrote is kept.",
    because: "you proposed this change",
  };
}
