import { Problem } from "../../domain/errors.ts";
import { hashOf, randomSecret } from "../../lib/secret.ts";
import { deleteExpired, exchangeLink, isLinkOpen } from "../../store/access/sessions.ts";
import type { App } from "../context.ts";

const sessionLifeMs = 14 * 24 * 60 * 60_000;

export interface OpenedSession {
  /** What the browser keeps; only its hash is stored. */
  readonly token: string;
  readonly person: string;
  /** Epoch milliseconds. */
  readonly expiresAt: number;
}

/**
 * Uses a one-time link up and begins a session. Nobody needs to be known yet: the link is the credential.
 * @throws Problem `unauthenticated` when it was used, is too old, or was never made; the three look alike.
 */
export async function logIn(app: Pick<App, "db" | "now">, token: string): Promise<OpenedSession> {
  const at = app.now();
  const session = randomSecret();
  const opened = await exchangeLink(app.db, {
    linkHash: hashOf(token),
    sessionHash: hashOf(session),
    at,
    sessionExpiresAt: at + sessionLifeMs,
  });
  if (opened === null)
    throw new Problem("unauthenticated", "This link was used already, or it is too old. Ask for a new one.");
  await deleteExpired(app.db, at);
  return { token: session, person: opened.person, expiresAt: opened.expiresAt };
}

/** Whether the link would still work. Looking at it changes nothing. */
export async function canLogIn(app: Pick<App, "db" | "now">, token: string): Promise<boolean> {
  return isLinkOpen(app.db, hashOf(token), app.now());
}
