import { stringify } from "csv-stringify/sync";
import { formatInstant } from "../../lib/instant.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { teamWaiting } from "./team-waiting.ts";
import type { WaitingRow } from "./team-waiting.ts";

const columns = ["who", "team", "changes", "turns", "open_turns", "working_hours"]
  .concat(["half_within_hours", "three_quarters_within_hours", "nine_tenths_within_hours"])
  .concat(["turns_with_deadline", "in_time", "share_in_time"])
  .concat(["longest_open_change", "longest_open_since", "longest_open_hours", "longest_open_late"]);

/**
 * How long changes wait for each team as a file for a spreadsheet, times in hours of working time. What is of too few turns is left
 * empty, and so is a quantile that fewer turns than it needs have reached. @throws Problem `invalid`
 */
export async function teamWaitingCsv(app: Pick<App, "db" | "now">, caller: Caller, input: unknown): Promise<string> {
  const { rows } = await teamWaiting(app, caller, input);
  return stringify([columns, ...rows.map(cellsOf)], { bom: true, escape_formulas: true });
}

const hours = (seconds: number | null | undefined) => (seconds == null ? "" : Math.round(seconds / 36) / 100);

function cellsOf({ holder, team, lengths, longest, ...row }: WaitingRow): (string | number)[] {
  return [
    team?.name ?? holder,
    team?.id ?? "",
    row.changes,
    row.turns,
    row.open,
    hours(row.totalSeconds),
    hours(lengths?.half),
    hours(lengths?.threeQuarters),
    hours(lengths?.nineTenths),
    row.due,
    row.inTime,
    row.share === null ? "" : Math.round(row.share * 1e6) / 1e6,
    longest?.change ?? "",
    longest === null ? "" : formatInstant(longest.since),
    hours(longest?.seconds),
    longest === null ? "" : longest.isLate ? "yes" : "no",
  ];
}
