import { auditReminders } from "../../app/adoption/audit/reminders.ts";
import { changeView } from "../../app/change/view.ts";
import type { ChangeView } from "../../app/change/view.ts";
import type { App } from "../../app/context.ts";
import { seenBefore } from "../../app/signoff/seen-before.ts";
import { linkUrl } from "../../app/signoff/token.ts";
import { textOf } from "../../app/message/text.ts";
import { readerOf } from "../../app/people/reader.ts";
import type { Letter, LetterRequest as AnyRequest, Letters } from "../../app/message/post.ts";
import { mailedLinkMs } from "../../app/signoff/mailed-links.ts";
import { othersWaiting } from "../../app/signoff/waiting.ts";
import type { Task } from "../../domain/change/effect.ts";
import type { ChannelTestTask, DigestTask, MessageTask, OwnPageTask, StepUpTask } from "../../domain/message.ts";
import { deadlineCalendar } from "../calendar/deadline.ts";
import { inertText } from "../../lib/inert-text.ts";
import type { Moment, Reader } from "../kit/moment.ts";
import { localeFor, wordsOf } from "../language/choose.ts";
import { renderMail } from "../mail/render.tsx";
import type { ChangeMail, MailFrame } from "../mail/render.tsx";
import { keptGround } from "../../app/digest/ground.ts";
import { digestMail } from "./digest.ts";
import { auditModel } from "./audit.ts";
import { differenceLine, differencesOf } from "./differences.ts";
import { feedbackModel } from "./feedback.ts";
import { linkEndModel } from "./link-end.ts";
import { counterModel, noteModel, noticeModel } from "./notes.ts";
import { handOverModel } from "./hand-over.ts";
import { escalationModel, gateResultModel, outcomeModel, reinforcementModel } from "./news.ts";
import { nudgeModel } from "./nudge.ts";
import { requestLink, requestModel } from "./request.ts";
import { receivedModel } from "./received.ts";
import { suggestionModel } from "./suggestion.ts";
import { outlookSentences } from "./outlook.ts";
import { listedRequests } from "./listed.ts";
import { freshProposalModel, ownLink } from "./own-link.ts";
import type { OwnLink } from "./own-link.ts";
import { ownPageMail } from "./own-page.ts";
import { stepUpMail } from "./step-up.ts";
import { resumedModel, stoppedModel } from "./stopped.ts";

/** Writes the messages that a change's effects ask for, from the change as it is. Bodies are never stored. */
type LetterRequest = AnyRequest & {
  readonly change: string;
  readonly task: Exclude<MessageTask, ChannelTestTask | DigestTask | OwnPageTask | StepUpTask>;
};

type LetterApp = Pick<App, "db" | "secret" | "url" | "language" | "now">;

/** Makes the writer. `null`: the person is erased, or there is nothing to say any more. */
export function createLetters(app: LetterApp): Letters {
  const ground = keptGround(app);
  return { write: (request) => write(app, request, ground) };
}

async function write(
  app: LetterApp,
  request: AnyRequest,
  ground: ReturnType<typeof keptGround>,
): Promise<Letter | null> {
  const card = await readerOf(app, request.person);
  if (card === null || card.name === null) return null;
  const { change, task } = request;
  const { to, moment } = addressed(app, { ...card, name: card.name }, request.now);
  if (task.do === "mail-channel-test")
    return { ...renderMail({ ...moment, to: to.name, kind: "channelTest", link: `${app.url}/` }), to, calendar: null };
  if (task.do === "mail-own-page") {
    const model = await ownPageMail(app, { ...moment, to: to.name }, request.person, task.generation);
    return model === null ? null : { ...renderMail(model), to, calendar: null };
  }
  if (task.do === "mail-digest") {
    const model = await digestMail(
      app,
      { ...moment, to: to.name },
      { person: request.person, monday: task.week },
      ground,
    );
    return model === null ? null : { ...renderMail(model), to, calendar: null, unsubscribe: model.stop };
  }
  if (change === null) return null;
  const view = await changeView(app, change);
  const frame = frameOf(view, moment, to.name);
  if (task.do === "mail-step-up") {
    const mail = await stepUpMail(app, view, frame, task.code);
    return mail === null ? null : { ...renderMail(mail), to, calendar: null };
  }
  const asked = { ...request, change, task };
  const changed = await changesFor(app, moment, view, asked);
  const reason = "reason" in task && task.reason !== null ? await textOf(app, task.reason) : null;
  const own = await ownLink(app, view, { person: request.person, task });
  const looked = await lookedUp(app, view, frame, asked);
  const model = modelOf(app, view, frame, { ...asked, changed, reason, own, looked });
  if (model === null) return null;
  const calendar = calendarOf(app, view, task, moment);
  if (model.kind !== "request" && model.kind !== "reminder") return { ...renderMail(model), to, calendar };
  const listed = { change, request: "request" in task ? task.request : "" };
  const others = await listedRequests(app, frame, request.others ?? []);
  const alsoWaiting = (await othersWaiting(app, request.person, listed)) - others.length;
  return { ...renderMail({ ...model, alsoWaiting: Math.max(alsoWaiting, 0), others }), to, calendar };
}

/** How somebody is written to: by their name as harmless text, in their language and time zone. */
function addressed(
  app: LetterApp,
  {
    name,
    email,
    timeZone,
    language,
  }: { name: string; email: string | null; timeZone: string; language: string | null },
  now: number,
) {
  const moment: Moment = { now, timeZone, locale: localeFor([language], app.language) };
  return { to: { name: inertText(name), email }, moment };
}

function frameOf(view: ChangeView, moment: Moment, to: string): MailFrame {
  const { key, title, revision, seq, headHash: hash } = view;
  return { ...moment, key, revision: revision.number, title, to, record: { seq, hash } };
}

/** The first message to somebody who is asked in a change that is only imagined. `link`: where its button leads instead. */
export async function rehearsedRequest(
  app: LetterApp,
  view: ChangeView,
  { request, person, link }: { readonly request: string; readonly person: string; readonly link: string },
): Promise<Letter | null> {
  const card = await readerOf(app, person);
  if (card === null || card.name === null) return null;
  const { to, moment } = addressed(app, { ...card, name: card.name }, view.present);
  const task = { do: "mail-request" as const, request, generation: 1 };
  const changed = await changesFor(app, moment, view, { task, person });
  const model = requestModel(view, frameOf(view, moment, to.name), { task, changed, link });
  return model === null ? null : { ...renderMail(model), to, calendar: null };
}

const datedTasks: ReadonlySet<Task["do"]> = new Set(["mail-request", "mail-reminder", "mail-nudge", "mail-answer"]);

/** Messages that tell somebody by when they are to decide bring it for their calendar. */
function calendarOf(app: LetterApp, view: ChangeView, task: LetterRequest["task"], moment: Moment): string | null {
  if (!("request" in task) || !datedTasks.has(task.do)) return null;
  return deadlineCalendar({ view, request: task.request, moment, domain: new URL(app.url).hostname });
}

/** What reads otherwise than the text this person saw before; nothing for whoever is asked for the first time. */
async function changesFor(
  app: LetterApp,
  reader: Reader,
  view: ChangeView,
  { task, person }: Pick<LetterRequest, "task" | "person">,
): Promise<readonly string[]> {
  if (task.do !== "mail-request" && task.do !== "mail-notice") return [];
  const before = await seenBefore(app, view, person);
  return before === null
    ? []
    : differencesOf(reader, before.content, view.content, before.nameOf).map((each) => differenceLine(reader, each));
}

type Asked = LetterRequest & {
  readonly changed: readonly string[];
  /** What was written with it, where the message is about an act that gives a reason. */
  readonly reason: string | null;
  readonly own: OwnLink;
  /** The message about a sample or a group, where it is about one: what is told of it is looked up. */
  readonly looked: ChangeMail | null;
};

/** `part` is the audit or the suggestion, in the message that brings its link and in one that brings a fresh link. */
async function lookedUp(
  app: LetterApp,
  view: ChangeView,
  frame: MailFrame,
  { task, part }: LetterRequest,
): Promise<ChangeMail | null> {
  if (task.do === "mail-audit") {
    const { audit, isReminder } = auditReminders.readPart(part);
    return auditModel(app, view, frame, { audit, generation: null, isReminder });
  }
  if (task.do === "mail-suggestion")
    return suggestionModel(app, view, frame, { suggestion: task.suggestion, generation: 1 });
  if (task.do !== "mail-fresh-link") return null;
  const { generation } = task;
  if (task.kind === "audit") return auditModel(app, view, frame, { audit: part, generation, isReminder: false });
  return task.kind === "suggestion" ? suggestionModel(app, view, frame, { suggestion: part, generation }) : null;
}

function modelOf(app: LetterApp, view: ChangeView, frame: MailFrame, request: Asked): ChangeMail | null {
  const { task, own } = request;
  const link = own.url;
  const parts = { app, view, frame, own };
  switch (task.do) {
    case "mail-request":
    case "mail-reminder":
      return requestModel(view, frame, { link: requestLink(app, view, task), task, changed: request.changed });
    case "mail-intake": {
      const sentence = view.content.summary;
      const dueAt = view.ball.dueAt ?? undefined;
      const expect = view.outlook === null ? undefined : outlookSentences(frame, view.outlook);
      const proposedBy = view.proposer.name;
      return { ...frame, kind: "intake", link, proposedBy, sentence, dueAt, isLate: task.late, expect };
    }
    case "mail-intake-result":
      return intakeResultModel(view, frame, own, task.accepted);
    case "mail-notice":
      return noticeModel(parts, task, request.changed);
    case "mail-link-ending":
    case "mail-links-ended":
      return linkEndModel(parts, task);
    case "mail-breach":
    case "mail-statement":
    case "mail-answer":
    case "mail-overruled":
      return noteModel(parts, task);
    case "mail-received":
      return receivedModel(parts);
    case "mail-nudge":
      return nudgeModel(parts, task);
    case "mail-hand-over":
      return handOverModel(parts, task, request.reason);
    case "mail-stopped":
      return stoppedModel(parts, task, request.reason);
    case "mail-resumed":
      return resumedModel(parts);
    case "mail-counter":
      return counterModel(parts);
    case "mail-escalation":
      return escalationModel(view, frame, link, task.gate);
    case "mail-gate-result":
      return gateResultModel(view, frame, own, task);
    case "invite-to-training":
      return trainingModel(app, view, frame, { subject: request.part, generation: 1 });
    case "ask-for-feedback":
      return feedbackModel(parts, request.part, 1);
    case "mail-fresh-link": {
      if (task.kind === "audit" || task.kind === "suggestion") return request.looked;
      if (task.kind === "proposal") return freshProposalModel(frame, own);
      if (task.kind === "feedback") return feedbackModel(parts, request.part, task.generation);
      const [id = "", person = ""] = request.part.split("/");
      return trainingModel(app, view, frame, { subject: `${id}/${person}`, generation: task.generation });
    }
    case "mail-audit":
    case "mail-suggestion":
      return request.looked;
    case "mail-reinforcement":
      return reinforcementModel(view, frame, link, task.reinforcement);
    case "mail-outcome":
      return outcomeModel(view, frame, own);
    case "measure":
    case "set-gate-deadlines":
    case "set-intake-deadline":
      return null;
  }
}

function intakeResultModel(view: ChangeView, frame: MailFrame, own: OwnLink, accepted: boolean): ChangeMail {
  const { answer } = view.intake;
  return {
    ...frame,
    kind: "intakeResult",
    link: own.url,
    linkUntil: own.until,
    outcome: accepted ? "accepted" : "declined",
    by: view.owner?.name ?? null,
    reason: answer?.said === "declined" && !accepted ? (answer.what ?? undefined) : undefined,
  };
}

function trainingModel(
  app: LetterApp,
  view: ChangeView,
  frame: MailFrame,
  { subject, generation }: { readonly subject: string; readonly generation: number },
): ChangeMail | null {
  const training = view.trainings.find((each) => each.id === subject.split("/")[0]);
  if (training === undefined) return null;
  const link = linkUrl(app.url, app.secret, { kind: "training", change: view.key, subject, generation });
  const linkUntil = frame.now + mailedLinkMs.training;
  const { name, format, about } = training;
  return {
    ...frame,
    kind: "training",
    link,
    linkUntil,
    training: name,
    format: wordsOf(frame).training.format[format],
    about,
    sessions: training.sessions.filter(({ startsAt }) => startsAt > frame.now),
  };
}
