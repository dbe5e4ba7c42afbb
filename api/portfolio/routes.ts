import { createRoute } from "@hono/zod-openapi";
import type { App } from "../../app/context.ts";
import { PortfolioFilter } from "../../app/portfolio/filter.ts";
import { portfolio } from "../../app/portfolio/portfolio.ts";
import { portfolioCsv } from "../../app/portfolio/portfolio-csv.ts";
import { needs } from "../authentication.ts";
import { problems, shows } from "../describe.ts";
import { routes } from "../env.ts";
import { linkNext, PageQuery } from "../paging.ts";
import { reply } from "../reply.ts";
import { Portfolio } from "./schema.ts";
import { csvAnswer, csvFile } from "../csv.ts";

const described = { tags: ["Portfolio"], middleware: [needs("changes:read")] };

const show = createRoute({
  ...described,
  method: "get",
  path: "/portfolio",
  summary: "Changes by how well they are used: delivered but not adopted first",
  request: { query: PortfolioFilter.extend(PageQuery.shape) },
  responses: { 200: shows(Portfolio, "A page of the leaders' list, worst first"), ...problems("invalid") },
});

const table = createRoute({
  ...described,
  method: "get",
  path: "/portfolio.csv",
  summary: "The same as a file for a spreadsheet, all that fit",
  request: { query: PortfolioFilter },
  responses: {
    200: csvAnswer,
    ...problems("invalid"),
  },
});

export function portfolioRoutes(app: App) {
  return routes()
    .openapi(show, async (c) => {
      const { limit, cursor, ...filter } = c.req.valid("query");
      const page = await portfolio(app, c.get("caller"), filter, { cursor, limit });
      linkNext(c, page.next);
      return reply(c, Portfolio, page, 200);
    })
    .openapi(table, async (c) => {
      const csv = await portfolioCsv(app, c.get("caller"), c.req.valid("query"));
      return csvFile(c, "portfolio.csv", csv);
    });
}
