import type { ChangeView } from "../../../app/change/view.ts";
import type { Idea } from "../../../app/feedback/ideas.ts";
import type { FeedbackRound, FeedbackView } from "../../../app/feedback/view.ts";
import { smallestGroup } from "../../../domain/adoption/privacy.ts";
import { date, deadline, plural } from "../../kit/format.ts";
import type { Moment } from "../../kit/moment.ts";
import type { FeedbackModel } from "../../pages/change.tsx";
import { actionForms } from "./action.ts";
import type { Desk, Offer } from "./action.ts";
import { ideaModel } from "./ideas.ts";
import { firstLaunch, isMoving } from "./stages.ts";

/** What people were asked and said; `undefined` before anything is launched. */
export function feedbackModel(
  view: ChangeView,
  { rounds, ideas }: FeedbackView & { readonly ideas: readonly Idea[] },
  { moment, desk }: { readonly moment: Moment; readonly desk: Desk },
): FeedbackModel | undefined {
  const canAsk = (view.stage === "launch" || view.stage === "adoption") && isMoving(view);
  if (firstLaunch(view) === null || (rounds.length === 0 && !canAsk)) return undefined;
  const isOpen = rounds.some((round) => round.isOpen);
  return {
    rounds: rounds.map((round) => ({
      id: round.round,
      title: `Asked ${date(moment, round.askedAt)}`,
      standing: standingOf(round, moment),
      answered: round.answered,
      asked: round.asked,
      answers: (round.answers ?? []).map((answer) => ({ ...answer, idea: ideaModel(ideas, answer.id, desk) })),
      note: noteOf(round),
      actions: actionForms(desk, [round.isOpen && isMoving(view) && close(round.round)]),
    })),
    actions: actionForms(desk, [canAsk && !isOpen && ask]),
  };
}

function standingOf({ isOpen, until, closedAt }: FeedbackRound, moment: Moment): string {
  if (isOpen) return `Answers until ${deadline(moment, until)}`;
  return `Ended ${date(moment, Math.min(until, closedAt ?? until))}`;
}

/** Why no answers are shown, where none are. */
function noteOf({ isOpen, answered, answers }: FeedbackRound): string | undefined {
  if (answers !== null) return undefined;
  // Once enough had answered, and somebody was erased.
  if (answered >= smallestGroup)
    return `Fewer than ${smallestGroup} of the answers are left to show: people were erased.`;
  const so = answered === 0 ? "Nobody has answered yet." : `${plural(answered, "answer has", "answers have")} come.`;
  if (!isOpen) return `${so} Answers of fewer than ${smallestGroup} people are not shown.`;
  return `${so} They are shown once there are ${smallestGroup}, so that none points at somebody.`;
}

const ask: Offer = {
  verb: "ask-feedback",
  label: "Ask for feedback",
  fields: [
    {
      kind: "number",
      name: "sample",
      label: "How many people to ask",
      help: `Drawn by lot, at least ${smallestGroup}. Left empty, everybody it has reached is asked.`,
      min: smallestGroup,
      step: 1,
      isRequired: false,
    },
    {
      kind: "datetime",
      name: "until",
      label: "Answers until",
      help: "In your time zone, at most 90 days from now. Left empty, it is two weeks from now.",
      isRequired: false,
    },
  ],
  consequence:
    "Each person gets two questions by a link of their own: what helps and what gets in the way, and what would make it easier. Answers are shown without names.",
};

function close(round: string): Offer {
  return { verb: "close-feedback", subject: round, label: "End this round now" };
}
