import type { Refusal } from "../refusal.ts";
import type { Actor, Command } from "./command.ts";
import type { Task } from "./effect.ts";
import type { ChangeEvent, Fact } from "./event.ts";
import type { Instant } from "./plan.ts";
import type { ChangeState } from "./state.ts";

/** The circumstances of a decision. `at` is workflow time in epoch milliseconds; no rule reads a clock. */
export interface Circumstances {
  readonly at: Instant;
  readonly actor: Actor;
}

/** One feature's share of the decider. Every function is pure and synchronous. */
export interface Feature {
  /** The facts that follow from a command, a refusal, or `null` when the command belongs to another feature. */
  readonly decide: (
    state: ChangeState,
    command: Command,
    circumstances: Circumstances,
  ) => readonly Fact[] | Refusal | null;
  /** The feature's own part of the state after a fact. */
  readonly evolve: (state: ChangeState, event: ChangeEvent) => Partial<ChangeState>;
  /** The earliest instant at which `onDue` has something to say. */
  readonly nextDue: (state: ChangeState) => Instant | null;
  readonly onDue: (state: ChangeState, at: Instant) => readonly Fact[];
  /** What a fact asks to be done in the world; `state` is the one after the fact. */
  readonly tasksOf: (state: ChangeState, fact: Fact) => readonly Task[];
}

/** The earliest of some instants, `null` when there is none. */
export function earliest(instants: readonly (Instant | null)[]): Instant | null {
  let first: Instant | null = null;
  for (const instant of instants) if (instant !== null && (first === null || instant < first)) first = instant;
  return first;
}
