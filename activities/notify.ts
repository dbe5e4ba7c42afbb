import { hashOf, signParts, subkey } from "../lib/secret.ts";
import { SmtpFailure } from "../lib/smtp.ts";
import { mailed } from "../app/message/post.ts";
import type { Letter, ListedRequest } from "../app/message/post.ts";
import type { Settled } from "../domain/change/book.ts";
import { asks } from "../domain/change/effect.ts";
import type { Effect, Task } from "../domain/change/effect.ts";
import { findErasure } from "../store/people/erasures.ts";
import { beginMessage, finishMessage } from "../store/message/outbox.ts";
import { byChat, ChatBusy } from "./chat.ts";
import type { ActivityDeps } from "./deps.ts";

const reminders: ReadonlySet<Task["do"]> = new Set(["mail-reminder", "mail-nudge"]);

/** Why a message that nobody needs any more is settled. */
const nothingToSend = "nothing to send";

export interface Notification {
  readonly key: string;
  readonly now: number;
  readonly effect: Effect;
  readonly person: string;
  readonly part: string;
  /** Further requests that this message tells its reader of, each by their own link. */
  readonly others?: readonly ListedRequest[];
}

/** An effect as it ended; `failure`: it comes back because something would not take the message. */
type Notified = Settled & { readonly failure?: Error };

/**
 * Writes and sends one message, by chat to whoever wants it there and else by mail. Its Message-ID follows from change and effect,
 * so a message that goes out again after a crash is recognised as the same; one that is known to be sent is not sent again.
 */
export async function notify(deps: ActivityDeps, notification: Notification): Promise<Notified> {
  const { key, now, effect, person, part, others = [] } = notification;
  const settled: Settled = { id: effect.id, againAt: null, found: [] };
  const { messageId, reference } = messageIds(deps, notification);
  const { task } = effect;
  const known = await beginMessage(deps.db, {
    change: key,
    effect: effect.id,
    part,
    person,
    task,
    messageId,
    dueAt: now,
  });
  const undelivered: Settled = { ...settled, found: [{ type: "delivery-failed", message: effect.id, person }] };
  if (known.sent) return settled;
  // Refused by an earlier try whose answer was lost: it is told again, or nobody would ever know.
  if (known.failed !== null) return known.failed === nothingToSend ? settled : undelivered;
  const letter = await deps.letters.write({ change: key, task, person, part, now, others });
  if (letter === null) {
    // Whoever waits for their answer must hear that it will not come.
    const isErased = asks(task) && (await findErasure(deps.db, person)) !== null;
    await finishMessage(deps.db, messageId, { failed: isErased ? erased : nothingToSend });
    return isErased ? undelivered : settled;
  }
  const chat = await byChat(deps, { person, messageId, letter, known, attempts: effect.attempts, now });
  if (chat.is === "later") return { ...settled, againAt: now + chat.afterMs, failure: new ChatBusy(chat.via) };
  // A reminder goes by mail as well: what a chat program took and never showed must not keep somebody from being reached.
  if (chat.is === "sent" && (!reminders.has(task.do) || letter.to.email === null)) {
    await finishMessage(deps.db, messageId, { sentAt: now, via: chat.via });
    return settled;
  }
  const failed = await byMail(deps, letter, messageId, reference);
  if (failed === null) await finishMessage(deps.db, messageId, { sentAt: now, via: deps.post.via });
  else
    await finishMessage(deps.db, messageId, { failed: failed === noAddress && !asks(task) ? nothingToSend : failed });
  return failed === null || (failed === noAddress && !asks(task)) ? settled : undelivered;
}

const erased = "This person was erased.";
const noAddress = "There is no address to write to.";

/** Why it is refused for good; `null`: it was sent. @throws what may pass */
async function byMail(
  { post }: ActivityDeps,
  letter: Letter,
  messageId: string,
  reference: string,
): Promise<string | null> {
  const addressed = mailed(letter);
  if (addressed === null) return noAddress;
  try {
    await post.send(addressed, messageId, reference);
    return null;
  } catch (error) {
    if (error instanceof SmtpFailure && error.permanent) return error.message;
    throw error;
  }
}

/** The id ends in what nobody else can make, so that whoever tells of a message that came back has seen it. */
export function messageIds(deps: ActivityDeps, { key, effect, part }: Notification) {
  const seal = signParts(subkey(deps.secret, "message-id"), [key, effect.id, part]);
  const tag = Buffer.from(seal, "base64url").toString("hex").slice(0, 20);
  const suffix = part === "" ? "" : `.${hashOf(part).toString("hex").slice(0, 16)}`;
  const local = `${key}.${effect.id}${suffix}.${tag}`.toLowerCase();
  return { messageId: `<${local}@${deps.post.domain}>`, reference: `<${key.toLowerCase()}@${deps.post.domain}>` };
}
