import type { MiddlewareHandler } from "hono";
import { isLinkPath } from "../app/signoff/link-paths.ts";
import type { Env } from "./env.ts";

/** What pages may load: their own styles, scripts and pictures, and nothing from anywhere else. */
export const pagePolicy =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; " +
  "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

/** Headers that every answer has. They are set before the handler, which may replace one; setting them after it costs more. */
export function securityHeaders({ isHttps }: { isHttps: boolean }): MiddlewareHandler<Env> {
  return async (c, next) => {
    c.header("Content-Security-Policy", pagePolicy);
    c.header("X-Content-Type-Options", "nosniff");
    // Not no-referrer: with it browsers send `Origin: null` with forms, and on plain http nothing else tells our own
    // pages from other sites.
    c.header("Referrer-Policy", "same-origin");
    c.header("Cross-Origin-Resource-Policy", "same-origin");
    c.header("Cross-Origin-Opener-Policy", "same-origin");
    // The address of a page that was sent to somebody is a secret: nobody keeps the page, lists it, or hears where it is from.
    if (isLinkPath(c.req.path)) {
      c.header("Cache-Control", "no-store");
      c.header("X-Robots-Tag", "noindex, nofollow");
      c.header("Referrer-Policy", "no-referrer");
    }
    if (isHttps) c.header("Strict-Transport-Security", "max-age=31536000");
    await next();
  };
}
