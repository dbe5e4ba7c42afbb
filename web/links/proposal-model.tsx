import type { ProposalPage as Found, ProposerEnd } from "../../app/change/by-proposer.ts";
import type { App } from "../../app/context.ts";
import type { MailedLink } from "../../app/signoff/mail-fresh-link.ts";
import { deadlineInZone, weekdayDate } from "../kit/format.ts";
import type { Moment } from "../kit/moment.ts";
import type { NoticeModel } from "../kit/notice.tsx";
import { wordsOf } from "../language/choose.ts";
import { outlookSentences } from "../letters/outlook.ts";
import type { CounterModel, ProposalPageModel } from "../pages/proposal.tsx";
import { notMailed } from "./mailed.ts";

/** What the link of whoever proposed a change shows, from the change as it is and what came of what they sent. */

export interface Posted {
  /** Why a fresh link was not mailed. */
  readonly mailed?: Exclude<MailedLink, "sent">;
  readonly end?: ProposerEnd;
  /** What they wrote. */
  readonly reason?: string;
}

export function voidModel(
  { is, until, view, nonce }: Found,
  moment: Moment,
  {
    mailed,
    unsent,
    action,
  }: { readonly mailed: Posted["mailed"]; readonly unsent: string | undefined; readonly action: string },
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
    unsent,
  };
}

export function proposalModel(
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
  const counter = view.intake.countered
    ? counterOf(view, moment, { nonce, action, reason, trouble: troubleOf(moment, end), fault: faultOf(moment, end) })
    : undefined;
  // Where there is no form any more the page itself says why nothing was recorded, and shows what was written.
  const hasForm = counter?.form !== undefined;
  const trouble = hasForm ? [] : [troubleOf(moment, end)].flatMap((each) => each ?? []);
  return {
    ...moment,
    state: "known",
    key: view.key,
    title: view.title,
    forWhom: view.proposer.name ?? "",
    summary: view.content.summary,
    standing: standingOf(view, moment),
    facts: view.intake.countered && view.stage === "intake" ? [] : facts,
    notices: [...trouble, ...impossible],
    unsent: hasForm ? undefined : reason,
    // What was asked for is not what is spoken of any more.
    earliest: view.intake.countered ? undefined : said?.earliest,
    reason: reasonOf(view),
    counter,
    consoleHref: `${app.url}/changes/${view.key}`,
    linkUntil: until ?? undefined,
  };
}

/** Why it was declined, withdrawn or put on hold, in the words of whoever did. */
function reasonOf({ outcome, intake: { answer }, stopped }: Found["view"]): string | undefined {
  return (outcome === "declined" ? answer?.what : stopped?.reason) ?? undefined;
}

function counterOf(
  { intake: { answer } }: Found["view"],
  moment: Moment,
  form: {
    nonce: string | null;
    action: string;
    reason: string;
    trouble: NoticeModel | undefined;
    fault: string | undefined;
  },
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
  // A link that is void has a page of its own, and a fault of a field is said there.
  if (end?.is !== "refused" || end.why === "void") return undefined;
  const { intake, refusals } = wordsOf(moment);
  const { page } = intake;
  switch (end.why) {
    case "needs_reason":
    case "too_long":
      return { tone: "risk", title: page.notRecorded, isAlert: true };
    case "not_recorded":
      return {
        tone: "risk",
        title: page.notRecorded,
        text: end.refusal === null ? refusals.other(end.message) : refusals.why[end.refusal],
        isAlert: true,
      };
    case "expired":
    case "foreign":
    case "past":
      return { tone: "risk", title: page.notRecorded, text: page[end.why], isAlert: true };
  }
}

/** What is wrong with the reason of a withdrawal. */
function faultOf(moment: Moment, end: ProposerEnd | undefined): string | undefined {
  if (end?.is !== "refused") return undefined;
  if (end.why === "needs_reason") return wordsOf(moment).intake.page.needsReason;
  return end.why === "too_long" ? wordsOf(moment).refusals.why.too_long : undefined;
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
