import type { ColumnType, Generated, JSONColumnType } from "kysely";
import type { Actor } from "../../domain/change/command.ts";
import type { Task } from "../../domain/change/effect.ts";
import type { MessageTask } from "../../domain/message.ts";
import type { ChangeState } from "../../domain/change/state.ts";
import type { StoredContent } from "../../domain/change/content.ts";

type Created = ColumnType<Date, Date | undefined, never>;
type Json<T extends object> = JSONColumnType<T>;

export interface ChangeEventTable {
  change: string;
  seq: number;
  at: Date;
  actor: Json<Actor>;
  type: string;
  data: Json<Record<string, unknown>>;
  previous_hash: string;
  hash: string;
  recorded_at: Created;
}

export interface ChangeTable {
  key: string;
  number: number;
  state: Json<ChangeState>;
  stage: string;
  outcome: string | null;
  title: string;
  tier: string;
  team: string | null;
  proposer: string;
  owner: string | null;
  sponsor: string | null;
  seq: number;
  head_hash: string;
  created_at: Date;
  last_at: Date;
}

export interface ChangeReservationTable {
  key: string;
  number: number;
  idempotency_key: string;
  actor: string;
  content_hash: string;
  reserved_at: Created;
}

export interface RevisionTable {
  change: string;
  number: number;
  hash: string;
  salt: string;
  content: Json<StoredContent>;
  created_by: string | null;
  created_at: Created;
}

export interface TextTable {
  id: string;
  change: string;
  salt: string;
  body: string;
  author: string | null;
  created_at: Created;
}

export interface LinkTable {
  token_hash: Buffer;
  kind: "sign" | "training" | "proposal" | "feedback" | "audit";
  change: string;
  subject: string;
  generation: number;
  person: string;
  created_at: Created;
  /** `null`: it has none of its own, as a sign link whose end is part of its change. */
  expires_at: ColumnType<Date | null, Date | null | undefined, Date>;
}

export interface LinkAccessTable {
  id: Generated<string>;
  token_hash: Buffer;
  at: Created;
  method: string;
  agent: string;
}

export interface MessageTable {
  /** `null`: it is about no change, but about the person. */
  change: string | null;
  effect: string;
  part: string;
  person: string;
  task: Json<MessageTask>;
  message_id: string;
  due_at: Date;
  sent_at: Date | null;
  via: "smtp" | "inbox" | "slack" | "teams" | null;
  failed: string | null;
  /** Set before a message is sent by chat, so that it is never sent there twice. */
  chat_tried_at: Date | null;
  chat_sent_at: Date | null;
  chat_failed: string | null;
  /** When it came back for good, and when it was told that a mail server still tries. */
  returned_at: Date | null;
  delayed_at: Date | null;
  shown_at: Date | null;
}

export interface OwnPageTable {
  token_hash: Buffer;
  person: string;
  generation: number;
  expires_at: Date;
  message_id: string;
}

export interface WorkItemTable {
  change: string;
  item: string;
  title: string;
  url: string | null;
  created_at: Created;
}

export interface DeadlineTable {
  change: string;
  subject: string;
  remind_at: Date[];
  due_at: Date;
  link_until: Date | null;
}

export interface EffectTroubleTable {
  change: string;
  effect: string;
  task: JSONColumnType<Task>;
  failures: number;
  since: Date;
  next_at: Date;
  reason: string;
  told: boolean;
}

export interface ToldTable {
  kind: "asked" | "reminded";
  change: string;
  request: string;
  occasion: string;
  person: string;
  message_id: string;
  at: Date;
  claimed_at: ColumnType<Date, Date | undefined, Date>;
  sent: ColumnType<boolean, boolean | undefined, boolean>;
}

export interface RecordTables {
  change_event: ChangeEventTable;
  change: ChangeTable;
  change_reservation: ChangeReservationTable;
  revision: RevisionTable;
  text: TextTable;
  link: LinkTable;
  link_access: LinkAccessTable;
  message: MessageTable;
  own_page: OwnPageTable;
  told: ToldTable;
  work_item: WorkItemTable;
  deadline: DeadlineTable;
  effect_trouble: EffectTroubleTable;
}
