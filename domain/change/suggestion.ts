import { refuseByLink } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import type { Command } from "./command.ts";
import type { ChangeEvent, Fact } from "./event.ts";
import type { Circumstances, Feature } from "./feature.ts";
import type { Instant } from "./plan.ts";
import { entryOf } from "./state.ts";
import type { ChangeState, SuggestionState } from "./state.ts";
import type { StuckGroup } from "./stuck-group.ts";

/**
 * A group that has stopped, or never began, reaches its manager with one suggested action. They say by link whether they do it. The
 * record holds ids and the step on the ladder; what is told of the group is computed where it is told.
 */

/** The same is suggested so often to somebody who says nothing to it. */
export const suggestedMax = 3;

/** Whether a group may be told about now: not too often, and not what was answered to be wrong or met with silence before. */
function isDue(state: ChangeState, { group, step }: StuckGroup, everyMs: number, at: Instant): boolean {
  const last = entryOf(state.suggestions ?? {}, group);
  if (last === undefined) return true;
  if (at - last.madeAt < everyMs) return false;
  if (last.step !== step) return true;
  return last.answer === null ? last.unanswered < suggestedMax : last.answer !== "not_right";
}

function suggested(
  state: ChangeState,
  { groups, everyMs }: Extract<Command, { type: "groups-stuck" }>,
  at: Instant,
): readonly Fact[] {
  if (state.stage === "closed" || state.closing || state.heldSince !== null) return [];
  const named = new Set<string>();
  const due = groups.filter((stuck) => {
    const target = entryOf(state.targets, stuck.target);
    const isOpen = target !== undefined && target.concluded === null && !named.has(stuck.group);
    if (!isOpen || !isDue(state, stuck, everyMs, at)) return false;
    named.add(stuck.group);
    return true;
  });
  return due.map(({ group, target, step, manager }, index) => {
    const suggestion = `S${state.seq + index + 1}`;
    return { type: "suggestion.made", suggestion, group, target, step, manager };
  });
}

function answered(
  state: ChangeState,
  { suggestion, answer, reason }: Extract<Command, { type: "answer-suggestion" }>,
  { actor }: Circumstances,
): readonly Fact[] | Refusal {
  const known = Object.values(state.suggestions ?? {}).find((each) => each.suggestion === suggestion);
  if (known === undefined)
    return refuseByLink("suggestion_replaced", "superseded", `${suggestion} is not the latest suggestion for a group.`);
  if (actor.kind !== "link" || actor.person !== known.manager)
    return refuseByLink("not_yours", "forbidden", "Only the manager it was sent to can answer, from their own link.");
  if (answer === "not_right" && reason === null)
    return refuseByLink("why_not_wanted", "incomplete", "Say why it is not the right thing.", ["reason"]);
  if (known.answer === answer && (reason === null || reason.id === known.reason)) return [];
  return [{ type: "suggestion.answered", suggestion, group: known.group, answer, reason }];
}

function decide(state: ChangeState, command: Command, circumstances: Circumstances): readonly Fact[] | Refusal | null {
  switch (command.type) {
    case "groups-stuck":
      return suggested(state, command, circumstances.at);
    case "answer-suggestion":
      return answered(state, command, circumstances);
    default:
      return null;
  }
}

function evolve(state: ChangeState, { fact, at }: ChangeEvent): Partial<ChangeState> {
  switch (fact.type) {
    case "suggestion.made": {
      const { suggestion, group, target, step, manager } = fact;
      const last = entryOf(state.suggestions ?? {}, group);
      const unanswered = last?.step === step && last.answer === null ? last.unanswered + 1 : 1;
      const made: SuggestionState = {
        suggestion,
        group,
        target,
        step,
        manager,
        madeAt: at,
        answer: null,
        reason: null,
        unanswered,
      };
      return { suggestions: { ...state.suggestions, [group]: made } };
    }
    case "suggestion.answered": {
      const { group, answer, reason } = fact;
      const known = entryOf(state.suggestions ?? {}, group);
      if (known === undefined) return {};
      return { suggestions: { ...state.suggestions, [group]: { ...known, answer, reason: reason?.id ?? null } } };
    }
    default:
      return {};
  }
}

export const suggestions: Feature = {
  decide,
  evolve,
  nextDue: () => null,
  onDue: () => [],
  tasksOf: (_, fact) =>
    fact.type === "suggestion.made" ? [{ do: "mail-suggestion", suggestion: fact.suggestion, to: fact.manager }] : [],
};
