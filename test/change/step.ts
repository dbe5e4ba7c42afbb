import type { Answer, Book, Settled } from "../../domain/change/book.ts";
import type { Order } from "../../domain/change/command.ts";
import type { Effect } from "../../domain/change/effect.ts";
import type { ChangeEvent } from "../../domain/change/event.ts";
import type { Instant } from "../../domain/change/plan.ts";
import type { Refusal } from "../../domain/refusal.ts";

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

/** What an activity was given and has not answered yet. */
export interface Batch {
  readonly events: readonly ChangeEvent[];
  readonly effects: readonly Effect[];
}
