import { Hono } from "hono";
import type { Env } from "../../api/env.ts";
import type { App } from "../../app/context.ts";
import { mailOwnPage } from "../../app/signoff/mail-own-page.ts";
import { listOffer, ownPage } from "../../app/signoff/own-page.ts";
import { noteFetch } from "../../app/signoff/page.ts";
import { readForm } from "../console/form-body.ts";
import { createLetters } from "../letters/letters.ts";
import { OwnPage } from "../pages/own-page.tsx";
import { document, guardLink } from "./document.ts";
import { offerModel, ownPageModel } from "./own-page-model.ts";
import type { OwnPageAnswer } from "./own-page-model.ts";
import { acceptedLanguages } from "./reader.ts";

/**
 * `/me/{token}`: everything that waits for a person. `/s/{token}/list`: what a sign link tells of it, the number. A form POST on
 * either mails the page's own link to the person's address; GET changes nothing.
 */
export function ownPageRoutes(app: App): Hono<Env> {
  const links = new Hono<Env>();
  const letters = createLetters(app);

  links.use("/me/:token", async (c, next) => {
    guardLink(c);
    await next();
  });
  links.get("/me/:token", async (c) => {
    const token = c.req.param("token");
    const page = await ownPage(app, token);
    if (page.is !== "unknown") await noteFetch(app, token, c.req.method, c.req.header("user-agent") ?? "");
    const answer = await ownPageModel(app, page, { token, accepted: acceptedLanguages(c), notMailed: null });
    return document(c, show(answer), answer.status);
  });
  links.post("/me/:token", async (c) => {
    const token = c.req.param("token");
    const nonce = await postedNonce(c);
    const page = await ownPage(app, token);
    const mailed = page.is === "unknown" ? null : await mailOwnPage(app, letters, page, nonce);
    // From now on this link is void, and its page says so.
    if (mailed === "sent") return c.redirect(`/me/${token}`, 303);
    const answer = await ownPageModel(app, page, { token, accepted: acceptedLanguages(c), notMailed: mailed });
    return document(c, show(answer), answer.status);
  });

  links.use("/s/:token/list", async (c, next) => {
    guardLink(c);
    await next();
  });
  links.get("/s/:token/list", async (c) => {
    const token = c.req.param("token");
    const offer = await listOffer(app, token);
    // A link that is void says so on its own page.
    if (offer === null) return c.redirect(`/s/${token}`, 303);
    const answer = await offerModel(app, offer, { token, accepted: acceptedLanguages(c), notMailed: null });
    return document(c, show(answer), answer.status);
  });
  links.post("/s/:token/list", async (c) => {
    const token = c.req.param("token");
    const nonce = await postedNonce(c);
    const offer = await listOffer(app, token);
    if (offer === null) return c.redirect(`/s/${token}`, 303);
    const mailed = await mailOwnPage(app, letters, offer, nonce);
    if (mailed === "sent") return c.redirect(`/s/${token}/list`, 303);
    const answer = await offerModel(app, offer, { token, accepted: acceptedLanguages(c), notMailed: mailed });
    return document(c, show(answer), answer.status);
  });
  return links;
}

const show = ({ model }: OwnPageAnswer) => <OwnPage model={model} />;

async function postedNonce(c: Parameters<typeof readForm>[0]): Promise<string> {
  const nonce = (await readForm(c)).get("nonce");
  return typeof nonce === "string" ? nonce : "";
}
