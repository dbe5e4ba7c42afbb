import { Hono } from "hono";
import type { Env } from "../api/env.ts";
import type { App } from "../app/context.ts";
import { assetRoutes } from "./assets/routes.ts";
import { consoleRoutes } from "./console/routes.ts";
import type { Checks } from "./console/settings/state.tsx";
import { auditRoutes } from "./links/audit.tsx";
import { calendarFeedRoutes } from "./links/calendar-feed.ts";
import { digestLinkRoutes } from "./links/digest.tsx";
import { feedbackLinkRoutes } from "./links/feedback.tsx";
import { ownPageRoutes } from "./links/own-page.tsx";
import { proposalLinkRoutes } from "./links/proposal.tsx";
import { signRoutes } from "./links/sign.tsx";
import { suggestionRoutes } from "./links/suggestion.tsx";
import { trainingRoutes } from "./links/training.tsx";

/** Every page; the settings tell whether `checks` pass: of links, which need no account, and of the console, which needs a session. */
export function createPages(app: App, checks: Checks = {}): Hono<Env> {
  const pages = new Hono<Env>();
  pages.route("/", assetRoutes);
  pages.route("/", signRoutes(app));
  pages.route("/", trainingRoutes(app));
  pages.route("/", feedbackLinkRoutes(app));
  pages.route("/", suggestionRoutes(app));
  pages.route("/", auditRoutes(app));
  pages.route("/", proposalLinkRoutes(app));
  pages.route("/", ownPageRoutes(app));
  pages.route("/", calendarFeedRoutes(app));
  pages.route("/", digestLinkRoutes(app));
  pages.route("/", consoleRoutes(app, checks));
  return pages;
}
