import { Hono } from "hono";
import type { Context } from "hono";
import type { Env } from "../../api/env.ts";
import { auditPage } from "../../app/adoption/audit/by-link.ts";
import type { AuditLinkPage } from "../../app/adoption/audit/by-link.ts";
import { finishByLink, markByLink } from "../../app/adoption/audit/mark.ts";
import type { App } from "../../app/context.ts";
import { mailFreshLink } from "../../app/signoff/mail-fresh-link.ts";
import { noteFetch } from "../../app/signoff/page.ts";
import { Problem } from "../../domain/errors.ts";
import { FormBody, readForm } from "../console/form-body.ts";
import { createLetters } from "../letters/letters.ts";
import { AuditPage } from "../pages/audit.tsx";
import { auditModel } from "./audit-model.ts";
import type { Tried } from "./audit-model.ts";
import { document } from "./document.ts";
import { mailStatuses } from "./mailed.ts";
import { acceptedLanguages } from "./reader.ts";

/** `/a/{token}`: GET shows a sample, one item at a time; a form POST marks an item, or says that all are marked. */
export function auditRoutes(app: App): Hono<Env> {
  const links = new Hono<Env>();
  const letters = createLetters(app);
  links.get("/a/:token", async (c) => {
    const token = c.req.param("token");
    const page = await auditPage(app, token);
    if (page.is !== "unknown") await noteFetch(app, token, c.req.method, c.req.header("user-agent") ?? "");
    return show(app, c, page, { token, item: Number(c.req.query("item") ?? Number.NaN) });
  });
  links.post("/a/:token", async (c) => {
    const token = c.req.param("token");
    const form = Object.fromEntries(new FormBody(await readForm(c)).entries);
    try {
      if (form["finish"] === undefined) await markByLink(app, token, form);
      else await finishByLink(app, token, form);
      return c.redirect(`/a/${token}`, 303);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const page = await auditPage(app, token);
      return show(app, c, page, { token, item: Number(form["item"] ?? Number.NaN), problem: error, form });
    }
  });
  // Only the button on a void link's page leads here; whoever comes otherwise is shown where the link stands.
  links.get("/a/:token/fresh", (c) => c.redirect(`/a/${c.req.param("token")}`, 303));
  links.post("/a/:token/fresh", async (c) => {
    const token = c.req.param("token");
    const nonce = new FormBody(await readForm(c)).text("nonce");
    const page = await auditPage(app, token);
    if (page.is !== "expired" && page.is !== "replaced") return c.redirect(`/a/${token}`, 303);
    const mailed = await mailFreshLink(app, letters, { kind: "audit", token, nonce, present: page.view.present });
    if (mailed === "sent") return c.redirect(`/a/${token}`, 303);
    const model = await auditModel(app, page, { token, accepted: acceptedLanguages(c), item: Number.NaN, mailed });
    return document(c, <AuditPage model={model} />, mailStatuses[mailed]);
  });
  return links;
}

async function show(app: App, c: Context<Env>, page: AuditLinkPage, tried: Omit<Tried, "accepted">): Promise<Response> {
  const model = await auditModel(app, page, { ...tried, accepted: acceptedLanguages(c) });
  return document(c, <AuditPage model={model} />, statusOf(page, tried.problem));
}

function statusOf({ is }: AuditLinkPage, problem: Problem | undefined): 200 | 404 | 409 | 410 | 422 | 503 {
  if (is === "unknown") return 404;
  if (is === "expired" || is === "replaced") return 410;
  if (problem === undefined) return 200;
  if (problem.code === "unavailable") return 503;
  return problem.code === "invalid" || problem.code === "incomplete" ? 422 : 409;
}
