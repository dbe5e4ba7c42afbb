import type { GroupSuggestion } from "../../app/adoption/suggestions.ts";
import type { ChangeView } from "../../app/change/view.ts";
import type { FeedbackRound, FeedbackView } from "../../app/feedback/view.ts";
import { smallestGroup } from "../../domain/adoption/privacy.ts";
import type { PaperFact, PaperPart } from "../certificate/paper.ts";
import { answerWords } from "../console/change/suggestions.ts";
import { date, plural } from "../kit/format.ts";
import { english } from "../kit/moment.ts";
import type { Moment } from "../kit/moment.ts";
import { wordsOf } from "../language/choose.ts";

/** What was done so that the change takes hold, and what people said of it. */
export interface Reinforced {
  readonly feedback: FeedbackView;
  readonly groups: readonly GroupSuggestion[];
  /** People who agreed that colleagues ask them. */
  readonly champions: number;
}

/** What people said: how many, what grew out of it, and nobody's words. Absent before anybody was asked. */
export function heard(
  { feedback: { rounds }, champions }: Reinforced,
  { ledTo }: ChangeView,
  moment: Moment,
): readonly PaperPart[] {
  if (rounds.length === 0 && ledTo.length === 0) return [];
  const facts = [
    ...rounds.toReversed().map((round): PaperFact => [`Asked ${date(moment, round.askedAt)}`, roundWords(round)]),
    [
      "Like to be asked by colleagues",
      champions === 0 ? "Nobody has offered yet." : `${plural(champions, "person", "people")}, by their own consent.`,
    ],
    ...ledTo.map(({ key, title, stage, outcome }): PaperFact => [
      "An idea became",
      `${[key, title].filter((text) => text !== "").join(", ")} (${(outcome ?? stage).replaceAll("_", " ")}).`,
    ]),
  ] satisfies PaperFact[];
  return [{ id: "heard", title: "What people said", facts, paragraphs: [], entries: [] }];
}

/** Counts of a round, none of one that so few answered that they would point at somebody. */
function roundWords({ asked, answered, answers, isOpen }: FeedbackRound): string {
  const still = isOpen ? " Answers are still taken." : "";
  if (answers === null && answered >= smallestGroup)
    return `${answered} of ${asked} answered. Too few of the answers are left to tell of, since people were erased.${still}`;
  if (answers === null)
    return `Fewer than ${smallestGroup} of ${asked} have answered, so nothing is told of it.${still}`;
  const ideas = answers.filter(({ easier }) => easier !== "").length;
  const helps = answers.filter(({ helps: said }) => said !== "").length;
  return `${answered} of ${asked} answered: ${helps} said what helps or gets in the way, ${ideas} what would make it easier.${still}`;
}

/** What was suggested to the managers of groups that stood still, and whether they did it. Nobody is named. */
export function suggested({ groups }: Reinforced, { content }: ChangeView, moment: Moment): readonly PaperPart[] {
  const trainings = content.trainings.map(({ name }) => name);
  const { steps } = wordsOf(english).suggestion;
  const facts = groups.map(({ group, step, suggestion, isUnled }): PaperFact => {
    if (suggestion === null)
      return [
        group,
        isUnled ? "Stands still, and nobody is known who leads it." : "Stands still; its manager is told next.",
      ];
    const { madeAt, answer } = suggestion;
    const said = answer === null ? "has not answered yet" : `says: ${answerWords[answer].toLowerCase()}`;
    return [group, `${date(moment, madeAt)}: “${steps[step].action(trainings)}” Its manager ${said}.`];
  });
  if (facts.length === 0) return [];
  return [{ id: "managers", title: "What was suggested to managers", facts, paragraphs: [], entries: [] }];
}

/** How far what people said can be relied on. */
export function limitOfHearing({ feedback: { rounds } }: Reinforced): readonly string[] {
  return rounds.some(({ answers }) => answers !== null)
    ? ["What people said is told of those who answered, and stands for nobody else. It decides no number here."]
    : [];
}
