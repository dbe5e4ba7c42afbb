import { hashOf } from "../../lib/secret.ts";
import { countOwnPageMails, saveOwnPage } from "../../store/signoff/own-pages.ts";
import type { OwnPageMails } from "../../store/signoff/own-pages.ts";
import type { App } from "../context.ts";
import type { Letters } from "../message/post.ts";
import { sendNow } from "../message/send-now.ts";
import type { Handed } from "../message/send-now.ts";
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
  | Handed
  /** Another one was begun less than a minute ago. */
  | "just_sent"
  /** As many as a day allows were sent. */
  | "too_many"
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
  const reference = `<own-page.${person}@${app.post.domain}>`;
  return sendNow(app, letters, { change: null, task, person, part: "", now }, { messageId, reference });
}

/** What a mail server turned down hardly counts, so that a person can ask again at once. */
function limitOf({ begunAt, begun, tried }: OwnPageMails, now: number): "just_sent" | "too_many" | null {
  if (begunAt !== null && begunAt > now - pauseMs) return "just_sent";
  return begun >= dailyMax || tried >= dailyTriesMax ? "too_many" : null;
}
