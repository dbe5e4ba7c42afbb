import type { RequestState } from "../../domain/change/state.ts";
import { hashOf } from "../../lib/secret.ts";
import { findLink, noteAccess } from "../../store/signoff/links.ts";
import type { StoredLink } from "../../store/signoff/links.ts";
import { findChange } from "../../store/change/read.ts";
import { changeView } from "../change/view.ts";
import type { ChangeView } from "../change/view.ts";
import type { App } from "../context.ts";
import { makeNonce } from "./nonce.ts";

/** What a sign link leads to. Every kind has a page of its own that says what to do. */
export type SignPage =
  | { readonly is: "unknown" }
  | ({ readonly is: "superseded" } & SignContext)
  | ({ readonly is: "revoked" } & SignContext)
  | ({ readonly is: "closed" } & SignContext & { readonly request: RequestState })
  | ({ readonly is: "held" } & SignContext & { readonly request: RequestState })
  | ({ readonly is: "open" } & SignContext & { readonly request: RequestState; readonly nonce: string });

interface SignContext {
  readonly link: StoredLink;
  readonly view: ChangeView;
}

/** Reads a sign link. Changes nothing: fetching a page is no act of a person. */
export async function signPage(app: App, token: string): Promise<SignPage> {
  const link = await findLink(app.db, hashOf(token), "sign");
  if (link === null) return { is: "unknown" };
  const [row, view] = await Promise.all([findChange(app.db, link.change), changeView(app, link.change)]);
  const state = row?.state;
  const request = state?.requests[link.subject] ?? null;
  if (state === undefined) return { is: "unknown" };
  if (request === null) return { is: "superseded", link, view };
  if (request.generation !== link.generation)
    return request.link === "revoked" ? { is: "revoked", link, view } : { is: "superseded", link, view };
  if (state.gates[request.gate]?.standing !== "open") return { is: "closed", link, view, request };
  if (state.heldSince !== null) return { is: "held", link, view, request };
  return { is: "open", link, view, request, nonce: makeNonce(app.secret, bindingOf(link, view), app.now()) };
}

/** What the nonce of a request's form is bound to. */
export function bindingOf(link: StoredLink, view: Pick<ChangeView, "revision">) {
  const { change, subject, generation } = link;
  return { purpose: "decide", change, subject, generation, revision: view.revision.hash };
}

/** Notes a fetch of a link page, capped, beside the record. A failure here is nobody's concern. */
export async function noteFetch(app: App, token: string, method: string, agent: string): Promise<void> {
  await noteAccess(app.db, hashOf(token), method, agent).catch(() => undefined);
}
