import type { StuckStep } from "../adoption/stuck.ts";
import type { PersonId } from "./plan.ts";

/** What a manager can say to a suggested action. */
export const suggestionAnswers = ["done", "doing", "not_right"] as const;
export type SuggestionAnswer = (typeof suggestionAnswers)[number];

/** A group that stands still, and whoever can do something about it. */
export interface StuckGroup {
  readonly group: string;
  readonly target: string;
  readonly step: StuckStep;
  readonly manager: PersonId;
}
