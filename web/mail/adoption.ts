import { capital, date, deadlineInZone, weekdayDate } from "../kit/format.ts";
import { wordsOf } from "../language/choose.ts";
import { sessionTime } from "../letters/session-words.ts";
import type { OutcomeMail, ReinforcementMail, TrainingMail } from "./model.ts";
import type { MailParts } from "./parts.ts";
import { reasonAndSender, yours, yoursIfEnding } from "./parts.ts";

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
      ...whenIn(mail),
      ...(mail.neededBy === undefined ? [] : [[words.neededBy, weekdayDate(mail, mail.neededBy), "bold"] as const]),
    ],
    sections: [{ title: words.about, paragraphs: [mail.about] }],
    button: { label: words.button, href: mail.link },
    buttonNote: words.buttonNote,
    footnotes: [yours(mail), reasonAndSender(words.because, mail)],
  };
}

function whenIn(mail: TrainingMail): MailParts["facts"] {
  const words = wordsOf(mail).training.mail;
  const [next, ...more] = mail.sessions ?? [];
  if (next === undefined) return [];
  const time = [sessionTime(mail, next), next.where].filter((part) => part !== "").join(", ");
  return [[words.when, more.length === 0 ? time : words.andMore(time, more.length)]];
}

export function reinforcementParts(mail: ReinforcementMail): MailParts {
  const { reinforcement, common } = wordsOf(mail).news;
  return {
    subject: reinforcement.subject(mail.title),
    preview: mail.fell,
    heading: mail.title,
    intro: mail.fell,
    facts: [[common.due, deadlineInZone(mail, mail.dueAt), "bold"]],
    sections: [{ title: reinforcement.asked, paragraphs: [mail.ask] }],
    button: { label: reinforcement.button, href: mail.link },
    buttonNote: reinforcement.buttonNote,
    footnotes: [reasonAndSender(reinforcement.because, mail)],
  };
}

export function outcomeParts(mail: OutcomeMail): MailParts {
  const { outcome } = wordsOf(mail).news;
  const word = outcome.word[mail.outcome];
  return {
    subject: outcome.subject(capital(word), mail.title),
    preview: mail.targets[0] ?? outcome.preview(word),
    heading: mail.title,
    intro: outcome.intro(weekdayDate(mail, mail.closedAt), word),
    facts: [],
    sections: [
      ...(mail.targets.length === 0 ? [] : [{ title: outcome.measured, paragraphs: mail.targets }]),
      ...(mail.note === undefined ? [] : [{ title: outcome.onRecord, paragraphs: [mail.note] }]),
    ],
    button: { label: outcome.button, href: mail.link },
    buttonNote: outcome.buttonNote,
    footnotes: [...yoursIfEnding(mail), reasonAndSender(outcome.because, mail)],
  };
}
