import { Hono } from "hono";
import type { Env } from "../../../api/env.ts";
import type { App } from "../../../app/context.ts";
import { keyPages } from "./keys.tsx";
import { accessPages } from "./people.tsx";
import { statePages } from "./state.tsx";
import type { Checks } from "./state.tsx";
import { webhookPages } from "./webhooks.tsx";

/** `/settings`: keys, people's permissions, and how the installation fares. Each page is a line of `sections.ts`. */
export function settingsRoutes(app: App, checks: Checks): Hono<Env> {
  const pages = new Hono<Env>();
  pages.route("/", statePages(app, checks));
  pages.route("/", accessPages(app));
  pages.route("/", keyPages(app));
  pages.route("/", webhookPages(app));
  return pages;
}
