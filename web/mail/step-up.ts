import { clock } from "../kit/format.ts";
import { wordsOf } from "../language/choose.ts";
import type { StepUpMail } from "./model.ts";
import { reasonAndSender } from "./parts.ts";
import type { MailParts } from "./parts.ts";

/** The code stands in no subject and no preview: those are shown on locked screens. */
export function stepUpParts(mail: StepUpMail): MailParts {
  const words = wordsOf(mail).stepUp.mail;
  return {
    subject: words.subject(mail.title),
    preview: words.preview,
    heading: words.heading,
    intro: words.intro(mail.gate),
    facts: [
      [words.code, mail.code, "bold"],
      [words.until, clock(mail, mail.until)],
    ],
    sections: [],
    button: { label: words.button, href: mail.link },
    buttonNote: words.buttonNote,
    warning: words.warning,
    footnotes: [words.notAsked, reasonAndSender(words.because, mail)],
  };
}
