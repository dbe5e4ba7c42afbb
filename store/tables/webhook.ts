import type { ColumnType, Generated } from "kysely";

export interface WebhookTable {
  id: Generated<string>;
  url: string;
  events: string[];
  secret: Buffer;
  previous_secret: Buffer | null;
  previous_until: Date | null;
  disabled: "gone" | "by_hand" | null;
  disabled_at: Date | null;
  created_at: ColumnType<Date, Date | undefined, never>;
}

export interface WebhookDeliveryTable {
  id: Generated<string>;
  webhook: string;
  change: string;
  seq: number;
  type: string;
  created_at: ColumnType<Date, Date | undefined, never>;
  attempts: Generated<number>;
  next_at: ColumnType<Date | null, Date | null | undefined, Date | null>;
  claimed_until: Date | null;
  delivered_at: Date | null;
  dead_at: Date | null;
  status: number | null;
  error: string | null;
}

export interface WebhookTables {
  webhook: WebhookTable;
  webhook_delivery: WebhookDeliveryTable;
}
