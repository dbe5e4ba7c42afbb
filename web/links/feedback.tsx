import { Hono } from "hono";
import type { Env } from "../../api/env.ts";
import type { App } from "../../app/context.ts";
import { answerByLink, feedbackPage, takeConsentBack } from "../../app/feedback/by-link.ts";
import type { FeedbackPage as Found } from "../../app/feedback/by-link.ts";
import { personCard } from "../../app/people/card.ts";
import { mailFreshLink } from "../../app/signoff/mail-fresh-link.ts";
import type { MailedLink } from "../../app/signoff/mail-fresh-link.ts";
import { noteFetch } from "../../app/signoff/page.ts";
import { Problem } from "../../domain/errors.ts";
import { readForm } from "../console/form-body.ts";
import { weekdayDate } from "../kit/format.ts";
import type { Moment } from "../kit/moment.ts";
import { wordsOf } from "../language/choose.ts";
import { createLetters } from "../letters/letters.ts";
import { FeedbackPage } from "../pages/feedback.tsx";
import type { FeedbackAnswer, FeedbackPageModel } from "../pages/feedback.tsx";
import { document } from "./document.ts";
import { mailStatuses, notMailed } from "./mailed.ts";
import { acceptedLanguages, momentFor } from "./reader.ts";
import { refusedNotice } from "./refused.ts";

/** `/f/{token}`: GET shows two questions, a form POST keeps what somebody says to them. */
export function feedbackLinkRoutes(app: App): Hono<Env> {
  const links = new Hono<Env>();
  const letters = createLetters(app);
  links.get("/f/:token", async (c) => {
    const token = c.req.param("token");
    const page = await feedbackPage(app, token);
    if (page !== null) await noteFetch(app, token, c.req.method, c.req.header("user-agent") ?? "");
    const model = await modelOf(app, { page, token, accepted: acceptedLanguages(c) });
    return document(c, <FeedbackPage model={model} />, statusOf(page));
  });
  links.post("/f/:token", async (c) => {
    const token = c.req.param("token");
    const form = await readForm(c);
    const text = (name: string) => {
      const value = form.get(name);
      return typeof value === "string" ? value : "";
    };
    const typed = { helps: text("helps"), easier: text("easier"), mayBeAsked: text("mayBeAsked") === "yes" };
    try {
      await answerByLink(app, token, { ...typed, nonce: text("nonce") });
      return c.redirect(`/f/${token}`, 303);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const page = await feedbackPage(app, token);
      const model = await modelOf(app, { page, token, accepted: acceptedLanguages(c), typed, problem: error });
      return document(c, <FeedbackPage model={model} />, page === null ? 404 : error.code === "invalid" ? 422 : 409);
    }
  });
  links.get("/f/:token/nobody-asks", (c) => c.redirect(`/f/${c.req.param("token")}`, 303));
  links.post("/f/:token/nobody-asks", async (c) => {
    const token = c.req.param("token");
    const nonce = (await readForm(c)).get("nonce");
    try {
      await takeConsentBack(app, token, typeof nonce === "string" ? nonce : "");
      return c.redirect(`/f/${token}`, 303);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      const page = await feedbackPage(app, token);
      const model = await modelOf(app, { page, token, accepted: acceptedLanguages(c), problem: error });
      return document(c, <FeedbackPage model={model} />, page === null ? 404 : 409);
    }
  });
  // Only the button on a void link's page leads here; whoever comes otherwise is shown where the link stands.
  links.get("/f/:token/fresh", (c) => c.redirect(`/f/${c.req.param("token")}`, 303));
  links.post("/f/:token/fresh", async (c) => {
    const token = c.req.param("token");
    const posted = (await readForm(c)).get("nonce");
    const page = await feedbackPage(app, token);
    if (page === null || (page.is !== "expired" && page.is !== "replaced")) return c.redirect(`/f/${token}`, 303);
    const nonce = typeof posted === "string" ? posted : "";
    const mailed = await mailFreshLink(app, letters, { kind: "feedback", token, nonce, present: page.present });
    if (mailed === "sent") return c.redirect(`/f/${token}`, 303);
    const model = await modelOf(app, { page, token, accepted: acceptedLanguages(c), mailed });
    return document(c, <FeedbackPage model={model} />, mailStatuses[mailed]);
  });
  return links;
}

function statusOf(page: Found | null): 200 | 404 | 410 {
  if (page === null) return 404;
  return page.is === "expired" || page.is === "replaced" ? 410 : 200;
}

interface Visit {
  readonly page: Found | null;
  readonly token: string;
  /** Languages of the browser. */
  readonly accepted: readonly string[];
  /** What was posted and not taken: it stays in the fields. */
  readonly typed?: FeedbackAnswer & { readonly mayBeAsked: boolean };
  readonly problem?: Problem;
  /** Why a fresh link was not mailed. */
  readonly mailed?: Exclude<MailedLink, "sent">;
}

async function modelOf(app: App, { page, token, accepted, typed, problem, mailed }: Visit): Promise<FeedbackPageModel> {
  const unsent = typed === undefined ? undefined : writtenIn(typed);
  if (page === null) return { ...(await momentFor(app, null, accepted)), state: "unknown", unsent };
  const { link, is, answer, nonce } = page;
  const grown = page.grown ?? undefined;
  const moment = await momentFor(app, link.person, accepted, page.present);
  const letter = await letterOf(app, page, moment);
  const trouble = problem === undefined ? undefined : refusedNotice(moment, problem);
  const form = { action: `/f/${token}`, nonce };
  switch (is) {
    case "open": {
      const fields = typed ?? answer ?? { helps: "", easier: "" };
      const mayBeAsked = typed?.mayBeAsked ?? page.mayBeAsked;
      const isRecorded = answer !== null || page.mayBeAsked;
      const { colleagues } = page;
      return {
        ...moment,
        state: "open",
        letter,
        answer: fields,
        mayBeAsked,
        colleagues,
        isRecorded,
        grown,
        form,
        trouble,
      };
    }
    case "over": {
      const words = wordsOf(moment).feedback.page;
      const end = page.asked.closedAt ?? page.asked.until;
      const sentence = page.state.stage === "closed" ? words.ended : words.over(weekdayDate(moment, end));
      const { colleagues } = page;
      const takeBack = page.mayBeAsked ? { ...form, action: `/f/${token}/nobody-asks` } : undefined;
      return { ...moment, state: "over", letter, answer, takeBack, colleagues, grown, sentence, unsent, trouble };
    }
    case "expired":
    case "replaced": {
      const until = is === "expired" ? (link.expiresAt ?? undefined) : undefined;
      const notice = mailed === undefined ? trouble : notMailed(moment, mailed);
      const renew = { ...form, action: `/f/${token}/fresh` };
      return { ...moment, state: "void", letter, until, form: renew, trouble: notice, unsent };
    }
  }
}

function writtenIn({ helps, easier }: FeedbackAnswer): string {
  return [helps, easier].filter((text) => text !== "").join("\n\n");
}

async function letterOf(app: App, { link, state, title, asked }: Found, moment: Moment) {
  const words = wordsOf(moment);
  const owner = state.plan.owner === null ? null : await personCard(app, state.plan.owner);
  return {
    key: link.change,
    changeTitle: title,
    forWhom: (await personCard(app, link.person))?.name ?? words.feedback.page.you,
    owner: owner?.name ?? words.intake.received.theOwner,
    until: asked.closedAt ?? asked.until,
    linkUntil: link.expiresAt ?? undefined,
  };
}
