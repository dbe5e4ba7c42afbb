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

export interface FeedbackTables {
  feedback_asked: FeedbackAskedTable;
  feedback_answer: FeedbackAnswerTable;
}
