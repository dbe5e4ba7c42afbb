import type { FeatureUse, InventoryUse, ToolUse } from "../../../app/usage/inventory/read.ts";
import { trends } from "../../../domain/usage/inventory.ts";
import type { Trend } from "../../../domain/usage/inventory.ts";
import { money, plural } from "../../kit/format.ts";
import type { Status } from "../../kit/status.tsx";
import type { UseRow } from "../../pages/inventory.tsx";

const statuses: Record<Trend, Status> = {
  unknown: { kind: "unknown" },
  unused: { kind: "lapsed", word: "Unused" },
  shrinking: { kind: "risk", word: "Shrinking" },
  new: { kind: "early", word: "New" },
  steady: { kind: "open", word: "Steady" },
  growing: { kind: "open", word: "Growing" },
};

/** What deserves a decision comes first, and of that what costs most. */
const order: readonly Trend[] = [
  "unused",
  "shrinking",
  ...trends.filter((each) => each !== "unused" && each !== "shrinking"),
];

/** What may be done from the page. */
export interface May {
  readonly tell: boolean;
  readonly propose: boolean;
}

export function toolRows(tools: readonly ToolUse[], may: May): UseRow[] {
  return tools
    .toSorted((a, b) => byTrend(a, b) || (b.costPerYear ?? 0) - (a.costPerYear ?? 0))
    .map((tool) => {
      const { name, owner, costPerYear, currency, costPerPerson, mainFeature } = tool;
      const cost = costPerYear === null || currency === null ? undefined : `${money(costPerYear, currency)} a year`;
      const each =
        costPerPerson === null || currency === null ? undefined : `${money(costPerPerson, currency)} a person`;
      return {
        ...rowOf(tool),
        name,
        note: owner === null ? belongsText(tool) : `${owner} looks after it`,
        cost,
        costEach: each,
        tellHref: may.tell ? `/inventory?${new URLSearchParams({ tool: tool.id }).toString()}#tell` : undefined,
        retireHref: may.propose && mayRetire(tool) ? retireHref(name, mainFeature) : undefined,
      };
    });
}

export function featureRows(features: readonly FeatureUse[], may: May): UseRow[] {
  return features.toSorted(byTrend).map((feature) => ({
    ...rowOf(feature),
    name: feature.event,
    note: feature.source,
    retireHref: may.propose && mayRetire(feature) ? retireHref(feature.event, feature) : undefined,
  }));
}

function byTrend(a: InventoryUse, b: InventoryUse): number {
  return order.indexOf(a.trend) - order.indexOf(b.trend) || (a.people ?? 0) - (b.people ?? 0);
}

function rowOf(use: InventoryUse) {
  const { people, before, trend, lastAt, teams } = use;
  return {
    people,
    before,
    lastAt,
    status: statuses[trend],
    because: becauseOf(use),
    teams: trend === "unknown" ? [] : teams.map((cell) => ({ ...cell, team: cell.team ?? "without a team" })),
  };
}

function becauseOf({ blindness, strangers, trend, isCounted }: InventoryUse): string | undefined {
  if (blindness !== null)
    return blindness.ageDays === null
      ? `${blindness.source} has sent nothing yet`
      : `${blindness.source} ended ${plural(Math.floor(blindness.ageDays), "day")} ago`;
  if (!isCounted) return "not counted yet";
  if (strangers === 0) return undefined;
  const ids = `${plural(strangers, "id")} of nobody known`;
  return trend === "unknown" ? `used by ${ids}` : `and ${ids}`;
}

function belongsText({ belongs }: ToolUse): string {
  return belongs.map(({ source, prefix }) => (prefix === "" ? source : `${source}: ${prefix}…`)).join(", ");
}

/** What is used by ever more people is not offered for retirement. */
function mayRetire({ trend }: InventoryUse): boolean {
  return trend === "unused" || trend === "shrinking";
}

/** A new change that is reached when nobody uses it any more. */
function retireHref(name: string, feature: { readonly source: string; readonly event: string } | null): string {
  const target = {
    name: `Nobody uses ${name} any more`,
    "behaviour.event": feature?.event ?? "",
    source: feature?.source ?? "",
    aim: "at_most",
    counts: "active",
    threshold: "0",
    period: "week",
    k: "1",
    m: "1",
    w: "4",
  };
  const inputs = Object.entries(target).map(([input, value]) => [`targets.0.${input}`, value]);
  return `/changes/new?${new URLSearchParams([["template", "tool-retirement"], ["title", `Retire ${name}`], ...inputs]).toString()}`;
}
