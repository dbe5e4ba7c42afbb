import { Hono } from "hono";
import type { Context } from "hono";
import type { Env } from "../../api/env.ts";
import { answerByProposer, proposalPage } from "../../app/change/by-proposer.ts";
import type { ProposalPage as Found, ProposerAnswer, ProposerEnd } from "../../app/change/by-proposer.ts";
import type { App } from "../../app/context.ts";
import { mailFreshLink } from "../../app/signoff/mail-fresh-link.ts";
import { noteFetch } from "../../app/signoff/page.ts";
import { FormBody, readForm } from "../console/form-body.ts";
import { createLetters } from "../letters/letters.ts";
import { ProposalPage } from "../pages/proposal.tsx";
import { document } from "./document.ts";
import { mailStatuses } from "./mailed.ts";
import { proposalModel, voidModel } from "./proposal-model.tsx";
import type { Posted } from "./proposal-model.tsx";
import { acceptedLanguages, momentFor } from "./reader.ts";

/** `/r/{token}`: GET shows whoever proposed a change where it stands, a form POST answers what is proposed instead. */
export function proposalLinkRoutes(app: App): Hono<Env> {
  const links = new Hono<Env>();
  const letters = createLetters(app);
  links.get("/r/:token", async (c) => {
    const token = c.req.param("token");
    const page = await proposalPage(app, token);
    if (page !== null) await noteFetch(app, token, c.req.method, c.req.header("user-agent") ?? "");
    return show(app, c, page, {});
  });
  // Only the button on a void link's page leads here; whoever comes otherwise is shown where the link stands.
  links.get("/r/:token/fresh", (c) => c.redirect(`/r/${c.req.param("token")}`, 303));
  links.post("/r/:token/fresh", async (c) => {
    const token = c.req.param("token");
    const posted = (await readForm(c)).get("nonce");
    const page = await proposalPage(app, token);
    if (page === null || page.is === "open") return c.redirect(`/r/${token}`, 303);
    const nonce = typeof posted === "string" ? posted : "";
    const mailed = await mailFreshLink(app, letters, { kind: "proposal", token, nonce, present: page.view.present });
    if (mailed === "sent") return c.redirect(`/r/${token}`, 303);
    return show(app, c, page, { mailed });
  });
  links.post("/r/:token", async (c) => {
    const token = c.req.param("token");
    const form = new FormBody(await readForm(c));
    const reason = form.text("reason").replaceAll("\0", "").replaceAll("\r\n", "\n");
    const answer: ProposerAnswer = form.text("answer") === "take-up" ? { is: "take-up" } : { is: "withdraw", reason };
    const page = await proposalPage(app, token);
    if (page === null) return show(app, c, null, { reason });
    const end = await answerByProposer(app, token, { nonce: form.text("nonce"), answer });
    if (end.is === "recorded") return c.redirect(`/r/${token}`, 303);
    return show(app, c, await proposalPage(app, token), { end, reason });
  });
  return links;
}

async function show(app: App, c: Context<Env>, page: Found | null, posted: Posted): Promise<Response> {
  const moment = await momentFor(app, page?.person ?? null, acceptedLanguages(c), page?.view.present);
  const action = `/r/${c.req.param("token") ?? ""}`;
  const unsent = posted.reason;
  if (page === null) return document(c, <ProposalPage model={{ ...moment, state: "unknown", unsent }} />, 404);
  if (page.is !== "open") {
    const model = voidModel(page, moment, { mailed: posted.mailed, unsent, action: `${action}/fresh` });
    return document(c, <ProposalPage model={model} />, posted.mailed === undefined ? 410 : mailStatuses[posted.mailed]);
  }
  const model = proposalModel(app, page, moment, { ...posted, action });
  return document(c, <ProposalPage model={model} />, statusOf(posted.end));
}

function statusOf(end: ProposerEnd | undefined): 200 | 409 | 503 {
  if (end?.is !== "refused") return 200;
  return end.why === "not_recorded" && end.unavailable ? 503 : 409;
}
