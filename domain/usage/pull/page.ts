import type { Properties } from "../behaviour.ts";
import type { RejectReason } from "../reject.ts";

/** A row as it was drawn, before it is checked. Values may be anything. */
export interface DrawnRow {
  readonly user: unknown;
  readonly event: unknown;
  /** Epoch milliseconds, or text that is an instant. */
  readonly time: unknown;
  readonly id: unknown;
  readonly properties: Properties | null;
  /** Why it can be no event, where that shows before it is read. */
  readonly fault?: RejectReason;
}

/** Where a page begins, in the words of its kind; `null`: at the very beginning. */
export type Position = Readonly<Record<string, unknown>> | null;

export interface DrawnPage {
  readonly rows: readonly DrawnRow[];
  /** Where to go on: with this pass, or, when it is over, with the next one. */
  readonly next: Position;
  /** Nothing more waits just now. */
  readonly isLast: boolean;
}

/** One sitting with the other side. */
export interface Drawing {
  /** @throws PullFailure */
  page(position: Position, rowsMax: number): Promise<DrawnPage>;
  close(): Promise<void>;
}

/**
 * Why nothing could be pulled, in words for people: no secret in it, no value of a row. `passing`: trying again may help by
 * itself; `afterMs`: the other side asked to be left alone so long.
 */
export class PullFailure extends Error {
  override readonly name = "PullFailure";
  readonly passing: boolean;
  readonly afterMs: number | null;

  constructor(
    message: string,
    { passing = false, afterMs = null }: { passing?: boolean; afterMs?: number | null } = {},
  ) {
    super(message);
    this.passing = passing;
    this.afterMs = afterMs;
  }
}

/**
 * Rows that were written late are looked for again this far back, at the beginning of each pass. What came before counts
 * once, so looking twice costs only the looking.
 */
export const lookBackMs = 3_600_000;
/** The same for a cursor that counts: numbers are handed out before their rows can be seen. */
export const lookBackCount = 1_000;

/** Two numbers that JSON has for an instant: seconds until the year 5138, milliseconds from 1973 on. */
export function instantOf(value: number): number {
  return Math.abs(value) < 100_000_000_000 ? value * 1_000 : value;
}

/** What a position holds under a name, where it is text; what is stored is not taken on trust. */
export function textIn(position: Position, name: string): string | null {
  const value = position?.[name];
  return typeof value === "string" ? value : null;
}

/** The same for a number. */
export function numberIn(position: Position, name: string): number | null {
  const value = position?.[name];
  return typeof value === "number" ? value : null;
}
