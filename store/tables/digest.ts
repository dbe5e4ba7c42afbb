import type { ColumnType } from "kysely";

export interface DigestChoiceTable {
  person: string;
  token_hash: Buffer;
  everything: ColumnType<boolean, boolean | undefined, boolean>;
  stopped_at: Date | null;
}

export interface DigestTable {
  person: string;
  /** As `2026-07-27`. */
  week: ColumnType<string, string, never>;
  claimed_at: ColumnType<Date, Date | undefined, Date>;
  ended: "sent" | "empty" | "failed" | null;
}

export interface DigestTables {
  digest: DigestTable;
  digest_choice: DigestChoiceTable;
}
