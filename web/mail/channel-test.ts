import { wordsOf } from "../language/choose.ts";
import type { ChannelTestMail } from "./model.ts";
import type { MailParts } from "./parts.ts";
import { reasonAndSender } from "./parts.ts";

export function channelTestParts(mail: ChannelTestMail): MailParts {
  const words = wordsOf(mail).channelTest;
  return {
    subject: words.subject,
    preview: words.intro,
    heading: words.subject,
    intro: words.intro,
    facts: [],
    sections: [{ title: words.next, paragraphs: [words.nothing] }],
    button: { label: words.button, href: mail.link },
    buttonNote: words.buttonNote,
    footnotes: [reasonAndSender(words.because, mail)],
  };
}
