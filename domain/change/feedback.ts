import { refuse } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import type { Command } from "./command.ts";
import type { ChangeEvent, Fact } from "./event.ts";
import type { Feature } from "./feature.ts";
import type { Instant } from "./plan.ts";
import { entryOf } from "./state.ts";
import type { ChangeState, FeedbackState } from "./state.ts";

/**
 * Rounds of feedback: the people a change reaches are asked two questions by a link of their own. The record holds that they were
 * asked and until when; who was asked and what they said lies in rows that can be erased. A round ends at its instant by itself.
 */

/** A round is open no longer than this. */
export const feedbackMs = 90 * 86_400_000;

/** Whether answers are taken at an instant. */
export function isOpenAt({ until, closedAt }: FeedbackState, at: Instant): boolean {
  return at < Math.min(until, closedAt ?? until);
}

function ask(
  state: ChangeState,
  { until, sample }: Extract<Command, { type: "ask-feedback" }>,
  at: Instant,
): readonly Fact[] | Refusal {
  if (state.stage !== "launch" && state.stage !== "adoption")
    return refuse(
      "wrong_stage",
      `${state.key} is in ${state.stage}. Feedback is asked of people who use it: launch first.`,
    );
  if (until <= at) return refuse("conflict", "The round ends in the future. Choose a later instant.", ["until"]);
  if (until > at + feedbackMs)
    return refuse("conflict", "A round is open for 90 days at most. Choose an earlier instant.", ["until"]);
  const rounds = Object.values(state.feedback ?? {});
  if (rounds.some((round) => isOpenAt(round, at)))
    return refuse("conflict", "A round of feedback is open already. Close it first, or wait for its end.");
  return [{ type: "feedback.asked", round: `Q${rounds.length + 1}`, until, sample }];
}

function decide(state: ChangeState, command: Command, { at }: { at: Instant }): readonly Fact[] | Refusal | null {
  switch (command.type) {
    case "ask-feedback":
      return ask(state, command, at);
    case "close-feedback": {
      const round = entryOf(state.feedback ?? {}, command.round);
      if (round === undefined) return refuse("not_found", `${state.key} has no round of feedback ${command.round}.`);
      return isOpenAt(round, at) ? [{ type: "feedback.closed", round: command.round }] : [];
    }
    default:
      return null;
  }
}

function evolve(state: ChangeState, { fact, at }: ChangeEvent): Partial<ChangeState> {
  switch (fact.type) {
    case "feedback.asked": {
      const { until, sample } = fact;
      return { feedback: { ...state.feedback, [fact.round]: { askedAt: at, until, sample, closedAt: null } } };
    }
    case "feedback.closed": {
      const round = state.feedback?.[fact.round];
      return round === undefined ? {} : { feedback: { ...state.feedback, [fact.round]: { ...round, closedAt: at } } };
    }
    default:
      return {};
  }
}

export const feedback: Feature = {
  decide,
  evolve,
  nextDue: () => null,
  onDue: () => [],
  tasksOf: (_, fact) => (fact.type === "feedback.asked" ? [{ do: "ask-for-feedback", round: fact.round }] : []),
};
