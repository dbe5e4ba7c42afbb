import type { Context } from "hono";
import type { HtmlEscapedString } from "hono/utils/html";
import type { Env } from "../../api/env.ts";
import { markup } from "../kit/markup.ts";

/** The page behind a link. Its headers are set before anything else, for errors too. */
export function document(
  c: Context<Env>,
  page: HtmlEscapedString | Promise<HtmlEscapedString>,
  status: 200 | 404 | 409 | 410 | 422 | 429 | 503 = 200,
): Response {
  return c.html(markup(page), status);
}
