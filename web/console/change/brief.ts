import type { ChangeView } from "../../../app/change/view.ts";
import { tierSentence } from "../../../domain/change/tier.ts";
import type { BriefModel } from "../../pages/change.tsx";
import type { Desk } from "./action.ts";
import { isEditable } from "./stages.ts";
import { budgetModel, materialSentence, reviewModels } from "./afterwards.ts";
import { kinModel } from "./kin.ts";
import { nameOf } from "./names.ts";

type Brief = ChangeView["content"]["brief"];

const questions = {
  why: "Which problem does it solve?",
  use: "How will this be used?",
  audience: "Who will work differently?",
  decision: "What decision will it drive?",
  ifNothing: "What happens if we do nothing?",
  processFirst: "Which process comes before the tool?",
  rewardsAgainst: "What rewards today work against it?",
} as const satisfies Partial<Record<keyof Brief, string>>;

/** What was asked before anything was built, and what surrounds the change. */
export function briefModel(view: ChangeView, desk: Desk): BriefModel {
  const { summary, brief, integrations, noTargetBecause } = view.content;
  const answers = [
    ...Object.entries(questions).map(([name, question]) => ({ question, answer: answerOf(brief, name) })),
    ...tierAnswer(view),
    { question: "Why is there no adoption target?", answer: noTargetBecause },
  ];
  return {
    sentence: summary === "" ? "Nothing is written yet." : summary,
    answers: answers.filter(({ answer }) => answer !== ""),
    budget: budgetModel(view, desk),
    reviews: reviewModels(view, desk),
    materialNote: view.stage === "draft" || isEditable(view) ? materialSentence(view) : undefined,
    connections: integrations.map(({ connects, owner, whenItBreaks, outOfHours }) => ({
      what: connects,
      text: [
        nameOf(owner === null ? null : view.person(owner)),
        ...(whenItBreaks === "" ? [] : [`If it breaks: ${whenItBreaks}`]),
        ...(outOfHours === "" ? [] : [`Out of hours: ${outOfHours}`]),
      ].join(". "),
    })),
    kin: kinModel(view),
    editHref: isEditable(view) && desk.mayAct ? `/changes/${view.key}/edit` : undefined,
  };
}

/** Why the change has the process it has. */
function tierAnswer({ tierAdvice, tier, content: { tierBecause } }: ChangeView) {
  if (tierAdvice === null) return [];
  const sentence = tierSentence(tierAdvice);
  if (tierAdvice.tier === tier) return [{ question: `Why is it ${tier}?`, answer: sentence }];
  return [
    { question: `Why is it ${tier}?`, answer: `${tierBecause || "Nobody has said."} The answers say: ${sentence}` },
  ];
}

function answerOf(brief: Brief, name: string): string {
  const answer = Object.entries(brief).find(([key]) => key === name)?.[1];
  return answer ?? "";
}
