import type { MiddlewareHandler } from "hono";
import { callerOf } from "../../api/authentication.ts";
import type { Env } from "../../api/env.ts";
import { isSameOrigin } from "../../api/same-origin.ts";
import { requireAnyScope } from "../../app/actor.ts";
import type { Caller, Scope } from "../../app/actor.ts";
import type { App } from "../../app/context.ts";
import { Problem } from "../../domain/errors.ts";

/**
 * Lets whoever is signed in pass, with any of the scopes named (`changes:read` where none is). A reader who is not is sent to where a link can be had; a form that comes without a
 * session, or from another site, is refused, because whoever typed it must hear that nothing was done.
 */
export function signedIn(app: App, ...any: readonly Scope[]): MiddlewareHandler<Env> {
  return async (c, next) => {
    c.header("Cache-Control", "no-store");
    const isRead = c.req.method === "GET" || c.req.method === "HEAD";
    let caller: Caller;
    try {
      caller = await callerOf(app, c);
    } catch (error) {
      if (isRead && error instanceof Problem && error.code === "unauthenticated") return c.redirect("/login", 303);
      throw error;
    }
    c.set("caller", caller);
    if (!isRead && caller.kind === "session" && !isSameOrigin(c, app.url))
      throw new Problem("forbidden", "This form came from another site. Nothing was done.");
    const [first = "changes:read", ...others] = any;
    requireAnyScope(caller, first, ...others);
    await next();
  };
}
