import { Hono } from "hono";
import type { Context } from "hono";
import type { Env } from "../../api/env.ts";
import type { App } from "../../app/context.ts";
import { decideByLink } from "../../app/signoff/decide.ts";
import { DecisionForm } from "../../app/signoff/form.ts";
import { noteFetch, signPage } from "../../app/signoff/page.ts";
import { parse } from "../../app/parse.ts";
import { Problem } from "../../domain/errors.ts";
import { SignPage } from "../pages/sign.tsx";
import { readForm } from "../console/form-body.ts";
import { renewByLink } from "../../app/signoff/renew.ts";
import { createLetters } from "../letters/letters.ts";
import { document } from "./document.ts";
import { acceptedLanguages } from "./reader.ts";
import { signCalendar } from "./sign-calendar.ts";
import { signModel } from "./sign-model.ts";
import type { SignAttempt } from "./sign-model.ts";

/** `/s/{token}`: GET shows what is asked, a form POST decides. No cookie is set or read; the link is the secret. */
export function signRoutes(app: App): Hono<Env> {
  const links = new Hono<Env>();
  const letters = createLetters(app);
  links.get("/s/:token", async (c) => {
    const token = c.req.param("token");
    const page = await signPage(app, token);
    if (page.is !== "unknown") await noteFetch(app, token, c.req.method, c.req.header("user-agent") ?? "");
    const { model, status } = await signModel(app, page, { token, accepted: acceptedLanguages(c) });
    return document(c, <SignPage model={model} />, status);
  });
  links.get("/s/:token/deadline.ics", async (c) => {
    const file = await signCalendar(app, await signPage(app, c.req.param("token")));
    if (file === null) throw new Problem("not_found", "There is no deadline behind this link any more.");
    c.header("Content-Type", "text/calendar; charset=utf-8");
    c.header("Content-Disposition", 'attachment; filename="deadline.ics"');
    return c.body(file);
  });
  links.post("/s/:token", async (c) => {
    const token = c.req.param("token");
    const form = await readDecision(c);
    const decided = await decideByLink(app, letters, token, form);
    // A decision that stands is shown by a GET, so that loading the page again posts nothing.
    if (decided.is === "recorded") return c.redirect(`/s/${token}`, 303);
    const accepted = acceptedLanguages(c);
    const attempt: SignAttempt = { token, accepted, form, problem: decided.problem, requestId: c.get("requestId") };
    const { model, status } = await signModel(app, decided.page, attempt);
    return document(c, <SignPage model={model} />, status);
  });
  // Only the button on an ended link's page leads here; whoever comes otherwise is shown where the link stands.
  links.get("/s/:token/fresh", (c) => c.redirect(`/s/${c.req.param("token")}`, 303));
  links.post("/s/:token/fresh", async (c) => {
    const token = c.req.param("token");
    const nonce = (await readForm(c)).get("nonce");
    const renewed = await renewByLink(app, token, typeof nonce === "string" ? nonce : "");
    if (renewed.is === "done") return c.redirect(`/s/${token}`, 303);
    const { model, status } = await signModel(app, await signPage(app, token), {
      token,
      accepted: acceptedLanguages(c),
      notRenewed: renewed,
    });
    return document(c, <SignPage model={model} />, status);
  });
  return links;
}

async function readDecision(c: Context<Env>): Promise<DecisionForm> {
  const type = c.req.header("content-type") ?? "";
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type))
    throw new Problem("invalid", "A decision is posted by the form on the page of the link.");
  const { nonce, decision, reason, condition, to, objection, code, another } = await c.req.parseBody();
  return parse(DecisionForm, { nonce, decision, reason, condition, to, objection, code, another });
}
