import type { Answer, Book, Settled } from "../../domain/change/book.ts";
import type { Order } from "../../domain/change/command.ts";
import type { Effect, Task } from "../../domain/change/effect.ts";
import type { ChangeEvent } from "../../domain/change/event.ts";
import type { Instant } from "../../domain/change/plan.ts";
import type { ChangeState } from "../../domain/change/state.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { Core } from "./core.ts";
import type { Ledger } from "./ledger.ts";

/** One thing that was done to a book, with all that can be seen of it from outside. */
export type Step = {
  readonly at: Instant;
  readonly before: Book;
  readonly after: Book;
  readonly fresh: readonly ChangeEvent[];
} & (
  | { readonly did: "order"; readonly order: Order; readonly result: Answer | Refusal; readonly known: Answer | null }
  | { readonly did: "time" }
  | { readonly did: "settle"; readonly recordedSeq: number; readonly settled: readonly Settled[] }
  | { readonly did: "restart" }
);

/** What the rules may know of a life beside the step they judge. */
export interface Account {
  readonly core: Core;
  readonly ledger: Ledger;
  readonly events: readonly ChangeEvent[];
  /** Tasks asked for and not settled, by effect id, as an outsider counts them. */
  readonly owed: Map<string, Task>;
  /** All events applied again from the beginning. */
  readonly replayed: ChangeState;
  readonly recordedSeq: number;
}

/** What an activity was given and has not answered yet. */
export interface Batch {
  readonly events: readonly ChangeEvent[];
  readonly effects: readonly Effect[];
}
