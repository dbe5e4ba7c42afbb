import type { SuggestionForm, SuggestionPage } from "../../app/adoption/suggestion-link.ts";
import type { App } from "../../app/context.ts";
import { personCard } from "../../app/people/card.ts";
import type { MailedLink } from "../../app/signoff/mail-fresh-link.ts";
import type { Problem } from "../../domain/errors.ts";
import type { SuggestionState } from "../../domain/change/state.ts";
import { date, shareText } from "../kit/format.ts";
import type { Moment } from "../kit/moment.ts";
import { wordsOf } from "../language/choose.ts";
import { rateWords, standsWords } from "../letters/suggestion.ts";
import type { SuggestionPageModel } from "../pages/suggestion.tsx";
import { notMailed } from "./mailed.ts";
import { momentFor } from "./reader.ts";
import { refusedNotice } from "./refused.ts";

interface Visit {
  readonly token: string;
  /** Languages of the browser. */
  readonly accepted: readonly string[];
  /** What was posted and not taken: it stays in the form. */
  readonly form?: SuggestionForm;
  readonly problem?: Problem;
  /** Why a fresh link was not mailed. */
  readonly mailed?: Exclude<MailedLink, "sent">;
}

/** What a manager's page shows. */
export async function suggestionLinkModel(
  app: App,
  page: SuggestionPage | null,
  { token, accepted, form, problem, mailed }: Visit,
): Promise<SuggestionPageModel> {
  const unsent = form?.reason;
  if (page === null) return { ...(await momentFor(app, null, accepted)), state: "unknown", unsent };
  const { link, is, suggestion, nonce } = page;
  const moment = await momentFor(app, link.person, accepted, page.present);
  const letter = {
    key: link.change,
    changeTitle: page.title,
    forWhom: (await personCard(app, link.person))?.name ?? wordsOf(moment).suggestion.page.you,
    group: suggestion?.group ?? "",
    linkUntil: link.expiresAt ?? undefined,
  };
  const trouble = problem === undefined ? undefined : refusedNotice(moment, problem);
  if (is === "expired" || is === "replaced") {
    const until = is === "expired" ? (link.expiresAt ?? undefined) : undefined;
    const notice = mailed === undefined ? trouble : notMailed(moment, mailed);
    const renew = { action: `/g/${token}/fresh`, nonce };
    return { ...moment, state: "void", letter, until, form: renew, trouble: notice, unsent };
  }
  if (is !== "open" || suggestion === null)
    return { ...moment, state: is === "over" ? "over" : "newer", letter, unsent };
  return {
    ...moment,
    state: "open",
    letter,
    suggested: wordsOf(moment).suggestion.steps[suggestion.step].action(page.trainings),
    facts: factsOf(page, suggestion, moment),
    hasRecovered: page.numbers === null,
    recorded: suggestion.answer,
    answer: form === undefined ? suggestion.answer : form.answer,
    reason: form?.reason ?? page.reason ?? "",
    grown: page.grown ?? undefined,
    form: { action: `/g/${token}`, nonce },
    trouble,
  };
}

function factsOf({ target, numbers, champions }: SuggestionPage, { step }: SuggestionState, moment: Moment) {
  const { facts } = wordsOf(moment).suggestion;
  const threshold = target?.threshold ?? null;
  return [
    ...(target === null ? [] : [{ term: facts.behaviour, text: target.name }]),
    ...(numbers === null ? [] : [{ term: facts.rate, text: rateWords(moment, numbers) }]),
    ...(threshold === null ? [] : [{ term: facts.target, text: shareText(moment, threshold) }]),
    ...(numbers === null
      ? []
      : [
          { term: facts.where, text: standsWords(moment, { ...numbers, step }) },
          { term: facts.asOf, text: date(moment, numbers.asOf) },
        ]),
    ...(champions.length === 0 ? [] : [{ term: facts.champions, text: champions.join(", ") }]),
  ];
}
