import type { ColumnType } from "kysely";

/** Set once. */
type Fixed<T> = ColumnType<T, T, never>;

export interface AuditTable {
  change: Fixed<string>;
  id: Fixed<string>;
  target: Fixed<string>;
  reviewer: Fixed<string>;
  draws: Fixed<"actions" | "people">;
  standard: Fixed<string>;
  span_from: Fixed<Date>;
  span_until: Fixed<Date>;
  candidates: Fixed<number>;
  size: Fixed<number>;
  seed: Fixed<string>;
  salt: Fixed<string>;
  sealed_at: ColumnType<Date | null, never, Date>;
}

export interface AuditItemTable {
  change: Fixed<string>;
  audit: Fixed<string>;
  number: Fixed<number>;
  person: Fixed<string>;
  group: Fixed<string>;
  source: Fixed<number | null>;
  message_id: ColumnType<string | null, string | null, string>;
  mark: ColumnType<"meets" | "fails" | "unclear" | null, never, "meets" | "fails" | "unclear">;
  note: ColumnType<string | null, never, string | null>;
  marked_at: ColumnType<Date | null, never, Date>;
}

export interface AuditTables {
  audit: AuditTable;
  audit_item: AuditItemTable;
}
