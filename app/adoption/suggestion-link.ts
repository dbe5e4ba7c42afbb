import { z } from "zod";
import { suggestionAnswers } from "../../domain/change/stuck-group.ts";
import type { SuggestionState } from "../../domain/change/state.ts";
import type { ChangeState } from "../../domain/change/state.ts";
import { Problem } from "../../domain/errors.ts";
import { hashOf } from "../../lib/secret.ts";
import { postedText } from "../../lib/posted-text.ts";
import { findChange } from "../../store/change/read.ts";
import { findText } from "../../store/change/write.ts";
import { grownOf } from "../../store/feedback/follow-ups.ts";
import { findLink } from "../../store/signoff/links.ts";
import type { FoundLink, StoredLink } from "../../store/signoff/links.ts";
import { championsOfGroup } from "../feedback/champions.ts";
import { keepText } from "../change/orders.ts";
import { presentOf } from "../change/present.ts";
import { storedInput } from "../change/stored-input.ts";
import type { App } from "../context.ts";
import { numbersOf } from "./stuck-groups.ts";
import type { GroupNumbers } from "./stuck-groups.ts";
import { wordsMax } from "../signoff/form.ts";
import { freshLinkOf, standingOf } from "../signoff/mailed-links.ts";
import { makeNonce, readNonce } from "../signoff/nonce.ts";

/** What the link of a manager leads to, whose group stands still. */
export interface SuggestionPage {
  /**
   * `newer`: another action was suggested for this group since. `over`: the change has ended. `replaced`: a fresh link was mailed;
   * `expired`: it worked until its end.
   */
  readonly is: "open" | "newer" | "over" | "replaced" | "expired";
  readonly link: FoundLink;
  readonly state: ChangeState;
  readonly title: string;
  /** The time of the change. */
  readonly present: number;
  /** `null` where a newer one took its place. */
  readonly suggestion: SuggestionState | null;
  /** Name and threshold of the target. */
  readonly target: { readonly name: string; readonly threshold: number | null } | null;
  /** Names of people of the group who agreed to be asked. */
  readonly champions: readonly string[];
  /** Names of the trainings of the change. */
  readonly trainings: readonly string[];
  /** What may be told of the group; `null` when it stands still no more, or points at people. */
  readonly numbers: GroupNumbers | null;
  /** What this manager wrote last. */
  readonly reason: string | null;
  /** The change that their words became. */
  readonly grown: string | null;
  /** For the form that is shown. */
  readonly nonce: string;
}

/** Reads a link. Changes nothing. `null`: it leads nowhere. */
export async function suggestionPage(app: App, token: string): Promise<SuggestionPage | null> {
  const link = await findLink(app.db, hashOf(token), "suggestion");
  const row = link === null ? null : await findChange(app.db, link.change);
  if (link === null || row === null) return null;
  const { state, title } = row;
  const present = presentOf(app, row);
  const suggestion = Object.values(state.suggestions ?? {}).find((each) => each.suggestion === link.subject) ?? null;
  const standing = await standingOf(app, link, present);
  const takes = state.stage === "closed" ? "over" : suggestion === null ? "newer" : "open";
  const is = standing === "open" ? takes : standing;
  const content = await storedInput(app, state);
  const target = content.targets.find(({ id }) => id === suggestion?.target);
  const said = suggestion?.reason ?? null;
  const reason = said === null ? null : ((await findText(app.db, said))?.body ?? null);
  const grown = said === null ? null : await grownOf(app.db, { change: link.change, answer: said });
  const isVoid = is === "replaced" || is === "expired";
  return {
    is,
    link,
    state,
    title,
    present,
    suggestion,
    target: target === undefined ? null : { name: target.name, threshold: target.threshold },
    champions:
      suggestion === null || isVoid
        ? []
        : await championsOfGroup(
            app,
            { change: link.change, population: content.population, at: present },
            suggestion.group,
          ),
    trainings: content.trainings.map(({ name }) => name),
    numbers: suggestion === null ? null : await numbersOf(app, link.change, suggestion),
    reason,
    grown,
    nonce: makeNonce(app.secret, isVoid ? freshLinkOf(link) : bindingOf(link), app.now()),
  };
}

/** The form of a suggestion's page. Nothing is chosen for anybody. */
export const SuggestionForm = z.object({
  nonce: z.string().default(""),
  answer: z.enum(suggestionAnswers).nullable().catch(null),
  reason: z.string().default("").transform(postedText),
});
export type SuggestionForm = z.infer<typeof SuggestionForm>;

/** Records what a manager says to a suggested action; another answer takes its place. @throws Problem when it cannot be taken */
export async function answerSuggestion(app: App, token: string, form: SuggestionForm): Promise<void> {
  const page = await suggestionPage(app, token);
  if (page === null) throw new Problem("not_found", "This link leads nowhere.");
  if (page.is === "over")
    throw new Problem("wrong_stage", "This change has ended. Nothing is asked of you any more.", {
      why: "change_closed",
    });
  if (page.is === "newer")
    throw new Problem("superseded", "A newer suggestion was sent for this group.", { why: "suggestion_replaced" });
  if (page.is !== "open")
    throw new Problem("superseded", "This link does not work any more. Nothing was recorded.", { why: "link_ended" });
  const { link, suggestion } = page;
  const nonce = readNonce(app.secret, bindingOf(link), form.nonce, app.now());
  if (nonce.is !== "good")
    throw new Problem("superseded", "This page was open for too long. Please press the button once more.", {
      why: "page_expired",
    });
  const { answer, reason } = form;
  if (answer === null) throw new Problem("invalid", "Please choose one of the answers.", { why: "choice_wanted" });
  if (reason.length > wordsMax)
    throw new Problem("invalid", `At most ${wordsMax} characters are kept. Please shorten it.`, { why: "too_long" });
  if (answer === "not_right" && reason === "")
    throw new Problem("invalid", "Please say why it is not the right thing.", { why: "why_not_wanted" });
  // The same words are not kept twice.
  const isSaid = suggestion?.answer === answer && (reason === "" || reason === page.reason);
  if (isSaid) return;
  const text = reason === "" ? null : await keepText(app, link.change, reason, link.person);
  const command = { type: "answer-suggestion", suggestion: link.subject, answer, reason: text } as const;
  const actor = { kind: "link", person: link.person } as const;
  await app.changes.send(link.change, { id: nonce.random, actor, command });
}

function bindingOf({ change, subject, generation }: StoredLink) {
  return { purpose: "suggestion", change, subject, generation, revision: "" };
}
