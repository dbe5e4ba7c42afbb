import { deadlineInZone } from "../kit/format.ts";
import { wordsOf } from "../language/choose.ts";
import type { IntakeMail, IntakeResultMail } from "./model.ts";
import type { MailParts } from "./parts.ts";
import { reasonLine } from "./parts.ts";

export function intakeParts(mail: IntakeMail): MailParts {
  return {
    subject: `${mail.isLate ? "Overdue answer" : "New proposal"}: ${mail.title}`,
    preview: mail.sentence,
    heading: mail.title,
    intro: mail.isLate
      ? `${mail.proposedBy} proposed this change and has had no answer within the agreed time. You are its sponsor.`
      : `${mail.proposedBy} proposes this change and waits for your answer.`,
    facts:
      mail.dueAt === undefined
        ? []
        : [[mail.isLate ? "Was due" : "Answer due", deadlineInZone(mail, mail.dueAt), "bold"]],
    sections: [{ title: "In one sentence", paragraphs: [mail.sentence] }, ...expectation(mail)],
    button: { label: "Read and answer", href: mail.link },
    buttonNote: "You can accept it, or decline it with a reason. Both are good answers; silence is not.",
    footnotes: [
      reasonLine(mail.isLate ? "you are the sponsor of this change" : "you own this change", mail.organisation),
    ],
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
  const isAccepted = mail.outcome === "accepted";
  return {
    subject: `${isAccepted ? "Accepted" : "Declined"}: ${mail.title}`,
    preview: mail.next,
    heading: mail.title,
    intro: `${mail.by} ${isAccepted ? "accepted" : "declined"} your proposal.`,
    facts: [],
    sections: [
      ...(mail.reason === undefined
        ? []
        : [{ title: isAccepted ? "In their words" : "The reason", paragraphs: [mail.reason] }]),
      { title: "What comes next", paragraphs: [mail.next] },
    ],
    button: { label: "See the change", href: mail.link },
    buttonNote: "What you wrote is kept.",
    footnotes: [reasonLine("you proposed this change", mail.organisation)],
  };
}
