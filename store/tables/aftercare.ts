import type { Generated } from "kysely";

export interface ReviewTable {
  change: string;
  subject: string;
  owner: string | null;
  due_at: Date;
  kept_at: Date | null;
}

export interface AddressChangeTable {
  person: string;
  at: Generated<Date>;
  actor: string;
}

export interface AftercareTables {
  review: ReviewTable;
  address_change: AddressChangeTable;
}
