import type { Mailed } from "../../app/signoff/mail-own-page.ts";
import type { NoticeModel } from "../kit/notice.tsx";

/** What is said, and answered to programs, when a message that somebody asked for on a page was not sent. */

type NotMailed = Exclude<Mailed, "sent">;

export const mailStatuses = {
  just_sent: 429,
  too_many: 429,
  unavailable: 503,
  refused: 409,
  no_address: 409,
  nonce_refused: 409,
} as const satisfies Record<NotMailed, 409 | 429 | 503>;

const troubles: Record<NotMailed, Pick<NoticeModel, "title" | "text">> = {
  just_sent: {
    title: "A message is on its way already.",
    text: "It was sent less than a minute ago. Please look for it first; after a minute you can ask again.",
  },
  too_many: {
    title: "Enough messages were sent for one day.",
    text: "The link in the newest of them works. Tomorrow you can ask again.",
  },
  unavailable: {
    title: "The mail server did not take the message just now.",
    text: "Nothing was sent, and a link sent to you before still works. Please try again in a moment.",
  },
  refused: {
    title: "The mail server refuses your address.",
    text: "Nothing was sent. Please tell whoever asked you to decide: they can have the address corrected.",
  },
  no_address: {
    title: "There is no address to send it to.",
    text: "Nothing was sent. Please tell whoever asked you to decide: they can have the address added.",
  },
  nonce_refused: {
    title: "Nothing was sent yet: this page had been open for too long.",
    text: "Please press the button once more.",
  },
};

export function notMailed(why: NotMailed): NoticeModel {
  return { tone: "risk", isAlert: true, ...troubles[why] };
}
