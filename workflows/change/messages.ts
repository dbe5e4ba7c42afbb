import { defineQuery, defineUpdate } from "@temporalio/workflow";
import type { Answer, Book, Settled } from "../../domain/change/book.ts";
import type { Order } from "../../domain/change/command.ts";
import type { Effect } from "../../domain/change/effect.ts";
import type { ChangeEvent } from "../../domain/change/event.ts";
import type { Instant } from "../../domain/change/plan.ts";
import type { ChangeState, Outcome } from "../../domain/change/state.ts";

/** The one message by which a change is moved. The update id is the order's id. */
export const act = defineUpdate<Answer, [Order]>("act");

/** The state as the workflow holds it, for operators; screens read PostgreSQL. */
export const current = defineQuery<ChangeState>("current");

/** Type of the failure a refused update carries; its details hold the `Refusal`. */
export const refusedType = "Refused";

/** Type of the failure of an order that was neither refused nor carried out and is to be sent again, as the SDK names its own. */
export const unprocessedType = "UnprocessedUpdate";

export interface ChangeInput {
  readonly key: string;
  /** Orders to carry out before anything else: the creation, and a submission that comes with it. */
  readonly orders: readonly Order[];
  /** What an earlier run carried on. */
  readonly book: Book | null;
  /** Whether the search attributes are registered with the namespace. */
  readonly searchable: boolean;
}

/** The workflow as its callers and its later runs know it. */
export type ChangeWorkflow = (input: ChangeInput) => Promise<Outcome | null>;

/** What one activity does: record events, then run what is due. */
export interface Batch {
  readonly key: string;
  readonly now: Instant;
  readonly events: readonly ChangeEvent[];
  readonly effects: readonly Effect[];
}

export interface Drained {
  readonly recordedSeq: number;
  readonly settled: readonly Settled[];
}

/** The activities a change calls. Workflows know them by this type alone. */
export interface ChangeActivities {
  /** Records a batch in one transaction and runs its effects. Quick. */
  drain(batch: Batch): Promise<Drained>;
  /** The same for batches that measure; heartbeats, and may take minutes. */
  drainAndMeasure(batch: Batch): Promise<Drained>;
}
