import { hashOf } from "../../lib/secret.ts";
import { choiceByLink, saveChoice } from "../../store/digest/choices.ts";
import type { App } from "../context.ts";
import { makeNonce, readNonce } from "../signoff/nonce.ts";
import type { NonceBinding } from "../signoff/nonce.ts";

/** What the link at the end of a digest leads to. `stoppedAt`: epoch milliseconds; `null`: it is sent. */
export type DigestLinkPage =
  | { readonly is: "unknown" }
  | { readonly is: "known"; readonly person: string; readonly stoppedAt: number | null; readonly nonce: string };

/** Reads where a link stands. Changes nothing. */
export async function digestByLink(app: App, token: string): Promise<DigestLinkPage> {
  const choice = await choiceByLink(app.db, hashOf(token));
  if (choice === null) return { is: "unknown" };
  const { person, stoppedAt } = choice;
  return { is: "known", person, stoppedAt, nonce: makeNonce(app.secret, bindingOf(person), app.now()) };
}

/**
 * How a form of such a page is pressed. A mail program that stops messages for its reader has no page and no nonce, so that one way is
 * without (RFC 8058); it can do no more than stop.
 */
export type DigestPress = { readonly is: "one_click" } | { readonly is: "stop" | "resume"; readonly nonce: string };

/** `unknown`: there is no such link. `expired`: the page was open for too long, and nothing was changed. */
export async function pressDigestLink(
  app: App,
  token: string,
  press: DigestPress,
): Promise<"done" | "unknown" | "expired"> {
  const hash = hashOf(token);
  const choice = await choiceByLink(app.db, hash);
  if (choice === null) return "unknown";
  const { person } = choice;
  if (press.is !== "one_click" && readNonce(app.secret, bindingOf(person), press.nonce, app.now()).is !== "good")
    return "expired";
  await saveChoice(app.db, { person, hash, stoppedAt: press.is === "resume" ? null : app.now() });
  return "done";
}

function bindingOf(person: string): NonceBinding {
  return { purpose: "digest", change: "", subject: person, generation: 0, revision: "" };
}
