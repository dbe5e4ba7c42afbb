import { plural, weekdayDate } from "../kit/format.ts";
import type { OwnPageMail } from "./model.ts";
import type { MailParts } from "./parts.ts";
import { reasonLine } from "./parts.ts";

export function ownPageParts(mail: OwnPageMail): MailParts {
  const waits =
    mail.waiting === 0
      ? "No decision waits for you at the moment."
      : `${plural(mail.waiting, "decision")} ${mail.waiting === 1 ? "waits" : "wait"} for you.`;
  return {
    subject: `Your list: ${waits.replace(/\.$/, "")}`,
    preview: `The link to all of it works until ${weekdayDate(mail, mail.until)}.`,
    heading: "Everything waiting for you",
    intro: `Here is the page you asked for. ${waits}`,
    facts: [["Works until", weekdayDate(mail, mail.until)]],
    sections: [],
    button: { label: "See everything waiting for me", href: mail.link },
    buttonNote: "This opens a page with one link for each. Nothing is decided until you choose there.",
    warning: {
      lead: "Please do not forward this message.",
      text: "Whoever has its link can read all of it and decide in your name. A link sent to you before no longer works.",
    },
    footnotes: [
      "If you did not ask for it, you need not do anything: it is sent to you alone.",
      reasonLine("it was asked for on a page of yours", mail.organisation),
    ],
  };
}
