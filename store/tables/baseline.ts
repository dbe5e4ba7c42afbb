import type { JSONColumnType } from "kysely";

export interface BaselineTable {
  change: string;
  target: string;
  taken_at: Date;
  definition: string;
  taken: "by_hand" | "at_launch";
  period_end: Date;
  counted: number;
  judged: number;
  periods: JSONColumnType<readonly { readonly end: number; readonly counted: number; readonly judged: number }[]>;
}

export interface BaselineTables {
  baseline: BaselineTable;
}
