import type { ChangeState, RequestState } from "../../domain/change/state.ts";
import { hashOf } from "../../lib/secret.ts";
import { findLink, noteAccess } from "../../store/signoff/links.ts";
import type { StoredLink } from "../../store/signoff/links.ts";
import { findChange } from "../../store/change/read.ts";
import { changeViewAsKept } from "../change/view.ts";
import type { ChangeView } from "../change/view.ts";
import type { App } from "../context.ts";
import { makeNonce } from "./nonce.ts";

/** A request with the link that leads to it. */
export interface Asked {
  readonly link: StoredLink;
  readonly state: ChangeState;
  readonly request: RequestState;
}

/** Why a link that was good is no more: a newer one was sent, it was withdrawn, has ended, or another revision asks other things. */
export type VoidLink = "replaced" | "revoked" | "revised" | "passed_on" | "expired";

/** What a sign link stands for. */
export type SignLink =
  | { readonly is: "unknown" }
  | { readonly is: VoidLink; readonly link: StoredLink }
  | ({ readonly is: "closed" | "held" | "open" } & Asked);

/** What a sign link leads to. Every kind has a page of its own that says what to do. */
export type SignPage =
  | { readonly is: "unknown" }
  | ({ readonly is: VoidLink } & SignContext)
  | ({ readonly is: "closed" } & SignContext & { readonly request: RequestState })
  | ({ readonly is: "held" } & SignContext & { readonly request: RequestState })
  | ({ readonly is: "open" } & SignContext & { readonly request: RequestState; readonly nonce: string });

interface SignContext {
  readonly link: StoredLink;
  readonly view: ChangeView;
}

/** Where a sign link stands, without what its page shows: all that a decision needs. */
export async function readSignLink(app: Pick<App, "db">, token: string): Promise<SignLink> {
  const link = await findLink(app.db, hashOf(token), "sign");
  const state = link === null ? undefined : (await findChange(app.db, link.change))?.state;
  if (link === null || state === undefined) return { is: "unknown" };
  const request = state.requests[link.subject] ?? null;
  if (request === null) return { is: "revised", link };
  if (request.behalf.includes(link.person)) return { is: "passed_on", link };
  if (request.generation !== link.generation) return { is: request.link === "revoked" ? "revoked" : "replaced", link };
  const asked = { link, state, request };
  if (state.gates[request.gate]?.standing !== "open") return { is: "closed", ...asked };
  if (state.heldSince !== null) return { is: "held", ...asked };
  return request.link === "expired" ? { is: "expired", link } : { is: "open", ...asked };
}

/** Reads a sign link with what its page shows. Changes nothing: fetching a page is no act of a person. */
export async function signPage(app: App, token: string): Promise<SignPage> {
  const found = await readSignLink(app, token);
  if (found.is === "unknown") return found;
  const { link } = found;
  const view = await changeViewAsKept(app, link.change);
  if (!("request" in found)) return { is: found.is, link, view };
  const { request } = found;
  if (found.is !== "open") return { is: found.is, link, view, request };
  return { is: "open", link, view, request, nonce: makeNonce(app.secret, bindingOf(link, view), app.now()) };
}

/** What the nonce of a request's form is bound to. */
export function bindingOf(link: StoredLink, { revision }: { readonly revision: { readonly hash: string } }) {
  const { change, subject, generation } = link;
  return { purpose: "decide", change, subject, generation, revision: revision.hash };
}

/** Notes a fetch of a link page, capped, beside the record. A failure here is nobody's concern. */
export async function noteFetch(app: App, token: string, method: string, agent: string): Promise<void> {
  await noteAccess(app.db, hashOf(token), method, agent).catch(() => undefined);
}
