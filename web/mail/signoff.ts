import { date, deadlineInZone, weekdayDate } from "../kit/format.ts";
import { wordsOf } from "../language/choose.ts";
import type { EscalationMail, GateResultMail, NoteMail, ReminderMail, RequestMail } from "./model.ts";
import type { MailParts } from "./parts.ts";
import { reasonAndSender, yours, yoursIfEnding } from "./parts.ts";

export function requestParts(mail: RequestMail): MailParts {
  const { asked, request } = wordsOf(mail).mail;
  return {
    subject: withOthers(
      mail,
      mail.neededBy === undefined
        ? request.subject(mail.title)
        : request.subjectBy(date(mail, mail.neededBy), mail.title),
    ),
    preview: `${mail.decidedSoFar}. ${asked.aMinute}`,
    heading: mail.title,
    intro: introOf(mail),
    facts: [
      ...(mail.neededBy === undefined ? [] : [[asked.neededBy, deadlineInZone(mail, mail.neededBy), "bold"] as const]),
      [asked.gate, mail.gate],
      [asked.soFar, mail.decidedSoFar],
      ...alsoWaiting(mail),
    ],
    sections: [
      ...(mail.note === undefined
        ? []
        : [{ title: request.whatTheyWrote(mail.forWhom ?? mail.askedBy), paragraphs: [request.quote(mail.note)] }]),
      ...(mail.changed.length === 0 ? [] : [{ title: request.changed, paragraphs: mail.changed }]),
      { title: request.why, paragraphs: [mail.why] },
      ...(mail.asks.length === 0 ? [] : [{ title: request.asks, paragraphs: mail.asks }]),
      ...listed(mail),
    ],
    button: { label: asked.button, href: mail.link },
    buttonNote: asked.buttonNote,
    warning: { lead: asked.ifNothing, text: mail.silence },
    footnotes: [
      yours(mail),
      reasonAndSender(mail.forWhom === undefined ? request.because : request.becauseInPlace(mail.forWhom), mail),
    ],
  };
}

function introOf(mail: RequestMail): string {
  const { request } = wordsOf(mail).mail;
  if (mail.forWhom !== undefined)
    return (mail.isAway === true ? request.introWhileAway : request.introInPlace)(mail.forWhom, mail.asRole);
  if (mail.changed.length > 0) return request.introAgain(mail.askedBy, mail.asRole);
  return request.intro(mail.askedBy, mail.asRole);
}

export function reminderParts(mail: ReminderMail): MailParts {
  const { asked, reminder } = wordsOf(mail).mail;
  const { askedAt, dueAt, title, waitedDays } = mail;
  return {
    subject: withOthers(mail, reminderSubject(mail)),
    preview: reminder.preview(date(mail, askedAt), waitedDays),
    heading: title,
    intro: reminder.intro(mail.askedBy, weekdayDate(mail, askedAt), waitedDays),
    facts: [
      ...(dueAt === undefined
        ? []
        : [[isPast(mail, dueAt) ? asked.wasDue : asked.due, deadlineInZone(mail, dueAt), "bold"] as const]),
      [asked.gate, mail.gate],
      [asked.soFar, mail.decidedSoFar],
      ...alsoWaiting(mail),
    ],
    sections: listed(mail),
    button: { label: asked.button, href: mail.link },
    buttonNote: asked.buttonNote,
    warning: { lead: asked.ifNothing, text: mail.silence },
    footnotes: [`${yours(mail)} ${reminder.sameLink}`, reasonAndSender(reminder.because(mail.count), mail)],
  };
}

function reminderSubject(mail: ReminderMail): string {
  const { reminder } = wordsOf(mail).mail;
  if (mail.dueAt === undefined) return reminder.subject(mail.title);
  if (isPast(mail, mail.dueAt)) return reminder.subjectOverdue(mail.title);
  return reminder.subjectDue(weekdayDate(mail, mail.dueAt), mail.title);
}

function withOthers(mail: RequestMail | ReminderMail, subject: string): string {
  const count = mail.others?.length ?? 0;
  return count === 0 ? subject : wordsOf(mail).bundle.subject(subject, count);
}

/** What else is asked of the reader, each with their own link: the message goes to nobody else. */
function listed(mail: RequestMail | ReminderMail): MailParts["sections"] {
  const { bundle } = wordsOf(mail);
  const others = mail.others ?? [];
  if (others.length === 0) return [];
  const paragraphs = others.map(({ title, gate, askedBy, dueAt, link }) =>
    [bundle.line(title, gate, askedBy, dueAt === null ? null : weekdayDate(mail, dueAt)), link].join("\n"),
  );
  return [{ title: bundle.title(others.length), paragraphs }];
}

/** Only the number: what they are about is told to the person's own address, on request. */
function alsoWaiting(mail: RequestMail | ReminderMail): (readonly [string, string])[] {
  const { asked } = wordsOf(mail).mail;
  const count = mail.alsoWaiting ?? 0;
  return count === 0 ? [] : [[asked.beside, asked.besideText(count)]];
}

const isPast = (mail: { now: number }, at: number): boolean => at < mail.now;

export function escalationParts(mail: EscalationMail): MailParts {
  const { escalation, common } = wordsOf(mail).news;
  const { gate, title, waitingFor, dueAt } = mail;
  return {
    subject: escalation.subject(title),
    preview: escalation.preview(
      gate,
      waitingFor.map((each) => each.who),
    ),
    heading: title,
    intro: escalation.intro(gate, weekdayDate(mail, dueAt)),
    facts: [
      [common.wasDue, deadlineInZone(mail, dueAt), "bold"],
      ...waitingFor.map(
        (each) => [escalation.waitingOn, escalation.asked(each.who, weekdayDate(mail, each.askedAt))] as const,
      ),
    ],
    sections: [],
    button: { label: escalation.button, href: mail.link },
    buttonNote: escalation.buttonNote,
    warning: { lead: escalation.until, text: mail.effect },
    footnotes: [reasonAndSender(escalation.because, mail)],
  };
}

export function gateResultParts(mail: GateResultMail): MailParts {
  const { gateResult, common } = wordsOf(mail).news;
  const intro = gateResult.intro[mail.outcome](mail.gate);
  return {
    subject: gateResult.subject[mail.outcome](mail.title),
    preview: `${intro} ${mail.next}`,
    heading: mail.title,
    intro,
    facts: mail.decisions.map(
      ({ who, said, reason }) => [who, reason === undefined ? said : gateResult.said(said, reason)] as const,
    ),
    sections: [{ title: common.next, paragraphs: [mail.next] }],
    button: { label: common.seeChange, href: mail.link },
    buttonNote: gateResult.buttonNote,
    footnotes: [...yoursIfEnding(mail), reasonAndSender(gateResult.because, mail)],
  };
}

export function noteParts(mail: NoteMail): MailParts {
  const { asked, request } = wordsOf(mail).mail;
  const { details = [], quote } = mail;
  return {
    subject: mail.subject,
    preview: mail.intro,
    heading: mail.title,
    intro: mail.intro,
    facts: [...(mail.gate === undefined ? [] : [[asked.gate, mail.gate] as const]), ...(mail.facts ?? [])],
    sections: [
      ...(details.length === 0 ? [] : [{ title: mail.quoted, paragraphs: details }]),
      ...(quote === undefined ? [] : [{ title: mail.quoted, paragraphs: [request.quote(quote)] }]),
      { title: wordsOf(mail).news.common.next, paragraphs: [mail.next] },
    ],
    button: { label: mail.button, href: mail.link },
    buttonNote: mail.buttonNote,
    footnotes: [...yoursIfEnding(mail), reasonAndSender(mail.reason, mail)],
  };
}
