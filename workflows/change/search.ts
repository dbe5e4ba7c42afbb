import { defineSearchAttributeKey, SearchAttributeType } from "@temporalio/common";
import type { SearchAttributePair } from "@temporalio/common";
import { ballOf } from "../../domain/change/ball.ts";
import type { ChangeState } from "../../domain/change/state.ts";

/** Search attributes in Temporal's visibility store: stage, tier, team and due date, nothing personal. */
export const searchKeys = {
  stage: defineSearchAttributeKey("TakeholdStage", SearchAttributeType.KEYWORD),
  tier: defineSearchAttributeKey("TakeholdTier", SearchAttributeType.KEYWORD),
  team: defineSearchAttributeKey("TakeholdTeam", SearchAttributeType.KEYWORD),
  due: defineSearchAttributeKey("TakeholdDue", SearchAttributeType.DATETIME),
};

export function searchAttributesOf(state: ChangeState): SearchAttributePair[] {
  const { dueAt } = ballOf(state);
  return [
    { key: searchKeys.stage, value: state.stage },
    { key: searchKeys.tier, value: state.plan.tier },
    ...(state.plan.team === null ? [] : [{ key: searchKeys.team, value: state.plan.team }]),
    ...(dueAt === null ? [] : [{ key: searchKeys.due, value: new Date(dueAt) }]),
  ];
}
