import { date, deadlineInZone, plural, weekdayDate } from "../kit/format.ts";
import type { EscalationMail, GateResultMail, NoteMail, ReminderMail, RequestMail } from "./model.ts";
import type { MailParts } from "./parts.ts";
import { reasonLine } from "./parts.ts";

const decideNote =
  "This opens a page. Nothing is decided until you choose there: approve, or decline with your reason.";
const yours = "This link is yours alone; please do not forward it.";

export function requestParts(mail: RequestMail): MailParts {
  const role = mail.asRole === undefined ? "" : `, as ${mail.asRole},`;
  return {
    subject:
      mail.neededBy === undefined
        ? `Your decision: ${mail.title}`
        : `Your decision by ${date(mail, mail.neededBy)}: ${mail.title}`,
    preview: `${mail.decidedSoFar}. It takes about a minute.`,
    heading: mail.title,
    intro: introOf(mail, role),
    facts: [
      ...(mail.neededBy === undefined ? [] : [["Needed by", deadlineInZone(mail, mail.neededBy)] as const]),
      ["Gate", mail.gate],
      ["Decided so far", mail.decidedSoFar],
      ...alsoWaiting(mail),
    ],
    sections: [
      ...(mail.note === undefined
        ? []
        : [{ title: `What ${mail.forWhom ?? "they"} wrote`, paragraphs: [`“${mail.note}”`] }]),
      ...(mail.changed.length === 0 ? [] : [{ title: "What changed since you last saw it", paragraphs: mail.changed }]),
      { title: "Why", paragraphs: [mail.why] },
      ...(mail.asks.length === 0 ? [] : [{ title: "What it asks of you", paragraphs: mail.asks }]),
    ],
    button: { label: "Read and decide", href: mail.link },
    buttonNote: decideNote,
    warning: { lead: "If you do nothing:", text: mail.silence },
    footnotes: [yours, reasonLine("the change names you among those who decide", mail.organisation)],
  };
}

function introOf({ askedBy, forWhom, changed }: RequestMail, role: string): string {
  if (forWhom !== undefined) return `${forWhom} asks you to decide in their place${role}. It takes about a minute.`;
  if (changed.length > 0)
    return `The proposal was changed, so ${askedBy} asks you${role} once more. What you said before was about the earlier text.`;
  return `${askedBy} asks you${role} to decide. It takes about a minute.`;
}

export function reminderParts(mail: ReminderMail): MailParts {
  const waited = mail.waitedDays === undefined ? "" : `, ${plural(mail.waitedDays, "business day")} ago`;
  const due =
    mail.dueAt === undefined ? "" : isPast(mail, mail.dueAt) ? "overdue" : `due ${weekdayDate(mail, mail.dueAt)}`;
  return {
    subject: `Still waiting for you${due === "" ? "" : `, ${due}`}: ${mail.title}`,
    preview: `Asked on ${date(mail, mail.askedAt)}${waited}. It takes about a minute.`,
    heading: mail.title,
    intro: `${mail.askedBy} asked for your decision on ${weekdayDate(mail, mail.askedAt)}${waited}. It is still open.`,
    facts: [
      ...(mail.dueAt === undefined
        ? []
        : [[isPast(mail, mail.dueAt) ? "Was due" : "Due", deadlineInZone(mail, mail.dueAt)] as const]),
      ["Gate", mail.gate],
      ["Decided so far", mail.decidedSoFar],
      ...alsoWaiting(mail),
    ],
    sections: [],
    button: { label: "Read and decide", href: mail.link },
    buttonNote: decideNote,
    warning: { lead: "If you do nothing:", text: mail.silence },
    footnotes: [
      `${yours} It is the same link as before.`,
      reasonLine(`your decision is open; this is reminder ${mail.count}`, mail.organisation),
    ],
  };
}

/** Only the number: what they are about is told to the person's own address, on request. */
function alsoWaiting({ alsoWaiting: count = 0 }: RequestMail | ReminderMail): (readonly [string, string])[] {
  if (count === 0) return [];
  const text = `${plural(count, "more request")} ${count === 1 ? "waits" : "wait"} for you`;
  return [["Beside this", `${text}; a button on the page has the list mailed to you`]];
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
      ["Was due", deadlineInZone(mail, mail.dueAt)],
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
      { title: "What comes next", paragraphs: [mail.next] },
    ],
    button: { label: mail.button, href: mail.link },
    buttonNote: mail.buttonNote,
    footnotes: [reasonLine(mail.because, mail.organisation)],
  };
}
