import type { Mailed } from "../../app/signoff/mail-own-page.ts";
import type { Reader } from "../kit/moment.ts";
import { wordsOf } from "../language/choose.ts";
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

export function notMailed(reader: Reader, why: NotMailed): NoticeModel {
  return { tone: "risk", isAlert: true, ...wordsOf(reader).ownPage.notMailed[why] };
}
