import { hashOf } from "../../lib/secret.ts";
import { beginMessage } from "../../store/message/outbox.ts";
import { countLinks, dropLink, findLink, saveLinks } from "../../store/signoff/links.ts";
import type { StoredLink } from "../../store/signoff/links.ts";
import type { App } from "../context.ts";
import type { Letters } from "../message/post.ts";
import { sendNow } from "../message/send-now.ts";
import type { Handed } from "../message/send-now.ts";
import { freshLinkOf, mailedLinkMs } from "./mailed-links.ts";
import type { MailedLinkKind } from "./mailed-links.ts";
import { readNonce } from "./nonce.ts";
import { tokenHash } from "./token.ts";

const pauseMs = 60_000;
const dayMs = 86_400_000;
export const freshLinksMax = 10;

export type MailedLink = Handed | "just_sent" | "too_many" | "nonce_refused";

interface Asked {
  readonly kind: MailedLinkKind;
  readonly token: string;
  readonly nonce: string;
  /** The time of the change, from which the fresh one lives. */
  readonly present: number;
}

/** Mails a fresh link to the person whose link has ended, to their own address and nowhere else; older ones are void. */
export async function mailFreshLink(
  app: App,
  letters: Letters,
  { kind, token, nonce, present }: Asked,
): Promise<MailedLink> {
  const link = await findLink(app.db, hashOf(token), kind);
  if (link === null) return "nonce_refused";
  if (readNonce(app.secret, freshLinkOf(link), nonce, app.now()).is !== "good") return "nonce_refused";
  return mailNextLink(app, letters, { ...link, kind }, present);
}

/** Mails the next link of a person to their own address; older ones are void. */
export async function mailNextLink(
  app: App,
  letters: Letters,
  { kind, change, subject, person }: Omit<StoredLink, "kind" | "generation"> & { readonly kind: MailedLinkKind },
  present: number,
): Promise<Exclude<MailedLink, "nonce_refused">> {
  const now = app.now();
  const { newest, newestAt, since } = await countLinks(app.db, { kind, change, subject }, now - dayMs);
  if (newestAt > now - pauseMs) return "just_sent";
  if (since >= freshLinksMax) return "too_many";
  const fresh = { kind, change, subject, generation: newest + 1 };
  const hash = tokenHash(app.secret, fresh);
  const saved = await saveLinks(app.db, [{ ...fresh, person, hash, expiresAt: present + mailedLinkMs[kind] }]);
  if (saved === 0) return "just_sent";
  const task = { do: "mail-fresh-link", kind, generation: fresh.generation } as const;
  const part = `${subject}/${fresh.generation}`;
  const messageId = `<${kind}-link.${hash.toString("hex").slice(0, 32)}@${app.post.domain}>`;
  await beginMessage(app.db, { change, effect: `${kind}-link`, part, person, task, messageId, dueAt: now });
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
