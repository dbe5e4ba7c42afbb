import { same } from "../same.ts";
import type { StoredContent } from "./content.ts";
import type { MaterialPart } from "./schema.ts";

const parts: Readonly<Record<MaterialPart, (content: StoredContent) => unknown>> = {
  title: ({ title }) => title,
  summary: ({ summary, agreed }) => [summary, agreed],
  brief: ({ brief }) => brief,
  asks: ({ asks }) => asks,
  tier: ({ tier }) => tier,
  sponsor: ({ sponsor }) => sponsor,
  owner: ({ owner }) => owner,
  gates: ({ gates }) => gates,
  audience: ({ population, countries, waves }) => [population, countries, waves],
  targets: ({ targets, noTargetBecause, metric }) => [targets, noTargetBecause, metric ?? null],
  budget: ({ budget: { currency, build, adoption } }) => [currency, build.planned, adoption.planned],
  integrations: ({ integrations }) => integrations.map(({ connects, owner }) => [connects, owner]),
  workItems: ({ workItems }) => workItems,
  // People agree to be trained; that a date moves is told to them.
  trainings: ({ trainings }) => trainings.map(({ sessions: _sessions, ...training }) => training),
};

/** What is material where a template says nothing else; the brief, work items and trainings are a notice. */
const usual: readonly MaterialPart[] = [
  "title",
  "asks",
  "tier",
  "sponsor",
  "gates",
  "audience",
  "budget",
  "integrations",
];

/** What people sign in every change, whatever its template says. */
const always: readonly MaterialPart[] = ["summary", "targets"];

/** The parts whose edit asks everybody again, in the order in which they are read. */
export function materialParts({ material }: Pick<StoredContent, "material">): readonly MaterialPart[] {
  const declared = new Set<string>([...always, ...(material ?? usual)]);
  return Object.keys(parts).filter((part): part is MaterialPart => declared.has(part));
}

/**
 * Whether what people approve is another thing in `after`. An edit of a material part makes earlier approvals stale, an edit of
 * anything else is a notice. Which parts are material is declared by the template, and declaring others is itself material.
 */
export function isMaterial(
  before: StoredContent,
  after: StoredContent,
  declared: readonly MaterialPart[] = before.material ?? usual,
): boolean {
  const differs = (part: (content: StoredContent) => unknown) => !same(part(before), part(after));
  return differs(({ material }) => material ?? null) || [...always, ...declared].some((name) => differs(parts[name]));
}
