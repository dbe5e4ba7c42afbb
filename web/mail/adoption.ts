import { capital, date, deadlineInZone, weekdayDate } from "../kit/format.ts";
import type { OutcomeMail, ReinforcementMail, TrainingMail } from "./model.ts";
import type { MailParts } from "./parts.ts";
import { reasonLine } from "./parts.ts";

export function trainingParts(mail: TrainingMail): MailParts {
  return {
    subject:
      mail.neededBy === undefined
        ? `Training: ${mail.training}`
        : `Training by ${date(mail, mail.neededBy)}: ${mail.training}`,
    preview: `${mail.format}. For: ${mail.title}`,
    heading: mail.training,
    intro: `Your day will look different soon: ${mail.title}. This training gets you ready for it.`,
    facts: [
      ["How", mail.format],
      ...(mail.startsAt === undefined ? [] : [["When", deadlineInZone(mail, mail.startsAt)] as const]),
      ...(mail.neededBy === undefined ? [] : [["Needed by", weekdayDate(mail, mail.neededBy), "bold"] as const]),
    ],
    sections: [{ title: "What it is about", paragraphs: [mail.about] }],
    button: { label: "Open the training", href: mail.link },
    buttonNote: "This opens a page. When you are through, say so there.",
    footnotes: [
      "This link is yours alone; please do not forward it.",
      reasonLine("the change reaches your team", mail.organisation),
    ],
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
