import type { GroupSuggestion } from "../../../app/adoption/suggestions.ts";
import type { ChangeView } from "../../../app/change/view.ts";
import type { Idea } from "../../../app/feedback/ideas.ts";
import type { SuggestionAnswer } from "../../../domain/change/stuck-group.ts";
import { date } from "../../kit/format.ts";
import type { Moment } from "../../kit/moment.ts";
import { english } from "../../kit/moment.ts";
import { wordsOf } from "../../language/choose.ts";
import { rateWords, standsWords } from "../../letters/suggestion.ts";
import type { SuggestionModel } from "../../pages/change.tsx";
import type { Desk } from "./action.ts";
import { ideaModel } from "./ideas.ts";
import { nameOf } from "./names.ts";

/** What a manager says to a suggested action. */
export const answerWords: Readonly<Record<SuggestionAnswer, string>> = {
  done: "Done",
  doing: "Doing it",
  not_right: "Not the right thing",
};

/** The groups that stand still, what their managers were asked to do, and what they say. */
export function suggestionModels(
  view: ChangeView,
  { groups, ideas }: { readonly groups: readonly GroupSuggestion[]; readonly ideas: readonly Idea[] },
  { moment, desk }: { readonly moment: Moment; readonly desk: Desk },
): readonly SuggestionModel[] {
  const trainings = view.content.trainings.map(({ name }) => name);
  return groups.map(({ group, step, target, numbers, suggestion, isUnled }) => {
    const name = view.targets.find((each) => each.id === target)?.name ?? target;
    const rate = numbers === null ? "" : rateWords(english, { ...numbers, step });
    return {
      group,
      about: [name, rate].filter((part) => part !== "").join(": "),
      stands: numbers === null ? "By now it stands elsewhere." : standsWords(english, { ...numbers, step }),
      action: wordsOf(english).suggestion.steps[step].action(trainings),
      told:
        suggestion === null
          ? isUnled
            ? "Nobody is known as the manager of its people. Give them a manager who has an address, and the next measurement tells them."
            : "Its manager is told with the next measurement."
          : `Told ${nameOf(suggestion.manager)}, ${date(moment, suggestion.madeAt)}`,
      answer: suggestion?.answer == null ? undefined : answerWords[suggestion.answer],
      reason: suggestion?.reason ?? undefined,
      idea: ideaModel(ideas, suggestion?.reasonId ?? null, desk),
      isUnled,
    };
  });
}
