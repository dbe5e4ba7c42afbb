import { codeMinutes } from "../../app/signoff/step-up.ts";
import type { CodeAsked } from "../../app/signoff/step-up.ts";
import type { Reader } from "../kit/moment.ts";
import { wordsOf } from "../language/choose.ts";
import type { SignTrouble } from "../pages/sign.tsx";
import { mailStatuses } from "./mailed.ts";

/** What is said, and answered to programs, while a decision waits for its code. */

export function codeTrouble(reader: Reader, { sentTo, mailed, fault }: CodeAsked): SignTrouble {
  const { page, notMailed } = wordsOf(reader).stepUp;
  if (fault === "wrong") return { kind: "code", tone: "risk", title: page.wrong, text: page.wrongText };
  if (fault === "ended") return { kind: "code", tone: "risk", title: page.ended, text: page.endedText };
  if (mailed !== null && mailed !== "sent") return { kind: "code", tone: "risk", ...notMailed[mailed] };
  const address = sentTo ?? "";
  const title = mailed === null ? page.open(address) : page.sent(address, codeMinutes);
  return { kind: "code", tone: "plain", title, text: page.nothingYet };
}

export function codeStatus({ mailed }: CodeAsked): 409 | 422 | 429 | 503 {
  return mailed === null || mailed === "sent" ? 422 : mailStatuses[mailed];
}
