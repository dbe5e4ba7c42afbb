import { hashOf, signParts, subkey } from "../../lib/secret.ts";
import { countOwnPageMails, findOwnPage, findOwnPageEnd } from "../../store/signoff/own-pages.ts";
import type { StoredLink } from "../../store/signoff/links.ts";
import type { App } from "../context.ts";
import { makeNonce } from "./nonce.ts";
import type { NonceBinding } from "./nonce.ts";
import { readSignLink } from "./page.ts";
import { othersWaiting, waitingFor } from "./waiting.ts";
import type { Waiting } from "./waiting.ts";

/** One generation of a person's link to everything that waits for them. */
export interface OwnPageSubject {
  readonly person: string;
  readonly generation: number;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/** 256 bits. The end is part of it, so that a database set back to an older state never mints an address of before again. */
export function ownPageToken(secret: string, { person, generation, expiresAt }: OwnPageSubject): string {
  return signParts(subkey(secret, "link:me"), [person, generation, expiresAt]);
}

/** The whole address that is mailed to the person, and its end; `null` when there is no such link. */
export async function ownPageLink(
  app: Pick<App, "db" | "secret" | "url">,
  person: string,
  generation: number,
): Promise<{ readonly url: string; readonly expiresAt: number } | null> {
  const expiresAt = await findOwnPageEnd(app.db, person, generation);
  if (expiresAt === null) return null;
  return { url: `${app.url}/me/${ownPageToken(app.secret, { person, generation, expiresAt })}`, expiresAt };
}

/** What a link to everything that waits for somebody leads to. `nonce`: for the form that has a fresh one mailed. */
export type OwnPage =
  | { readonly is: "unknown" }
  | ({ readonly is: "replaced"; readonly at: number } & KnownPage)
  | ({ readonly is: "expired" } & KnownPage)
  | ({ readonly is: "open"; readonly waiting: Waiting } & KnownPage);

interface KnownPage {
  readonly person: string;
  readonly expiresAt: number;
  readonly nonce: string;
  readonly binding: NonceBinding;
}

/** Reads a person's own page. Changes nothing. */
export async function ownPage(app: App, token: string): Promise<OwnPage> {
  const page = await findOwnPage(app.db, hashOf(token));
  if (page === null) return { is: "unknown" };
  const { person, generation, expiresAt, replacedAt } = page;
  const binding = bindingOf("", person, generation);
  const known = { person, expiresAt, binding, nonce: makeNonce(app.secret, binding, app.now()) };
  if (replacedAt !== null) return { is: "replaced", at: replacedAt, ...known };
  if (expiresAt <= app.now()) return { is: "expired", ...known };
  return { is: "open", waiting: await waitingFor(app, person), ...known };
}

/** For this long a page says that a message was just sent. */
const freshMs = 10 * 60_000;

/** What a sign link tells of the rest: how many other requests wait, and whether the list was just mailed. `null`: the link is void. */
export interface ListOffer {
  readonly person: string;
  readonly others: number;
  readonly mailedAt: number | null;
  readonly nonce: string;
  readonly binding: NonceBinding;
}

export async function listOffer(app: App, token: string): Promise<ListOffer | null> {
  const found = await readSignLink(app, token);
  return "request" in found ? offerOf(app, found.link) : null;
}

/** The same for a link that is known to be good. */
export async function offerOf(app: App, link: StoredLink): Promise<ListOffer> {
  const { change, subject, generation, person } = link;
  const since = app.now() - freshMs;
  const [others, { sentAt }] = await Promise.all([
    othersWaiting(app, person, { change, request: subject }),
    countOwnPageMails(app.db, person, since),
  ]);
  const mailedAt = sentAt !== null && sentAt > since ? sentAt : null;
  const binding = bindingOf(change, subject, generation);
  return { person, others, mailedAt, binding, nonce: makeNonce(app.secret, binding, app.now()) };
}

function bindingOf(change: string, subject: string, generation: number): NonceBinding {
  return { purpose: "mail-own-page", change, subject, generation, revision: "" };
}
