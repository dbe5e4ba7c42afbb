import type { FeatureUse, Inventory, InventoryUse, ToolUse } from "../../../app/usage/inventory/read.ts";
import { capital, countWord, daysBetween, money, plural } from "../../kit/format.ts";

/** Said of tools nobody uses: at least as long as the stretch that was looked at. */
const leastDays = 30;

/** What the inventory comes to, worst first: paid and not used, losing people, not known. */
export function inventorySentences({ tools, features }: Inventory, now: number): string[] {
  const of = (trend: ToolUse["trend"]) => tools.filter((tool) => tool.trend === trend);
  const [unused, shrinking, unknown] = [of("unused"), of("shrinking"), of("unknown")];
  const said = [
    ...unusedSentences(unused, now),
    ...(shrinking.length === 0
      ? []
      : [`${capital(many(shrinking.length, "tool"))} lost people within the last 30 days: ${namesOf(shrinking)}.`]),
    ...(unknown.length === 0
      ? []
      : [`Of ${many(unknown.length, "tool")} it is not known who uses ${unknown.length === 1 ? "it" : "them"}.`]),
    ...featureSentence(features),
  ];
  if (unused.length === 0 && shrinking.length === 0 && unknown.length === 0 && tools.length > 0)
    return [
      `${tools.length === 1 ? "The one tool" : `All ${plural(tools.length, "tool")}`} here ${tools.length === 1 ? "is" : "are"} used.`,
      ...said,
    ];
  return said;
}

function unusedSentences(unused: readonly ToolUse[], now: number): string[] {
  if (unused.length === 0) return [];
  const paid = unused.filter((tool) => (tool.costPerYear ?? 0) > 0);
  const free = unused.filter((tool) => !paid.includes(tool));
  const sentences = [];
  if (paid.length > 0) {
    const cost = `${paid.length === 1 ? "costs" : "cost"} ${sumsOf(paid)} a year`;
    sentences.push(
      `${capital(many(paid.length, "tool"))} ${cost} and nobody has used ${them(paid)} for ${daysUnused(paid, now)} days.`,
    );
  }
  if (free.length > 0)
    sentences.push(
      `Nobody has used ${many(free.length, paid.length > 0 ? "other tool" : "tool")} for ${daysUnused(free, now)} days.`,
    );
  return sentences;
}

function featureSentence(features: readonly FeatureUse[]): string[] {
  const unused = features.filter((feature) => feature.trend === "unused").length;
  if (unused === 0) return [];
  return [`${capital(many(unused, "feature"))} out of ${features.length} had no user in the last 30 days.`];
}

/** Of several, the shortest time that can be said of all. */
function daysUnused(uses: readonly InventoryUse[], now: number): number {
  const days = uses.flatMap(({ lastAt }) => (lastAt === null ? [] : [daysBetween(lastAt, now)]));
  return days.length === 0 ? leastDays : Math.max(leastDays, Math.min(...days));
}

/** Sums of money add up within a currency only. */
function sumsOf(tools: readonly ToolUse[]): string {
  const sums = new Map<string, number>();
  for (const { costPerYear, currency } of tools)
    if (costPerYear !== null && currency !== null) sums.set(currency, (sums.get(currency) ?? 0) + costPerYear);
  return [...sums].map(([currency, sum]) => money(sum, currency)).join(" and ");
}

const many = (count: number, what: string): string => `${countWord(count)} ${what}${count === 1 ? "" : "s"}`;
const them = (all: readonly unknown[]): string => (all.length === 1 ? "it" : "them");

function namesOf(tools: readonly ToolUse[]): string {
  const shown = tools.slice(0, 3).map((tool) => tool.name);
  return tools.length > 3 ? `${shown.join(", ")} and others` : shown.join(", ");
}
