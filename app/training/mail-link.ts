import { hashOf } from "../../lib/secret.ts";
import { beginMessage } from "../../store/message/outbox.ts";
import { countLinks, dropLink, findLink, saveLinks } from "../../store/signoff/links.ts";
import type { StoredLink } from "../../store/signoff/links.ts";
import type { App } from "../context.ts";
import type { Letters } from "../message/post.ts";
import { sendNow } from "../message/send-now.ts";
import type { Handed } from "../message/send-now.ts";
import { readNonce } from "../signoff/nonce.ts";
import type { NonceBinding } from "../signoff/nonce.ts";
import { tokenHash } from "../signoff/token.ts";
import { trainingLinkMs } from "./link-life.ts";

const pauseMs = 60_000;
const dayMs = 86_400_000;
export const trainingMailsMax = 10;

export type MailedLink = Handed | "just_sent" | "too_many" | "nonce_refused";

/** What the nonce of the button on a void link's page is bound to. */
export function trainingRenewalOf({ change, subject, generation }: StoredLink): NonceBinding {
  return { purpose: "renew-training", change, subject, generation, revision: "" };
}

/**
 * Mails a fresh training link to the person whose link has ended, to their own address and nowhere else; older ones are void.
 * `present`: the time of the change, from which the fresh one lives.
 */
export async function mailTrainingLink(
  app: App,
  letters: Letters,
  { token, nonce, present }: { readonly token: string; readonly nonce: string; readonly present: number },
): Promise<MailedLink> {
  const link = await findLink(app.db, hashOf(token), "training");
  if (link === null) return "nonce_refused";
  if (readNonce(app.secret, trainingRenewalOf(link), nonce, app.now()).is !== "good") return "nonce_refused";
  const { change, subject, person } = link;
  const now = app.now();
  const { newest, newestAt, since } = await countLinks(app.db, link, now - dayMs);
  if (newestAt > now - pauseMs) return "just_sent";
  if (since >= trainingMailsMax) return "too_many";
  const fresh = { kind: "training" as const, change, subject, generation: newest + 1 };
  const hash = tokenHash(app.secret, fresh);
  const saved = await saveLinks(app.db, [{ ...fresh, person, hash, expiresAt: present + trainingLinkMs }]);
  if (saved === 0) return "just_sent";
  const task = { do: "mail-training-link", generation: fresh.generation } as const;
  const part = `${subject}/${fresh.generation}`;
  const messageId = `<training-link.${hash.toString("hex").slice(0, 32)}@${app.post.domain}>`;
  await beginMessage(app.db, { change, effect: "training-link", part, person, task, messageId, dueAt: now });
  const reference = `<${change.toLowerCase()}@${app.post.domain}>`;
  const handed = await sendNow(
    app,
    letters,
    { change, task, person, part: subject, now: present },
    { messageId, reference },
  );
  // A link that nobody was sent is none.
  if (handed !== "sent") await dropLink(app.db, hash);
  return handed;
}
