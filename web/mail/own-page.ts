import { weekdayDate } from "../kit/format.ts";
import { wordsOf } from "../language/choose.ts";
import type { OwnPageMail } from "./model.ts";
import type { MailParts } from "./parts.ts";
import { reasonAndSender } from "./parts.ts";

export function ownPageParts(mail: OwnPageMail): MailParts {
  const { mail: words, page } = wordsOf(mail).ownPage;
  const until = weekdayDate(mail, mail.until);
  return {
    subject: words.subject(mail.waiting),
    preview: words.preview(until),
    heading: page.title,
    intro: words.intro(mail.waiting),
    facts: [[words.until, until]],
    sections: [],
    button: { label: words.button, href: mail.link },
    buttonNote: words.buttonNote,
    warning: words.warning,
    footnotes: [words.notAsked, reasonAndSender(words.because, mail)],
  };
}
