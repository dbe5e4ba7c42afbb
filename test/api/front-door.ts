import { randomUUID } from "node:crypto";
import type { Hono } from "hono";
import { createApi } from "../../api/app.ts";
import type { ApiParts } from "../../api/app.ts";
import type { Env } from "../../api/env.ts";
import { createKey } from "../../app/access/create-key.ts";
import { operator } from "../../app/actor.ts";
import type { Scope } from "../../app/actor.ts";
import { builtInTemplates } from "../../app/template/built-in.ts";
import type { App } from "../../app/context.ts";
import { createChat } from "../../bin/parts/chat.ts";
import { Problem } from "../../domain/errors.ts";
import { createOutbound } from "../../lib/outbound.ts";
import { freshDatabase } from "../database.ts";

/** The API on a database of its own, without Temporal: every order is answered as if it could not be reached. */
export interface FrontDoor {
  readonly app: App;
  readonly api: Hono<Env>;
  /** A key with these scopes, as a header. */
  readonly key: (...scopes: Scope[]) => Promise<{ readonly Authorization: string }>;
  readonly close: () => Promise<void>;
}

const unreachable = () => Promise.reject(new Problem("unavailable", "There is no Temporal server in this test."));

export async function openFrontDoor(parts: ApiParts = {}, now: () => number = Date.now): Promise<FrontDoor> {
  const database = await freshDatabase();
  const app: App = {
    db: database.db,
    changes: { begin: unreachable, send: unreachable, wake: unreachable },
    secret: "a secret for tests, long enough to be one",
    url: "http://takehold.test",
    language: "en",
    now,
    post: { via: "inbox", domain: "takehold.test", send: () => Promise.resolve() },
    chat: createChat({ allowedAddresses: ["127.0.0.1"], slackBot: null }),
    templates: builtInTemplates,
    outbound: createOutbound({ allowed: ["127.0.0.1"] }),
    digestHour: 7,
    wakeWebhooks: () => Promise.resolve(),
    pulls: { put: unreachable, remove: unreachable, pullNow: unreachable, nextAt: () => Promise.resolve(null) },
  };
  return {
    app,
    api: createApi(app, parts),
    key: async (...scopes) => {
      const { key } = await createKey(app, operator, { name: `test ${randomUUID()}`, scopes });
      return { Authorization: `Bearer ${key}` };
    },
    close: () => database.drop(),
  };
}

/** A POST of JSON. */
export function posted(body: unknown, headers: Record<string, string> = {}): RequestInit {
  return { method: "POST", body: JSON.stringify(body), headers: { "Content-Type": "application/json", ...headers } };
}
