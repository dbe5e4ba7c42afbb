import type { Context, MiddlewareHandler } from "hono";
import { getCookie } from "hono/cookie";
import { authenticate } from "../app/access/authenticate.ts";
import { requireAnyScope, requireScope } from "../app/actor.ts";
import type { Caller, Scope } from "../app/actor.ts";
import type { App } from "../app/context.ts";
import { Problem } from "../domain/errors.ts";
import type { Env } from "./env.ts";
import { isSameOrigin } from "./same-origin.ts";

export const sessionCookie = "takehold_session";

const safeMethods: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/** Who asks. @throws Problem `unauthenticated` */
export async function callerOf(app: App, c: Context): Promise<Caller> {
  const authorization = c.req.header("authorization");
  const key = authorization === undefined ? null : (/^Bearer +(\S+)$/i.exec(authorization)?.[1] ?? "");
  return authenticate(app, { key, session: getCookie(c, sessionCookie) ?? null });
}

/** Lets nobody unknown pass, and nothing that another site had a browser send with our cookie. */
export function authentication(app: App): MiddlewareHandler<Env> {
  return async (c, next) => {
    const caller = await callerOf(app, c);
    if (caller.kind === "session" && !safeMethods.has(c.req.method) && !isSameOrigin(c, app.url))
      throw new Problem("forbidden", "This came from another site, or from a program without a key. Nothing was done.");
    c.set("caller", caller);
    c.header("Cache-Control", "no-store");
    await next();
  };
}

/** Lets a route be used with this scope only. The use case asks again; here it comes before the input is looked at. */
export function needs(scope: Scope): MiddlewareHandler<Env> {
  return async (c, next) => {
    requireScope(c.get("caller"), scope);
    await next();
  };
}

/** The same with any one of these scopes. */
export function needsAny(...any: readonly [Scope, ...Scope[]]): MiddlewareHandler<Env> {
  return async (c, next) => {
    requireAnyScope(c.get("caller"), ...any);
    await next();
  };
}
