import { date, deadlineInZone, weekdayDate } from "../kit/format.ts";
import { wordsOf } from "../language/choose.ts";
import type { EscalationMail, GateResultMail, NoteMail, ReminderMail, RequestMail } from "./model.ts";
import type { MailParts } from "./parts.ts";
import { reasonAndSender, reasonLine } from "./parts.ts";

export function requestParts(mail: RequestMail): MailParts {
  const { asked, request, frame } = wordsOf(mail).mail;
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
    footnotes: [frame.yours, reasonAndSender(request.because, mail)],
  };
}

function introOf(mail: RequestMail): string {
  const { request } = wordsOf(mail).mail;
  if (mail.forWhom !== undefined) return request.introInPlace(mail.forWhom, mail.asRole);
  if (mail.changed.length > 0) return request.introAgain(mail.askedBy, mail.asRole);
  return request.intro(mail.askedBy, mail.asRole);
}

export function reminderParts(mail: ReminderMail): MailParts {
  const { asked, reminder, frame } = wordsOf(mail).mail;
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
    footnotes: [`${frame.yours} ${reminder.sameLink}`, reasonAndSender(reminder.because(mail.count), mail)],
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
  const who = mail.waitingFor.map((each) => each.who).join(", ");
  return {
    subject: `Overdue, with you now: ${mail.title}`,
    preview: `${mail.gate} has waited on ${who} since its due date.`,
    heading: mail.title,
    intro: `The gate “${mail.gate}” was due on ${weekdayDate(mail, mail.dueAt)} and is not decided.`,
    facts: [
      ["Was due", deadlineInZone(mail, mail.dueAt), "bold"],
      ...mail.waitingFor.map(
        (each) => ["Waiting on", `${each.who}, asked ${weekdayDate(mail, each.askedAt)}`] as const,
      ),
    ],
    sections: [],
    button: { label: "See the gate", href: mail.link },
    buttonNote: "The page shows who decided what. A word from you often helps more than another reminder.",
    warning: { lead: "Until it is decided:", text: mail.effect },
    footnotes: [reasonLine("the change comes to you when its gate is overdue", mail.organisation)],
  };
}

export function gateResultParts(mail: GateResultMail): MailParts {
  return {
    subject: `${mail.outcome === "approved" ? "Approved" : "Declined"}: ${mail.title}`,
    preview: `The gate “${mail.gate}” was ${mail.outcome}. ${mail.next}`,
    heading: mail.title,
    intro: `The gate “${mail.gate}” was ${mail.outcome}.`,
    facts: mail.decisions.map(
      (each) => [each.who, each.reason === undefined ? each.said : `${each.said}: “${each.reason}”`] as const,
    ),
    sections: [{ title: "What comes next", paragraphs: [mail.next] }],
    button: { label: "See the change", href: mail.link },
    buttonNote: "Every decision is on record there, with what was shown.",
    footnotes: [reasonLine("you proposed this change, or own it", mail.organisation)],
  };
}

export function noteParts(mail: NoteMail): MailParts {
  return {
    subject: mail.subject,
    preview: mail.intro,
    heading: mail.title,
    intro: mail.intro,
    facts: [...(mail.gate === undefined ? [] : [["Gate", mail.gate] as const]), ...(mail.facts ?? [])],
    sections: [
      ...(mail.details === undefined || mail.details.length === 0
        ? []
        : [{ title: mail.quoted, paragraphs: mail.details }]),
      ...(mail.quote === undefined ? [] : [{ title: mail.quoted, paragraphs: [`“${mail.quote}”`] }]),
      { title: wordsOf(mail).intake.whatNext, paragraphs: [mail.next] },
    ],
    button: { label: mail.button, href: mail.link },
    buttonNote: mail.buttonNote,
    footnotes: [
      mail.reason === undefined ? reasonLine(mail.because, mail.organisation) : reasonAndSender(mail.reason, mail),
    ],
  };
}
