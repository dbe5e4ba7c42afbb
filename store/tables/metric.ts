import type { Generated } from "kysely";
import type { MetricKind } from "../../domain/metric/schema.ts";

export interface MetricValueTable {
  id: Generated<string>;
  change: string;
  definition: string;
  /** `2026-03-01`; read as text. */
  period_start: string;
  wave: string | null;
  recorded_at: Date;
  recorded_by: string;
  before_launch: boolean;
  kind: MetricKind;
  value: number;
  n: string | null;
  sd: number | null;
}

export interface MetricTables {
  metric_value: MetricValueTable;
}
