import { Hono } from "hono";
import type { Env } from "../../api/env.ts";
import type { App } from "../../app/context.ts";
import { personCard } from "../../app/people/card.ts";
import { noteFetch } from "../../app/signoff/page.ts";
import { completeByLink, trainingPage } from "../../app/training/by-link.ts";
import type { TrainingLinkPage } from "../../app/training/by-link.ts";
import { Problem } from "../../domain/errors.ts";
import { wordsOf } from "../language/choose.ts";
import { TrainingPage } from "../pages/training.tsx";
import type { TrainingPageModel } from "../pages/training.tsx";
import { mailFreshLink } from "../../app/signoff/mail-fresh-link.ts";
import type { MailedLink } from "../../app/signoff/mail-fresh-link.ts";
import { readForm } from "../console/form-body.ts";
import { createLetters } from "../letters/letters.ts";
import { mailStatuses, notMailed } from "./mailed.ts";
import { document } from "./document.ts";
import { acceptedLanguages, momentFor } from "./reader.ts";
import { refusedNotice } from "./refused.ts";
import { sessionFile, sessionLines } from "./training-sessions.ts";

/** `/t/{token}`: GET shows the training, a form POST says that it is done. */
export function trainingRoutes(app: App): Hono<Env> {
  const links = new Hono<Env>();
  const letters = createLetters(app);
  links.get("/t/:token", async (c) => {
    const token = c.req.param("token");
    const page = await trainingPage(app, token);
    if (page.is !== "unknown") await noteFetch(app, token, c.req.method, c.req.header("user-agent") ?? "");
    const model = await modelOf(app, { page, token, accepted: acceptedLanguages(c) });
    return document(c, <TrainingPage model={model} />, statusOf(page));
  });
  links.post("/t/:token", async (c) => {
    const token = c.req.param("token");
    const nonce = (await readForm(c)).get("nonce");
    try {
      await completeByLink(app, token, typeof nonce === "string" ? nonce : "");
      return c.redirect(`/t/${token}`, 303);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const page = await trainingPage(app, token);
      const model = await modelOf(app, { page, token, accepted: acceptedLanguages(c), problem: error });
      return document(c, <TrainingPage model={model} />, page.is === "unknown" ? 404 : 409);
    }
  });
  links.get("/t/:token/:session/session.ics", async (c) => {
    const { token, session } = c.req.param();
    const file = await sessionFile(app, await trainingPage(app, token), session);
    if (file === null) throw new Problem("not_found", "There is no such date behind this link any more.");
    c.header("Content-Type", "text/calendar; charset=utf-8");
    c.header("Content-Disposition", 'attachment; filename="training.ics"');
    return c.body(file);
  });
  // Only the button on a void link's page leads here; whoever comes otherwise is shown where the link stands.
  links.get("/t/:token/fresh", (c) => c.redirect(`/t/${c.req.param("token")}`, 303));
  links.post("/t/:token/fresh", async (c) => {
    const token = c.req.param("token");
    const posted = (await readForm(c)).get("nonce");
    const page = await trainingPage(app, token);
    if (page.is !== "expired" && page.is !== "replaced") return c.redirect(`/t/${token}`, 303);
    const nonce = typeof posted === "string" ? posted : "";
    const mailed = await mailFreshLink(app, letters, { kind: "training", token, nonce, present: page.view.present });
    if (mailed === "sent") return c.redirect(`/t/${token}`, 303);
    const model = await modelOf(app, { page, token, accepted: acceptedLanguages(c), mailed });
    return document(c, <TrainingPage model={model} />, mailStatuses[mailed]);
  });
  return links;
}

function statusOf({ is }: TrainingLinkPage): 200 | 404 | 410 {
  if (is === "unknown") return 404;
  return is === "expired" || is === "replaced" ? 410 : 200;
}

interface Visit {
  readonly page: TrainingLinkPage;
  readonly token: string;
  /** Languages of the browser. */
  readonly accepted: readonly string[];
  readonly problem?: Problem;
  /** Why a fresh link was not mailed. */
  readonly mailed?: Exclude<MailedLink, "sent">;
}

async function modelOf(app: App, { page, token, accepted, problem, mailed }: Visit): Promise<TrainingPageModel> {
  if (page.is === "unknown") return { ...(await momentFor(app, null, accepted)), state: "unknown" };
  const { view, training } = page;
  const moment = await momentFor(app, page.person, accepted, view.present);
  const words = wordsOf(moment);
  const letter = {
    key: view.key,
    changeTitle: view.title,
    forWhom: (await personCard(app, page.person))?.name ?? words.ownPage.page.you,
    title: training.name,
    format: words.training.format[training.format],
    about: training.about,
    href: training.url ?? undefined,
    sessions: await sessionLines(app, page, moment, token),
    linkUntil: page.until ?? undefined,
  };
  if (page.doneAt !== null) return { ...moment, state: "done", training: letter, doneAt: page.doneAt };
  if (page.is === "closed")
    return {
      ...moment,
      state: "closed",
      training: letter,
      sentence: words.training.page.ended,
    };
  const trouble = problem === undefined ? undefined : refusedNotice(moment, problem);
  if (page.is !== "open") {
    const form = { action: `/t/${token}/fresh`, nonce: page.nonce };
    const until = page.is === "expired" ? (page.until ?? undefined) : undefined;
    const unsent = mailed === undefined ? trouble : notMailed(moment, mailed);
    return { ...moment, state: "void", training: letter, until, form, trouble: unsent };
  }
  return { ...moment, state: "open", training: letter, form: { action: `/t/${token}`, nonce: page.nonce }, trouble };
}
