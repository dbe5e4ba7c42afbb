import type { ColumnType, Generated, JSONColumnType } from "kysely";
import type { Behaviour } from "../../domain/change/schema.ts";

type Created = ColumnType<Date, Date | undefined, Date>;

export interface SecondSourceTable {
  change: string;
  target: string;
  source: string;
  behaviour: JSONColumnType<Behaviour>;
  tolerance: number;
  named_at: Created;
}

export interface DiscrepancyTable {
  id: Generated<string>;
  change: string;
  target: string;
  group: string | null;
  period_end: Date;
  judged: number;
  counted: number;
  second_counted: number;
  owner: string | null;
  opened_at: Created;
  resolution: "first_mended" | "second_mended" | "explained" | null;
  explanation: string | null;
  explained_by: string | null;
  resolved_at: Date | null;
}

export interface SecondSourceTables {
  second_source: SecondSourceTable;
  discrepancy: DiscrepancyTable;
}
