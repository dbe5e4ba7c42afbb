import type { Party } from "../../domain/change/ball.ts";
import type { Stage } from "../../domain/change/state.ts";

export interface ChangeTurnTable {
  change: string;
  nth: number;
  turn: number;
  stage: Stage;
  held: boolean;
  party: Party;
  person: string | null;
  team: string | null;
  gate: string | null;
  due_at: Date | null;
  began_at: Date;
  ended_at: Date | null;
  seconds: number | null;
  over_seconds: number | null;
}

export interface TurnTables {
  change_turn: ChangeTurnTable;
}
