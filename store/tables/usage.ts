import type { ColumnType, Generated, GeneratedAlways, JSONColumnType } from "kysely";
import type { Behaviour, Correlation, Predicate } from "../../domain/change/schema.ts";
import type { PullPlan } from "../../domain/usage/pull/schema.ts";
import type { Belonging, CountedCell } from "../../domain/usage/inventory.ts";

type Created = ColumnType<Date, Date | undefined, never>;
/** A 64-bit number reads as text. */
type Big = ColumnType<string, string | number | undefined, string | number>;

export interface UsageSourceTable {
  id: string;
  number: GeneratedAlways<number>;
  name: string;
  historic: Generated<boolean>;
  complete_until: Date | null;
  watermark: Date | null;
  last_received_at: Date | null;
  accepted: Big;
  duplicates: Big;
  rejected: Big;
  created_at: Created;
}

export interface UsageKeyTable {
  id: Generated<string>;
  source: number;
  name: string;
  hash: Buffer;
  prefix: string;
  created_at: Date;
  last_used_at: Date | null;
  ends_at: Date | null;
  refused: Generated<string>;
  refused_at: Date | null;
}

export interface UsageIdentityTable {
  id: GeneratedAlways<string>;
  user_key: Buffer;
  person: string | null;
}

export interface UsageAnchorTable {
  identity: string;
  person: string;
}

export interface UsageLinkTable {
  kind: "same" | "device";
  one: string;
  other: string;
}

export interface UsageEventTable {
  source: number;
  message_id: string;
  at: Date;
  received_at: Date;
  identity: string;
  event: string;
  properties: JSONColumnType<Record<string, unknown>, string | null, string | null> | null;
}

export interface UsageSeenTable {
  source: number;
  event: string;
  n: Big;
  first_at: Date;
  last_at: Date;
}

export interface UsageRejectTable {
  id: GeneratedAlways<string>;
  source: number;
  received_at: Date;
  reason: string;
  sentence: string;
  excerpt: JSONColumnType<Record<string, unknown>>;
  message_id: string | null;
}

export interface UsageUnknownKeyTable {
  day: ColumnType<Date, string, string>;
  requests: Big;
  last_at: Date;
}

export interface UsageSeriesTable {
  id: GeneratedAlways<number>;
  source: number;
  event: string;
  predicates: JSONColumnType<Predicate[]>;
  time_zone: string;
  created_at: Created;
}

export interface UsageDayTable {
  series: number;
  identity: string;
  day: ColumnType<Date, string, string>;
  n: number;
  first_at: Date;
  last_at: Date;
}

export interface UsagePullTable {
  source: number;
  kind: PullPlan["kind"];
  plan: JSONColumnType<PullPlan>;
  sealed: Buffer;
  every_minutes: number;
  paused: Generated<boolean>;
  ending: Generated<boolean>;
  revision: Generated<number>;
  scheduled_revision: number | null;
  position: JSONColumnType<Record<string, unknown>, string | null, string | null> | null;
  page: Big;
  behind: Generated<boolean>;
  last_run_at: Date | null;
  last_success_at: Date | null;
  failures: Generated<number>;
  failing_since: Date | null;
  last_error: string | null;
  told: Generated<boolean>;
  not_before: Date | null;
}

export interface ResponseSeriesTable {
  id: GeneratedAlways<number>;
  trigger_source: number;
  answer_source: number;
  definition: JSONColumnType<{ trigger: Behaviour; answer: Behaviour; key: Correlation; groupBy: string | null }>;
  created_at: Created;
}

export interface ResponseMarkTable {
  series: number;
  answers: boolean;
  key: Buffer;
  at: Date;
  message_id: string;
  identity: string;
  owed_by: string | null;
}

export interface InventoryToolTable {
  id: string;
  name: string;
  owner: string | null;
  cost_per_year: Big | null;
  currency: string | null;
  belongs: JSONColumnType<readonly Belonging[]>;
}

export interface InventoryCountTable {
  one: Generated<boolean>;
  counted_at: Date;
  made_for: string;
  cells: JSONColumnType<readonly CountedCell[]>;
}

export interface UsageTables {
  inventory_tool: InventoryToolTable;
  inventory_count: InventoryCountTable;
  response_series: ResponseSeriesTable;
  response_mark: ResponseMarkTable;
  usage_source: UsageSourceTable;
  usage_key: UsageKeyTable;
  usage_identity: UsageIdentityTable;
  usage_anchor: UsageAnchorTable;
  usage_link: UsageLinkTable;
  usage_event: UsageEventTable;
  usage_seen: UsageSeenTable;
  usage_reject: UsageRejectTable;
  usage_unknown_key: UsageUnknownKeyTable;
  usage_series: UsageSeriesTable;
  usage_day: UsageDayTable;
  usage_pull: UsagePullTable;
}
