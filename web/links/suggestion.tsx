import { Hono } from "hono";
import type { Env } from "../../api/env.ts";
import { answerSuggestion, SuggestionForm, suggestionPage } from "../../app/adoption/suggestion-link.ts";
import type { App } from "../../app/context.ts";
import { mailFreshLink } from "../../app/signoff/mail-fresh-link.ts";
import { noteFetch } from "../../app/signoff/page.ts";
import { Problem } from "../../domain/errors.ts";
import { FormBody, readForm } from "../console/form-body.ts";
import { createLetters } from "../letters/letters.ts";
import { SuggestionPage } from "../pages/suggestion.tsx";
import { document } from "./document.ts";
import { mailStatuses } from "./mailed.ts";
import { acceptedLanguages } from "./reader.ts";
import { suggestionLinkModel } from "./suggestion-model.ts";

/** `/g/{token}`: GET shows a manager one thing that may help their group, a form POST records what they say to it. */
export function suggestionRoutes(app: App): Hono<Env> {
  const links = new Hono<Env>();
  const letters = createLetters(app);
  links.get("/g/:token", async (c) => {
    const token = c.req.param("token");
    const page = await suggestionPage(app, token);
    if (page !== null) await noteFetch(app, token, c.req.method, c.req.header("user-agent") ?? "");
    const model = await suggestionLinkModel(app, page, { token, accepted: acceptedLanguages(c) });
    const isVoid = page?.is === "expired" || page?.is === "replaced";
    return document(c, <SuggestionPage model={model} />, page === null ? 404 : isVoid ? 410 : 200);
  });
  links.post("/g/:token", async (c) => {
    const token = c.req.param("token");
    const form = SuggestionForm.parse(Object.fromEntries(new FormBody(await readForm(c)).entries));
    try {
      await answerSuggestion(app, token, form);
      return c.redirect(`/g/${token}`, 303);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const page = await suggestionPage(app, token);
      const model = await suggestionLinkModel(app, page, {
        token,
        accepted: acceptedLanguages(c),
        form,
        problem: error,
      });
      return document(c, <SuggestionPage model={model} />, page === null ? 404 : statusOf(error));
    }
  });
  // Only the button on a void link's page leads here; whoever comes otherwise is shown where the link stands.
  links.get("/g/:token/fresh", (c) => c.redirect(`/g/${c.req.param("token")}`, 303));
  links.post("/g/:token/fresh", async (c) => {
    const token = c.req.param("token");
    const nonce = new FormBody(await readForm(c)).text("nonce");
    const page = await suggestionPage(app, token);
    if (page === null || (page.is !== "expired" && page.is !== "replaced")) return c.redirect(`/g/${token}`, 303);
    const mailed = await mailFreshLink(app, letters, { kind: "suggestion", token, nonce, present: page.present });
    if (mailed === "sent") return c.redirect(`/g/${token}`, 303);
    const model = await suggestionLinkModel(app, page, { token, accepted: acceptedLanguages(c), mailed });
    return document(c, <SuggestionPage model={model} />, mailStatuses[mailed]);
  });
  return links;
}

function statusOf({ code }: Problem): 409 | 422 | 503 {
  if (code === "unavailable") return 503;
  return code === "invalid" || code === "incomplete" ? 422 : 409;
}
