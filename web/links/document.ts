import type { Context } from "hono";
import type { HtmlEscapedString } from "hono/utils/html";
import type { Env } from "../../api/env.ts";
import { markup } from "../kit/markup.ts";

/** Headers of every page behind a link: nobody keeps it, nobody lists it, and the address goes nowhere. */
export function guardLink(c: Context<Env>): void {
  c.header("Cache-Control", "no-store");
  c.header("X-Robots-Tag", "noindex, nofollow");
  c.header("Referrer-Policy", "no-referrer");
}

export function document(
  c: Context<Env>,
  page: HtmlEscapedString | Promise<HtmlEscapedString>,
  status: 200 | 404 | 409 | 410 | 422 | 429 | 503 = 200,
): Response {
  return c.html(`<!doctype html>${markup(page)}`, status);
}
