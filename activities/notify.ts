import { hashOf } from "../lib/secret.ts";
import { SmtpFailure } from "../lib/smtp.ts";
import type { Settled } from "../domain/change/book.ts";
import type { Effect } from "../domain/change/effect.ts";
import { beginMessage, finishMessage } from "../store/message/outbox.ts";
import type { ActivityDeps } from "./deps.ts";

/** Why a message that nobody needs any more is settled. */
const nothingToSend = "nothing to send";

export interface Notification {
  readonly key: string;
  readonly now: number;
  readonly effect: Effect;
  readonly person: string;
  readonly part: string;
}

/**
 * Writes and sends one message. Its Message-ID follows from change and effect, so a message that goes out again after a
 * crash is recognised as the same; one that is known to be sent is not sent again.
 */
export async function notify(deps: ActivityDeps, notification: Notification): Promise<Settled> {
  const { key, now, effect, person, part } = notification;
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
  const letter = await deps.letters.write({ change: key, task, person, part, now });
  if (letter === null) {
    await finishMessage(deps.db, messageId, { failed: nothingToSend });
    return settled;
  }
  try {
    await deps.post.send(letter, messageId, reference);
  } catch (error) {
    if (!(error instanceof SmtpFailure) || !error.permanent) throw error;
    await finishMessage(deps.db, messageId, { failed: error.message });
    return undelivered;
  }
  await finishMessage(deps.db, messageId, { sentAt: now, via: deps.post.via });
  return settled;
}

function messageIds(deps: ActivityDeps, { key, effect, part }: Notification) {
  const suffix = part === "" ? "" : `.${hashOf(part).toString("hex").slice(0, 16)}`;
  const local = `${key}.${effect.id}${suffix}`.toLowerCase();
  return { messageId: `<${local}@${deps.post.domain}>`, reference: `<${key.toLowerCase()}@${deps.post.domain}>` };
}
