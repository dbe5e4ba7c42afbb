import type { Generated } from "kysely";

export interface StepUpCodeTable {
  id: string;
  change: string;
  request: string;
  person: string;
  generation: number;
  serial: number;
  created_at: Date;
  expires_at: Date;
  attempts: Generated<number>;
  used_at: Date | null;
  message_id: string;
}

export interface StepUpTables {
  step_up_code: StepUpCodeTable;
}
