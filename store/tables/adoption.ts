import type { ColumnType, JSONColumnType } from "kysely";
import type { Counts } from "../../domain/adoption/measure.ts";
import type { StuckStep } from "../../domain/adoption/stuck.ts";
import type { Verdict } from "../../domain/adoption/verdict.ts";

type Created = ColumnType<Date, Date | undefined, Date>;

export interface RosterTable {
  change: string;
  wave: string;
  person: string;
  team: string;
}

export interface TrainingCompletionTable {
  change: string;
  training: string;
  person: string;
  at: Date;
  via: "link" | "api" | "csv";
}

export interface EvaluationTable {
  change: string;
  target: string;
  period_end: Date;
  as_of: Date;
  computed_at: Created;
  counts: JSONColumnType<Counts>;
  counted: number;
  judged: number;
  unknown: boolean;
  late_events: number | null;
  because: "late_events" | "evidence" | "people" | null;
}

export interface TargetReadingTable {
  change: string;
  target: string;
  as_of: Date;
  verdict: JSONColumnType<Verdict>;
  ladder: JSONColumnType<Counts>;
  computed_at: Created;
}

export interface StuckGroupTable {
  change: string;
  target: string;
  group: string;
  as_of: Date;
  step: StuckStep;
  judged: number;
  counted: number | null;
  people: number | null;
}

export interface AdoptionTables {
  stuck_group: StuckGroupTable;
  roster: RosterTable;
  training_completion: TrainingCompletionTable;
  evaluation: EvaluationTable;
  target_reading: TargetReadingTable;
}
