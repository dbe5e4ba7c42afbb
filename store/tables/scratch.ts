import type { JSONColumnType } from "kysely";

export interface ScratchTable {
  id: string;
  person: string;
  change: string | null;
  based_on: number | null;
  form: JSONColumnType<object>;
  version: number;
  updated_at: Date;
}

export interface RemovedChangeTable {
  key: string;
  number: number;
  stage: string;
  seq: number;
  head_hash: string;
  last_at: Date;
  removed_at: Date;
  removed_by: string | null;
}

export interface ScratchTables {
  scratch: ScratchTable;
  removed_change: RemovedChangeTable;
}
