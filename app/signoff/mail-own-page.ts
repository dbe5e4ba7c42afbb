import { hashOf } from "../../lib/secret.ts";
import { SmtpFailure } from "../../lib/smtp.ts";
import { finishMessage } from "../../store/message/outbox.ts";
import { countOwnPageMails, saveOwnPage } from "../../store/signoff/own-pages.ts";
import type { OwnPageMails } from "../../store/signoff/own-pages.ts";
import type { App } from "../context.ts";
import { mailed } from "../message/post.ts";
import type { Letters } from "../message/post.ts";
import { readNonce } from "./nonce.ts";
import type { NonceBinding } from "./nonce.ts";
import { ownPageToken } from "./own-page.ts";

/** How long a link to everything that waits for somebody works. */
const lifetimeMs = 30 * 86_400_000;
/** Whoever has a link of a person can have them written to, so there is an end to it. */
const pauseMs = 60_000;
const dayMs = 86_400_000;
export const dailyMax = 10;
const dailyTriesMax = 100;

/** How asking for the message ended. */
export type Mailed =
  /** The mail server took it, or it is on the inbox page. */
  | "sent"
  /** Another one was begun less than a minute ago. */
  | "just_sent"
  /** As many as a day allows were sent. */
  | "too_many"
  /** The mail server did not take it now. Nothing else follows: it is asked for again. */
  | "unavailable"
  /** The mail server refused the address. */
  | "refused"
  | "no_address"
  /** The form was open for too long, or is not ours. */
  | "nonce_refused";

/**
 * Mails a person the link to everything that waits for them, to their own address and nowhere else. It answers once the mail
 * server has taken the message; no other try follows by itself. A link is void once a newer one was sent, not before.
 */
export async function mailOwnPage(
  app: App,
  letters: Letters,
  { person, binding }: { readonly person: string; readonly binding: NonceBinding },
  nonce: string,
): Promise<Mailed> {
  const now = app.now();
  if (readNonce(app.secret, binding, nonce, now).is !== "good") return "nonce_refused";
  const mails = await countOwnPageMails(app.db, person, now - dayMs);
  const limited = limitOf(mails, now);
  if (limited !== null) return limited;
  const page = { person, generation: mails.generation + 1, expiresAt: now + lifetimeMs };
  const hash = hashOf(ownPageToken(app.secret, page));
  const messageId = `<own-page.${hash.toString("hex").slice(0, 32)}@${app.post.domain}>`;
  if (!(await saveOwnPage(app.db, { ...page, hash, messageId, at: now }))) return "just_sent";
  const task = { do: "mail-own-page", generation: page.generation } as const;
  const written = await letters.write({ change: null, task, person, part: "", now });
  // By mail alone, whatever way somebody is written to else: a chat can be read by others, and this opens everything.
  const letter = written === null ? null : mailed(written);
  if (letter === null) {
    await finishMessage(app.db, messageId, { failed: "nobody to write to" });
    return "no_address";
  }
  try {
    await app.post.send(letter, messageId, `<own-page.${person}@${app.post.domain}>`);
  } catch (error) {
    if (!(error instanceof SmtpFailure)) throw error;
    await finishMessage(app.db, messageId, { failed: error.message });
    return error.permanent ? "refused" : "unavailable";
  }
  await finishMessage(app.db, messageId, { sentAt: app.now(), via: app.post.via });
  return "sent";
}

/** What a mail server turned down hardly counts, so that a person can ask again at once. */
function limitOf({ begunAt, begun, tried }: OwnPageMails, now: number): "just_sent" | "too_many" | null {
  if (begunAt !== null && begunAt > now - pauseMs) return "just_sent";
  return begun >= dailyMax || tried >= dailyTriesMax ? "too_many" : null;
}
