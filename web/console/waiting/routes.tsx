import { Hono } from "hono";
import type { Env } from "../../../api/env.ts";
import { csvFile } from "../../../api/csv.ts";
import type { App } from "../../../app/context.ts";
import { teamWaiting, WaitingFilter } from "../../../app/portfolio/team-waiting.ts";
import { teamWaitingCsv } from "../../../app/portfolio/team-waiting-csv.ts";
import { TeamWaitingPage } from "../../pages/waiting.tsx";
import { frameFor } from "../frame.ts";
import { signedIn } from "../guard.ts";
import { wantedIn } from "../portfolio/wanted.ts";
import { send } from "../respond.tsx";
import { teamWaitingModel } from "./model.ts";

/** `/waiting`: how long changes wait for each team, over all of them. */
export function waitingPages(app: App): Hono<Env> {
  const pages = new Hono<Env>();
  pages.get("/waiting", signedIn(app), async (c) => {
    const wanted = wantedIn(WaitingFilter, new URL(c.req.url).searchParams);
    const [view, frame] = await Promise.all([teamWaiting(app, c.get("caller"), wanted), frameFor(app, c, "none")]);
    return send(c, <TeamWaitingPage model={{ frame, ...teamWaitingModel(view, wanted) }} />);
  });
  pages.get("/waiting.csv", signedIn(app), async (c) => {
    const wanted = wantedIn(WaitingFilter, new URL(c.req.url).searchParams);
    return csvFile(c, "waiting.csv", await teamWaitingCsv(app, c.get("caller"), wanted));
  });
  return pages;
}
