import type { ColumnType } from "kysely";

export type ChatKind = "slack" | "slack_webhook" | "teams_webhook";

export interface ChatTable {
  person: string;
  kind: ChatKind;
  host: string;
  address: Buffer | null;
  address_hash: Buffer | null;
  set_at: ColumnType<Date, Date | undefined, Date>;
  failed: string | null;
  failed_at: Date | null;
}

export interface ChatTables {
  chat: ChatTable;
}
