import { same } from "../same.ts";
import type { StoredContent } from "./content.ts";

/**
 * The parts of a content that people approve. An edit of one makes earlier approvals stale; an edit of anything else, as the
 * brief, work items, trainings or what was actually spent, is a notice.
 */
const materialParts: readonly ((content: StoredContent) => unknown)[] = [
  ({ title }) => title,
  ({ summary, agreed }) => [summary, agreed],
  ({ asks }) => asks,
  ({ tier }) => tier,
  ({ sponsor }) => sponsor,
  ({ gates }) => gates,
  ({ population, countries, waves }) => [population, countries, waves],
  ({ targets, noTargetBecause }) => [targets, noTargetBecause],
  ({ budget: { currency, build, adoption } }) => [currency, build.planned, adoption.planned],
  ({ integrations }) => integrations.map(({ connects, owner }) => [connects, owner]),
];

/** Whether what people approve is another thing in `after`. */
export function isMaterial(before: StoredContent, after: StoredContent): boolean {
  return materialParts.some((part) => !same(part(before), part(after)));
}
