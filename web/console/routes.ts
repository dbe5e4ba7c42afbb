import { Hono } from "hono";
import type { Env } from "../../api/env.ts";
import type { App } from "../../app/context.ts";
import { behaviourRoutes } from "./behaviours/routes.tsx";
import { calendarPages } from "./calendar/routes.tsx";
import { certificateRoutes } from "./change/certificate.tsx";
import { storyRoutes } from "./change/story.tsx";
import { changeRoutes } from "./change/routes.tsx";
import { digestPages } from "./digest/routes.tsx";
import { evidencePages } from "./evidence/routes.tsx";
import { intakePages } from "./intake/routes.tsx";
import { teamPages } from "./teams/routes.tsx";
import { designRoutes } from "./design.tsx";
import { inboxRoutes } from "./inbox/routes.tsx";
import { inventoryRoutes } from "./inventory/routes.tsx";
import { peopleRoutes } from "./people/routes.tsx";
import { budgetRoutes } from "./portfolio/budgets.tsx";
import { portfolioRoutes } from "./portfolio/routes.tsx";
import { proposalRoutes } from "./proposal/routes.tsx";
import { metricPages } from "./metric/routes.tsx";
import { sendProblem } from "./respond.tsx";
import { retroRoutes } from "./retro/routes.tsx";
import { settingsRoutes } from "./settings/routes.ts";
import type { Checks } from "./settings/state.tsx";
import { sourcesRoutes } from "./sources/routes.tsx";
import { waitingPages } from "./waiting/routes.tsx";

/** The console's pages, for whoever is signed in. Every one works without script. */
export function consoleRoutes(app: App, checks: Checks): Hono<Env> {
  const pages = new Hono<Env>();
  pages.onError((error, c) => sendProblem(app, c, error));
  pages.route("/", portfolioRoutes(app));
  pages.route("/", waitingPages(app));
  pages.route("/", budgetRoutes(app));
  // Before the page of a change: "new" is no key.
  pages.route("/", proposalRoutes(app));
  pages.route("/", changeRoutes(app));
  pages.route("/", certificateRoutes(app));
  pages.route("/", storyRoutes(app));
  pages.route("/", evidencePages(app));
  pages.route("/", metricPages(app));
  pages.route("/", intakePages(app));
  pages.route("/", teamPages(app));
  pages.route("/", calendarPages(app));
  pages.route("/", digestPages(app));
  pages.route("/", inboxRoutes(app));
  pages.route("/", peopleRoutes(app));
  pages.route("/", sourcesRoutes(app));
  pages.route("/", behaviourRoutes(app));
  pages.route("/", inventoryRoutes(app));
  pages.route("/", retroRoutes(app));
  pages.route("/", designRoutes(app));
  pages.route("/", settingsRoutes(app, checks));
  return pages;
}
