import type { Generated } from "kysely";

export interface FreezeTable {
  number: Generated<number>;
  name: string;
  reason: string;
  starts_at: Date;
  ends_at: Date;
  teams: string[];
  once: string | null;
  created_at: Generated<Date>;
  lifted_at: Date | null;
}

export interface FreezeTables {
  launch_freeze: FreezeTable;
}
