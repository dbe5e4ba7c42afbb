import { newestLink, prolongLink, saveLinks } from "../../store/signoff/links.ts";
import type { StoredLink } from "../../store/signoff/links.ts";
import type { App } from "../context.ts";
import type { NonceBinding } from "./nonce.ts";
import { linkUrl, tokenHash } from "./token.ts";

/**
 * Links that end so long after the message that brings them, and of which a fresh one is mailed on request: of a training, of
 * feedback, of whoever proposed a change, and of whoever looks at a sampled audit. Those of sign-off requests end with their gate's
 * clock instead, on the change's own record.
 */
export type MailedLinkKind = "training" | "proposal" | "feedback" | "audit";

const day = 86_400_000;
/** How long one works, from the message that brings it. */
export const mailedLinkMs: Readonly<Record<MailedLinkKind, number>> = {
  training: 90 * day,
  proposal: 90 * day,
  feedback: 90 * day,
  audit: 30 * day,
};

/** What the nonce of the button on a void link's page is bound to. */
export function freshLinkOf({ kind, change, subject, generation }: StoredLink): NonceBinding {
  return { purpose: `renew-${kind}`, change, subject, generation, revision: "" };
}

/** Whether a link still works at `present`, the time of its change. `replaced`: a fresh one was mailed. */
export async function standingOf(
  app: Pick<App, "db">,
  link: StoredLink & { readonly expiresAt: number | null },
  present: number,
): Promise<"open" | "replaced" | "expired"> {
  const newest = await newestLink(app.db, link);
  if (newest !== null && newest.generation > link.generation) return "replaced";
  return link.expiresAt !== null && link.expiresAt <= present ? "expired" : "open";
}

/** The page of a proposal for whoever proposed it, who may have no account, and until when the newest link to it works. */
export async function proposalLink(
  app: Pick<App, "db" | "url" | "secret">,
  { key, proposer }: { readonly key: string; readonly proposer: { readonly id: string } },
): Promise<{ readonly url: string; readonly until: number | null }> {
  const link = { kind: "proposal", change: key, subject: proposer.id } as const;
  const { generation, expiresAt } = (await newestLink(app.db, link)) ?? { generation: 1, expiresAt: null };
  return { url: linkUrl(app.url, app.secret, { ...link, generation }), until: expiresAt };
}

/** Sees to it that the link of whoever proposed a change works from a message at `now` on: the one they have, or a fresh one. */
export async function keepProposalLink(
  { db, secret }: Pick<App, "db" | "secret">,
  { change, person, now }: { readonly change: string; readonly person: string; readonly now: number },
): Promise<void> {
  const subject = { kind: "proposal", change, subject: person } as const;
  const newest = await newestLink(db, subject);
  const isOver = newest !== null && newest.expiresAt !== null && newest.expiresAt <= now;
  const link = { ...subject, generation: (newest?.generation ?? 1) + (isOver ? 1 : 0) };
  const hash = tokenHash(secret, link);
  const until = now + mailedLinkMs.proposal;
  if ((await saveLinks(db, [{ ...link, person, hash, expiresAt: until }])) === 0) await prolongLink(db, hash, until);
}
