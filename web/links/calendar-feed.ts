import { Hono } from "hono";
import type { Env } from "../../api/env.ts";
import { readFeed } from "../../app/calendar/feeds.ts";
import type { App } from "../../app/context.ts";
import { noteFetch } from "../../app/signoff/page.ts";
import { Problem } from "../../domain/errors.ts";
import { calendarFeed } from "../calendar/feed.ts";
import { momentFor } from "./reader.ts";

/** `/c/{token}/calendar.ics`: the calendar for the programs of whoever made the address, in their language. */
export function calendarFeedRoutes(app: App): Hono<Env> {
  const links = new Hono<Env>();
  links.get("/c/:token/calendar.ics", async (c) => {
    const token = c.req.param("token");
    const feed = await readFeed(app, token);
    if (feed === null)
      throw new Problem("not_found", "There is no calendar at this address, or its owner revoked it. Make a new one.");
    await noteFetch(app, token, c.req.method, c.req.header("user-agent") ?? "");
    c.header("Content-Type", "text/calendar; charset=utf-8");
    return c.body(calendarFeed(feed.entries, await momentFor(app, feed.person, []), app.url));
  });
  return links;
}
