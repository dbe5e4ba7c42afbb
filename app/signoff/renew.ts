import { Problem } from "../../domain/errors.ts";
import type { StoredLink } from "../../store/signoff/links.ts";
import type { App } from "../context.ts";
import { readNonce } from "./nonce.ts";
import type { NonceBinding } from "./nonce.ts";
import { readSignLink } from "./page.ts";

/** How asking for a fresh link ended. */
export type Renewed =
  /** It is on its way to the person's own address; or there was nothing to renew, which the link's page tells. */
  | { readonly is: "done" }
  | { readonly is: "nonce_refused" }
  /** The change does not take it now, as on hold. */
  | { readonly is: "refused"; readonly problem: Problem };

export type NotRenewed = Exclude<Renewed, { is: "done" }>;

/** What the nonce of the button on an ended link's page is bound to. */
export function renewalOf({ change, subject, generation }: StoredLink): NonceBinding {
  return { purpose: "renew", change, subject, generation, revision: "" };
}

/**
 * Has a fresh link mailed to the person whose link has ended, to their own address and nowhere else. The ended one stays void, and
 * asks once: the fresh one has to end as well before there is another.
 */
export async function renewByLink(app: App, token: string, nonce: string): Promise<Renewed> {
  const found = await readSignLink(app, token);
  if (found.is !== "expired") return { is: "done" };
  const { change, subject, generation, person } = found.link;
  const read = readNonce(app.secret, renewalOf(found.link), nonce, app.now());
  if (read.is !== "good") return { is: "nonce_refused" };
  try {
    const command = { type: "renew", request: subject, generation } as const;
    await app.changes.send(change, { id: read.random, actor: { kind: "link", person }, command });
    return { is: "done" };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    // Somebody asked in the same instant: the page says that a newer one was sent.
    return error.code === "superseded" ? { is: "done" } : { is: "refused", problem: error };
  }
}
