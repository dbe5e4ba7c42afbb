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

export interface CalendarFeedTable {
  id: Generated<string>;
  token_hash: Buffer;
  person: string;
  name: string;
  team: string | null;
  created_at: Generated<Date>;
}

export interface CalendarTables {
  launch_freeze: FreezeTable;
  calendar_feed: CalendarFeedTable;
}
