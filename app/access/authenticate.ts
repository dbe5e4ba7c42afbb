import { Problem } from "../../domain/errors.ts";
import { hashOf } from "../../lib/secret.ts";
import { liveKey, touchKey } from "../../store/access/keys.ts";
import { liveSession } from "../../store/access/sessions.ts";
import { scopes } from "../actor.ts";
import type { Caller, Scope } from "../actor.ts";
import type { App } from "../context.ts";

/** What a request shows to say who it is. A key goes before a session. */
export interface Credentials {
  readonly key: string | null;
  readonly session: string | null;
}

/** "Last used" is told to the minute; more would be a write for every request. */
const touchEveryMs = 60_000;

/** Who calls. @throws Problem `unauthenticated`, also when the key is wrong but the session would do. */
export async function authenticate(app: Pick<App, "db" | "now">, credentials: Credentials): Promise<Caller> {
  if (credentials.key !== null) return byKey(app, credentials.key);
  if (credentials.session !== null) return bySession(app, credentials.session);
  throw new Problem("unauthenticated", "Send an API key as `Authorization: Bearer KEY`, or sign in to the console.");
}

async function byKey(app: Pick<App, "db" | "now">, secret: string): Promise<Caller> {
  const key = await liveKey(app.db, hashOf(secret));
  if (key === null) throw new Problem("unauthenticated", "This API key is not known, or it was revoked.");
  const now = app.now();
  if (key.lastUsedAt === null || now - key.lastUsedAt >= touchEveryMs) await touchKey(app.db, key.id, now);
  return { kind: "key", key: key.id, person: key.person, scopes: key.scopes.filter(isScope) };
}

async function bySession(app: Pick<App, "db" | "now">, secret: string): Promise<Caller> {
  const session = await liveSession(app.db, hashOf(secret), app.now());
  if (session === null) throw new Problem("unauthenticated", "Your session is over. Sign in again.");
  return { kind: "session", session: session.id, person: session.person, scopes: session.scopes.filter(isScope) };
}

function isScope(text: string): text is Scope {
  return scopes.some((scope) => scope === text);
}
