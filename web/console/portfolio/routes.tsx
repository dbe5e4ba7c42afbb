import { Hono } from "hono";
import type { Env } from "../../../api/env.ts";
import type { App } from "../../../app/context.ts";
import { portfolio, standingOf } from "../../../app/portfolio/portfolio.ts";
import type { PortfolioItem, Standing } from "../../../app/portfolio/portfolio.ts";
import type { Moment } from "../../kit/moment.ts";
import { PortfolioPage } from "../../pages/portfolio.tsx";
import type { PortfolioModel } from "../../pages/portfolio.tsx";
import { frameFor } from "../frame.ts";
import { signedIn } from "../guard.ts";
import { send } from "../respond.tsx";
import { portfolioRow } from "./row.ts";
import { portfolioSentences } from "./sentences.ts";

const states = ["delivered", "early", "moving", "adopted", "ended"] as const satisfies readonly Standing[];

/** `/`: every change, those delivered and not used first. */
export function portfolioRoutes(app: App): Hono<Env> {
  return new Hono<Env>().get("/", signedIn(app), async (c) => {
    const { items } = await portfolio(app, c.get("caller"));
    const frame = await frameFor(app, c, "portfolio");
    const wanted = filterOf(new URL(c.req.url).searchParams);
    return send(c, <PortfolioPage model={{ frame, ...portfolioModel(items, frame, wanted) }} />);
  });
}

interface Wanted {
  readonly state: Standing | "all";
  readonly query: string;
  readonly team: string;
}

function filterOf(search: URLSearchParams): Wanted {
  const state = states.find((each) => each === search.get("state")) ?? "all";
  return { state, query: (search.get("q") ?? "").trim(), team: (search.get("team") ?? "").trim() };
}

/** The model without what surrounds it. Numbers on the tabs are of what search and team leave over. */
export function portfolioModel(
  items: readonly PortfolioItem[],
  moment: Moment,
  wanted: Wanted,
): Omit<PortfolioModel, "frame"> {
  const found = items.filter((item) => isFound(item, wanted));
  const counts = { delivered: 0, early: 0, moving: 0, adopted: 0, ended: 0 };
  for (const item of found) counts[standingOf(item)] += 1;
  const shown = found.filter((item) => wanted.state === "all" || standingOf(item) === wanted.state);
  const teams = [...new Set(items.flatMap((item) => item.team ?? []))].toSorted((a, b) => a.localeCompare(b));
  return {
    total: items.length,
    sentences: portfolioSentences(items, moment),
    filter: { ...wanted, teams, counts },
    rows: shown.map((item) => portfolioRow(item, moment)),
  };
}

function isFound({ key, title, team }: PortfolioItem, wanted: Wanted): boolean {
  if (wanted.team !== "" && team !== wanted.team) return false;
  const query = wanted.query.toLowerCase();
  return query === "" || title.toLowerCase().includes(query) || key.toLowerCase() === query;
}
