import { Hono } from "hono";
import type { Context } from "hono";
import type { Env } from "../../api/env.ts";
import { answerByProposer, proposalPage } from "../../app/change/by-proposer.ts";
import type { ProposalPage as Found, ProposerAnswer, ProposerEnd } from "../../app/change/by-proposer.ts";
import type { App } from "../../app/context.ts";
import { readerOf } from "../../app/people/reader.ts";
import { noteFetch } from "../../app/signoff/page.ts";
import { Problem } from "../../domain/errors.ts";
import { deadlineInZone, weekdayDate } from "../kit/format.ts";
import type { Moment } from "../kit/moment.ts";
import type { NoticeModel } from "../kit/notice.tsx";
import { localeFor, wordsOf } from "../language/choose.ts";
import { outlookSentences } from "../letters/outlook.ts";
import { ProposalPage } from "../pages/proposal.tsx";
import type { CounterModel, ProposalPageModel } from "../pages/proposal.tsx";
import { mailFreshLink } from "../../app/signoff/mail-fresh-link.ts";
import type { MailedLink } from "../../app/signoff/mail-fresh-link.ts";
import { readForm } from "../console/form-body.ts";
import { createLetters } from "../letters/letters.ts";
import { document } from "./document.ts";
import { mailStatuses, notMailed } from "./mailed.ts";

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
    const body = await c.req.parseBody();
    const text = (name: string) => (typeof body[name] === "string" ? body[name].trim().slice(0, 4_000) : "");
    const reason = text("reason");
    const answer: ProposerAnswer = text("answer") === "withdraw" ? { is: "withdraw", reason } : { is: "take-up" };
    if (!["withdraw", "take-up"].includes(text("answer"))) return show(app, c, await proposalPage(app, token), {});
    try {
      const end = await answerByProposer(app, token, { nonce: text("nonce"), answer });
      if (end.is === "recorded") return c.redirect(`/r/${token}`, 303);
      return await show(app, c, await proposalPage(app, token), { end, reason });
    } catch (error) {
      if (!(error instanceof Problem) || error.code !== "not_found") throw error;
      return show(app, c, null, {});
    }
  });
  return links;
}

interface Posted {
  /** Why a fresh link was not mailed. */
  readonly mailed?: Exclude<MailedLink, "sent">;
  readonly end?: ProposerEnd;
  readonly reason?: string;
}

async function show(app: App, c: Context<Env>, page: Found | null, posted: Posted): Promise<Response> {
  const reader = page === null ? null : await readerOf(app, page.person);
  const wanted = [reader?.language ?? null, c.req.header("accept-language")?.split(",")[0]?.split(";")[0] ?? null];
  const moment: Moment = {
    now: page?.view.present ?? app.now(),
    timeZone: reader?.timeZone ?? "UTC",
    locale: localeFor(wanted, app.language),
  };
  const action = `/r/${c.req.param("token") ?? ""}`;
  if (page === null) return document(c, <ProposalPage model={{ ...moment, state: "unknown" }} />, 404);
  if (page.is !== "open") {
    const model = voidModel(page, moment, { mailed: posted.mailed, action: `${action}/fresh` });
    return document(c, <ProposalPage model={model} />, posted.mailed === undefined ? 410 : mailStatuses[posted.mailed]);
  }
  const model = modelOf(app, page, moment, { ...posted, action });
  return document(c, <ProposalPage model={model} />, posted.end?.is === "refused" ? 409 : 200);
}

function voidModel(
  { is, until, view, nonce }: Found,
  moment: Moment,
  { mailed, action }: { readonly mailed: Posted["mailed"]; readonly action: string },
): ProposalPageModel {
  const { proposalEnded, proposalNewer } = wordsOf(moment).linkEnd;
  const ended = is === "expired" && until !== null ? until : undefined;
  return {
    ...moment,
    state: "void",
    key: view.key,
    until: ended,
    happened: ended === undefined ? proposalNewer(view.title) : proposalEnded(view.title, weekdayDate(moment, ended)),
    form: { action, nonce: nonce ?? "" },
    trouble: mailed === undefined ? undefined : notMailed(moment, mailed),
  };
}

function modelOf(
  app: App,
  { view, nonce, until }: Found,
  moment: Moment,
  { end, reason = "", action }: Posted & { readonly action: string },
): ProposalPageModel {
  const { intake } = wordsOf(moment);
  const said = view.outlook === null || view.stage !== "intake" ? null : outlookSentences(moment, view.outlook);
  const facts =
    said === null || view.outlook === null
      ? []
      : [
          { term: intake.answerDue, text: <b>{deadlineInZone(moment, view.outlook.answerBy)}</b> },
          ...(view.outlook.team === null
            ? []
            : [
                { term: intake.place, text: said.place },
                { term: intake.capacity, text: said.capacity },
              ]),
          ...(said.neededBy === undefined ? [] : [{ term: intake.neededBy, text: said.neededBy }]),
        ];
  const impossible: NoticeModel[] =
    said?.impossible === undefined ? [] : [{ tone: "risk", title: said.impossible, text: intake.impossibleHint }];
  const { answer } = view.intake;
  return {
    ...moment,
    state: "known",
    key: view.key,
    title: view.title,
    forWhom: view.proposer.name ?? "",
    summary: view.content.summary,
    standing: standingOf(view, moment),
    facts: view.intake.countered && view.stage === "intake" ? [] : facts,
    notices: impossible,
    // What was asked for is not what is spoken of any more.
    earliest: view.intake.countered ? undefined : said?.earliest,
    reason: view.outcome === "declined" ? (answer?.what ?? undefined) : undefined,
    counter: view.intake.countered
      ? counterOf(view, moment, { nonce, action, reason, trouble: troubleOf(moment, end) })
      : undefined,
    consoleHref: `${app.url}/changes/${view.key}`,
    linkUntil: until ?? undefined,
  };
}

function counterOf(
  { intake: { answer } }: Found["view"],
  moment: Moment,
  form: { nonce: string | null; action: string; reason: string; trouble: NoticeModel | undefined },
): CounterModel | undefined {
  if (answer?.said !== "countered") return undefined;
  const { nonce, ...rest } = form;
  return {
    what: answer.what ?? "",
    when: answer.when === null ? undefined : weekdayDate(moment, answer.when),
    tradeOff: answer.tradeOff ?? undefined,
    form: nonce === null ? undefined : { ...rest, nonce },
  };
}

function troubleOf(moment: Moment, end: ProposerEnd | undefined): NoticeModel | undefined {
  if (end?.is !== "refused") return undefined;
  const { page } = wordsOf(moment).intake;
  const title = {
    // Its own page says so instead.
    void: "",
    expired: page.expired,
    foreign: page.foreign,
    needs_reason: page.needsReason,
    not_recorded: "message" in end ? end.message : "",
  }[end.why];
  return { tone: "risk", title, isAlert: true };
}

function standingOf(view: Found["view"], moment: Moment): string {
  const { intake } = wordsOf(moment);
  const { standing } = intake.page;
  const owner = view.owner?.name ?? intake.received.theOwner;
  if (view.heldSince !== null && view.outcome === null) return standing.held;
  switch (view.stage) {
    case "draft":
      return standing.draft;
    case "intake":
      return view.intake.countered
        ? standing.countered(view.intake.answer?.person?.name ?? owner)
        : standing.intake(owner);
    case "alignment":
      return standing.alignment;
    case "build":
    case "readiness":
      return standing.work;
    case "launch":
    case "adoption":
      return standing.launched;
    case "closed":
      return view.outcome === "declined" || view.outcome === "withdrawn" ? standing[view.outcome] : standing.closed;
  }
}
