import { SmtpFailure } from "../../lib/smtp.ts";
import { finishMessage } from "../../store/message/outbox.ts";
import type { App } from "../context.ts";
import { mailed } from "./post.ts";
import type { LetterRequest, Letters } from "./post.ts";

/** How handing a message to the mail server ended. */
export type Handed =
  /** The mail server took it, or it is on the inbox page. */
  | "sent"
  /** The mail server did not take it now. Nothing else follows: it is asked for again. */
  | "unavailable"
  /** The mail server refused the address. */
  | "refused"
  | "no_address";

/**
 * Hands a message that is on record as begun to the mail server while somebody waits for it, and notes how that ended. No other
 * try follows by itself.
 */
export async function sendNow(
  app: Pick<App, "db" | "post" | "now">,
  letters: Letters,
  request: LetterRequest,
  { messageId, reference }: { readonly messageId: string; readonly reference: string },
): Promise<Handed> {
  const written = await letters.write(request);
  // By mail alone, whatever way somebody is written to else: a chat can be read by others, and what is asked for here opens things.
  const letter = written === null ? null : mailed(written);
  if (letter === null) {
    await finishMessage(app.db, messageId, { failed: "nobody to write to" });
    return "no_address";
  }
  try {
    await app.post.send(letter, messageId, reference);
  } catch (error) {
    if (!(error instanceof SmtpFailure)) throw error;
    await finishMessage(app.db, messageId, { failed: error.message });
    return error.permanent ? "refused" : "unavailable";
  }
  await finishMessage(app.db, messageId, { sentAt: app.now(), via: app.post.via });
  return "sent";
}
