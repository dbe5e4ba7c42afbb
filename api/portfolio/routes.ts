import { createRoute } from "@hono/zod-openapi";
import type { App } from "../../app/context.ts";
import { portfolio } from "../../app/portfolio/portfolio.ts";
import { needs } from "../authentication.ts";
import { Portfolio } from "../adoption/schema.ts";
import { problems, shows } from "../describe.ts";
import { routes } from "../env.ts";
import { reply } from "../reply.ts";

const show = createRoute({
  method: "get",
  path: "/portfolio",
  tags: ["Portfolio"],
  summary: "All changes by how well they are used: delivered but not adopted first",
  middleware: [needs("changes:read")],
  responses: { 200: shows(Portfolio, "The leaders' list"), ...problems() },
});

export function portfolioRoutes(app: App) {
  return routes().openapi(show, async (c) => reply(c, Portfolio, await portfolio(app, c.get("caller")), 200));
}
