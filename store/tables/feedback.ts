import type { Generated } from "kysely";

export interface FeedbackAskedTable {
  change: string;
  round: string;
  person: string;
}

export interface FeedbackAnswerTable {
  id: Generated<string>;
  change: string;
  round: string;
  person: string;
  helps: string;
  easier: string;
}

export interface FeedbackErasedTable {
  change: string;
  round: string;
  asked: number;
  answered: number;
}

export interface FollowUpTable {
  change: string;
  answer: string;
  grown: string;
}

export interface ChampionTable {
  change: string;
  person: string;
  offered_at: Date;
}

export interface FeedbackTables {
  feedback_erased: FeedbackErasedTable;
  follow_up: FollowUpTable;
  champion: ChampionTable;
  feedback_asked: FeedbackAskedTable;
  feedback_answer: FeedbackAnswerTable;
}
