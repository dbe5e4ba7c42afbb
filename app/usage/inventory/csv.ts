import { stringify } from "csv-stringify/sync";
import { formatInstant } from "../../../lib/instant.ts";
import type { Inventory, InventoryUse } from "./read.ts";

const columns = [
  "kind",
  "tool_or_source",
  "event",
  "team",
  "trend",
  "people_last_30_days",
  "people_30_days_before",
  "last_used_at",
  "cost_per_year",
  "currency",
  "cost_per_person",
  "owner",
];

/**
 * The inventory as a file for a spreadsheet: a row a tool or feature, followed by one for each of its teams. What is not told for the
 * sake of few people is empty.
 */
export function inventoryCsv({ tools, features }: Inventory): string {
  const rows = [
    ...tools.flatMap((tool) => {
      const { costPerYear, currency, costPerPerson, owner } = tool;
      return rowsOf(["tool", tool.id, ""], tool, [costPerYear, currency, costPerPerson?.toFixed(2), owner]);
    }),
    ...features.flatMap((feature) => rowsOf(["feature", feature.source, feature.event], feature, [])),
  ];
  return stringify([columns, ...rows], { escape_formulas: true, bom: true });
}

type Cell = string | number | null | undefined;

function rowsOf(names: readonly string[], use: InventoryUse, costs: readonly Cell[]): Cell[][] {
  const { trend, lastAt, people, before, teams } = use;
  const last = lastAt === null ? "" : formatInstant(lastAt);
  // Numbers of a stretch that nothing is known of would read as a fall.
  const shown = (count: number | null) => (trend === "unknown" ? "" : count);
  const blank = columns.slice(names.length + 5).map(() => "");
  const whole = [...names, "", trend, shown(people), shown(before), last, ...costs, ...blank].slice(0, columns.length);
  return [
    whole,
    ...teams.map((cell) => [...names, cell.team ?? "(none)", "", shown(cell.people), shown(cell.before), "", ...blank]),
  ];
}
