import { Hono } from "hono";
import type { Env } from "../../api/env.ts";
import type { App } from "../../app/context.ts";
import { portfolioRoutes } from "./portfolio/routes.tsx";
import { sendProblem } from "./respond.tsx";

/** The console's pages, for whoever is signed in. Every one works without script. */
export function consoleRoutes(app: App): Hono<Env> {
  const pages = new Hono<Env>();
  pages.onError((error, c) => sendProblem(app, c, error));
  pages.route("/", portfolioRoutes(app));
  return pages;
}
