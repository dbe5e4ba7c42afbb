import type { Context } from "hono";

/**
 * Whether a browser sent this from one of our own pages. `Sec-Fetch-Site` decides where it is sent; on plain http it is
 * not, and then `Origin` has to be ours. Neither: not known to be ours.
 */
export function isSameOrigin(c: Context, url: string): boolean {
  const site = c.req.header("sec-fetch-site");
  if (site !== undefined) return site === "same-origin";
  const origin = c.req.header("origin");
  if (origin === undefined || !URL.canParse(origin)) return false;
  return origin === new URL(url).origin || new URL(origin).host === c.req.header("host");
}
