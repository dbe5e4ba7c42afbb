import { capital, date, deadlineInZone, weekdayDate } from "../kit/format.ts";
import { wordsOf } from "../language/choose.ts";
import type { OutcomeMail, ReinforcementMail, TrainingMail } from "./model.ts";
import type { MailParts } from "./parts.ts";
import { reasonAndSender, reasonLine } from "./parts.ts";

export function trainingParts(mail: TrainingMail): MailParts {
  const words = wordsOf(mail).training.mail;
  return {
    subject:
      mail.neededBy === undefined
        ? words.subject(mail.training)
        : words.subjectBy(date(mail, mail.neededBy), mail.training),
    preview: words.preview(mail.format, mail.title),
    heading: mail.training,
    intro: words.intro(mail.title),
    facts: [
      [words.how, mail.format],
      ...(mail.startsAt === undefined ? [] : [[words.when, deadlineInZone(mail, mail.startsAt)] as const]),
      ...(mail.neededBy === undefined ? [] : [[words.neededBy, weekdayDate(mail, mail.neededBy), "bold"] as const]),
    ],
    sections: [{ title: words.about, paragraphs: [mail.about] }],
    button: { label: words.button, href: mail.link },
    buttonNote: words.buttonNote,
    footnotes: [wordsOf(mail).mail.frame.yours, reasonAndSender(words.because, mail)],
  };
}

export function reinforcementParts(mail: ReinforcementMail): MailParts {
  return {
    subject: `Losing ground: ${mail.title}`,
    preview: mail.fell,
    heading: mail.title,
    intro: mail.fell,
    facts: [["Due", deadlineInZone(mail, mail.dueAt), "bold"]],
    sections: [{ title: "What is asked of you", paragraphs: [mail.ask] }],
    button: { label: "See who stopped, and when", href: mail.link },
    buttonNote: "Groups are shown, not people. Say there what was done; the rate shows whether it helped.",
    footnotes: [reasonLine("you own this adoption target", mail.organisation)],
  };
}

export function outcomeParts(mail: OutcomeMail): MailParts {
  return {
    subject: `${capital(mail.outcome)}: ${mail.title}`,
    preview: mail.targets[0] ?? `The change is closed as ${mail.outcome}.`,
    heading: mail.title,
    intro: `This change was closed on ${weekdayDate(mail, mail.closedAt)}. Its outcome: ${mail.outcome}.`,
    facts: [],
    sections: [
      ...(mail.targets.length === 0 ? [] : [{ title: "What was measured", paragraphs: mail.targets }]),
      ...(mail.note === undefined ? [] : [{ title: "On record", paragraphs: [mail.note] }]),
    ],
    button: { label: "See the whole story", href: mail.link },
    buttonNote: "The outcome is computed from use. Nobody typed it.",
    footnotes: [reasonLine("you own, sponsor or proposed this change", mail.organisation)],
  };
}
