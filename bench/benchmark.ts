import type { RequestCounter } from "./requests.ts";
import type { Services } from "./services.ts";

/** A number that ought to be at least or at most so much. */
export type Goal = { readonly atLeast: number } | { readonly atMost: number };

/** One measured number: an exact count, or what it takes to understand a ratio. `goal` where one is promised. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly goal?: Goal;
}

export interface Measured {
  readonly figures: readonly Figure[];
  /** What the numbers are about, and what limits them: one sentence each. */
  readonly notes: readonly string[];
}

export interface Surroundings {
  readonly services: Services;
  readonly requests: RequestCounter;
  /** Tiny sizes, to try the benchmark itself; its numbers mean nothing. */
  readonly small: boolean;
  readonly log: (line: string) => void;
}

export interface Benchmark {
  /** As given on the command line. */
  readonly name: string;
  readonly title: string;
  /** Measures. Throws when what was measured was not right. */
  readonly run: (surroundings: Surroundings) => Promise<Measured>;
}

export function isMet(goal: Goal, value: number): boolean {
  return "atLeast" in goal ? value >= goal.atLeast : value <= goal.atMost;
}
