import { Hono } from "hono";
import type { Env } from "../../../api/env.ts";
import type { App } from "../../../app/context.ts";
import { portfolioChoices } from "../../../app/portfolio/choices.ts";
import { portfolioCsv } from "../../../app/portfolio/portfolio-csv.ts";
import { portfolio } from "../../../app/portfolio/portfolio.ts";
import { PortfolioPage } from "../../pages/portfolio.tsx";
import { frameFor } from "../frame.ts";
import { signedIn } from "../guard.ts";
import { send } from "../respond.tsx";
import { portfolioModel } from "./model.ts";
import { portfolioIn } from "./wanted.ts";
import { csvFile } from "../../../api/csv.ts";

/** Changes on one page. */
const pageLength = 50;

/** `/`: changes, those delivered and not used first, page by page. */
export function portfolioRoutes(app: App): Hono<Env> {
  const pages = new Hono<Env>();
  pages.get("/", signedIn(app), async (c) => {
    const caller = c.get("caller");
    const search = new URL(c.req.url).searchParams;
    const wanted = portfolioIn(search);
    const cursor = search.get("cursor") ?? undefined;
    const [view, choices, frame] = await Promise.all([
      portfolio(app, caller, wanted, { cursor, limit: pageLength }),
      portfolioChoices(app, caller, wanted.owner),
      frameFor(app, c, "portfolio"),
    ]);
    const model = portfolioModel(view, frame, { wanted, choices, isFirst: cursor === undefined });
    return send(c, <PortfolioPage model={{ frame, ...model }} />);
  });
  pages.get("/portfolio.csv", signedIn(app), async (c) => {
    const csv = await portfolioCsv(app, c.get("caller"), portfolioIn(new URL(c.req.url).searchParams));
    return csvFile(c, "portfolio.csv", csv);
  });
  return pages;
}
