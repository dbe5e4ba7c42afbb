import { Hono } from "hono";
import type { Env } from "../../api/env.ts";
import type { App } from "../../app/context.ts";

/** The console's pages, for whoever is signed in. */
export function consoleRoutes(_app: App): Hono<Env> {
  return new Hono<Env>();
}
