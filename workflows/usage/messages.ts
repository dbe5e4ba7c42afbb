import { defineSignal } from "@temporalio/workflow";

/** All that a run is told: which source. What it asks, and how far it is, stands in the database. */
export interface PullInput {
  readonly source: string;
}

/** How a round of pages ended. Counts and times, and nothing of any row. */
export interface PullRound {
  readonly end: "done" | "more" | "gone" | "early" | "failed";
  /** After which it may be tried again in this run; `null`: not in this run. */
  readonly againMs: number | null;
}

export interface PullActivities {
  pull(input: PullInput): Promise<PullRound>;
}

/** Somebody does not want to wait until the run tries again by itself. */
export const hurry = defineSignal("hurry");
