import type { Problem } from "../../domain/errors.ts";
import type { Reader } from "../kit/moment.ts";
import type { NoticeModel } from "../kit/notice.tsx";
import { wordsOf } from "../language/choose.ts";

/** Why what somebody sent from a link's page was not taken, in their language. */
export function refusedNotice(reader: Reader, { why, message }: Problem): NoticeModel {
  const { refusals } = wordsOf(reader);
  return { tone: "risk", title: why === null ? refusals.other(message) : refusals.why[why], isAlert: true };
}
