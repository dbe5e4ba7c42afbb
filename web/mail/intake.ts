import { deadlineInZone } from "../kit/format.ts";
import { wordsOf } from "../language/choose.ts";
import type { IntakeMail, IntakeResultMail } from "./model.ts";
import type { MailParts } from "./parts.ts";
import { reasonAndSender, yoursIfEnding } from "./parts.ts";

export function intakeParts(mail: IntakeMail): MailParts {
  const { intake, common } = wordsOf(mail).news;
  const { isLate, proposedBy, title, dueAt } = mail;
  return {
    subject: isLate ? intake.subjectLate(title) : intake.subject(title),
    preview: mail.sentence,
    heading: title,
    intro: isLate ? intake.introLate(proposedBy) : intake.intro(proposedBy),
    facts:
      dueAt === undefined ? [] : [[isLate ? common.wasDue : intake.answerDue, deadlineInZone(mail, dueAt), "bold"]],
    sections: [{ title: intake.inOneSentence, paragraphs: [mail.sentence] }, ...expectation(mail)],
    button: { label: intake.button, href: mail.link },
    buttonNote: intake.buttonNote,
    footnotes: [reasonAndSender(isLate ? intake.becauseLate : intake.because, mail)],
  };
}

function expectation(mail: IntakeMail): MailParts["sections"] {
  if (mail.expect === undefined) return [];
  const { place, capacity, earliest, impossible } = mail.expect;
  const { impossibleHint, received } = wordsOf(mail).intake;
  const lines = impossible === undefined ? [earliest] : [impossible, earliest, impossibleHint];
  return [{ title: received.whyForOwner, paragraphs: [...new Set([...lines, place, capacity])] }];
}

export function intakeResultParts(mail: IntakeResultMail): MailParts {
  const { intakeResult, common } = wordsOf(mail).news;
  const { outcome, reason } = mail;
  const next = intakeResult.next[outcome];
  return {
    subject: intakeResult.subject[outcome](mail.title),
    preview: next,
    heading: mail.title,
    intro: intakeResult.intro[outcome](mail.by),
    facts: [],
    sections: [
      ...(reason === undefined ? [] : [{ title: intakeResult.reason[outcome], paragraphs: [reason] }]),
      { title: common.next, paragraphs: [next] },
    ],
    button: { label: common.seeChange, href: mail.link },
    buttonNote: common.kept,
    footnotes: [...yoursIfEnding(mail), reasonAndSender(intakeResult.because, mail)],
  };
}
