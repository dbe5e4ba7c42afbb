import { ApplicationFailure } from "@temporalio/common";
import type { Settled } from "../../domain/change/book.ts";
import type { Effect } from "../../domain/change/effect.ts";
import type { ChangeEvent } from "../../domain/change/event.ts";
import type { Instant } from "../../domain/change/plan.ts";
import type { TargetReading } from "../../domain/change/reading.ts";
import type { Batch, ChangeActivities, Drained } from "../../workflows/change/messages.ts";

/** Activities that keep the record in memory and are as strict as the real ones about what they are told. */

const DAY_MS = 86_400_000;

export interface Deed {
  readonly id: string;
  readonly task: Effect["task"];
  readonly at: Instant;
  readonly attempts: number;
}

export interface Recorded {
  readonly events: readonly ChangeEvent[];
  readonly deeds: readonly Deed[];
  readonly batches: readonly Batch[];
}

/** What a measurement says; the count is how many there were before it. */
export type Measuring = (count: number, at: Instant) => Omit<TargetReading, "target"> | null;

export class Recorder {
  readonly #events = new Map<string, ChangeEvent[]>();
  readonly #deeds = new Map<string, Deed[]>();
  readonly #batches = new Map<string, Batch[]>();
  readonly #measurements = new Map<string, number>();
  #gate: Promise<void> = Promise.resolve();
  /** Called with every batch before it is recorded; what it throws is the activity's failure. */
  onBatch: (batch: Batch) => void = () => undefined;
  measuring: Measuring = () => null;
  measureEveryMs = 28 * DAY_MS;
  remindAfterMs: readonly number[] = [DAY_MS, 2 * DAY_MS];
  dueAfterMs = 3 * DAY_MS;

  of(key: string): Recorded {
    return {
      events: this.#events.get(key) ?? [],
      deeds: this.#deeds.get(key) ?? [],
      batches: this.#batches.get(key) ?? [],
    };
  }

  /** Keeps every batch waiting from now on; returns what lets them go on. */
  shut(): () => void {
    const opener = new AbortController();
    this.#gate = new Promise((resolve) => {
      opener.signal.addEventListener("abort", () => resolve());
    });
    return () => opener.abort();
  }

  get activities(): ChangeActivities {
    const drain = (batch: Batch) => this.#drain(batch);
    return { drain, drainAndMeasure: drain };
  }

  async #drain(batch: Batch): Promise<Drained> {
    entry(this.#batches, batch.key).push(batch);
    this.onBatch(batch);
    await this.#gate;
    const events = entry(this.#events, batch.key);
    for (const event of batch.events) record(events, event);
    return { recordedSeq: events.length, settled: batch.effects.map((effect) => this.#settle(batch, effect)) };
  }

  #settle(batch: Batch, effect: Effect): Settled {
    const { task, id, attempts } = effect;
    entry(this.#deeds, batch.key).push({ id, task, at: batch.now, attempts });
    const at = batch.now;
    switch (task.do) {
      case "set-intake-deadline":
        return { id, againAt: null, found: [{ type: "intake-deadline", dueAt: at + this.dueAfterMs }] };
      case "set-gate-deadlines": {
        const remindAt = this.remindAfterMs.map((afterMs) => at + afterMs);
        const { gate, requests } = task;
        const dueAt = at + this.dueAfterMs;
        const found = { type: "gate-deadlines", gate, requests, remindAt, dueAt, escalateAt: dueAt } as const;
        return { id, againAt: null, found: [found] };
      }
      case "measure":
        return this.#measure(batch.key, effect, at);
      default:
        return { id, againAt: null, found: [] };
    }
  }

  #measure(key: string, { id, task }: Effect, at: Instant): Settled {
    const count = this.#measurements.get(key) ?? 0;
    this.#measurements.set(key, count + 1);
    const reading = this.measuring(count, at);
    const readings = reading === null ? [] : [{ target: "A1", ...reading }];
    const done = reading?.final === true || (task.do === "measure" && task.closing);
    return { id, againAt: done ? null : at + this.measureEveryMs, found: [{ type: "measured", asOf: at, readings }] };
  }
}

function entry<T>(map: Map<string, T[]>, key: string): T[] {
  const known = map.get(key) ?? [];
  map.set(key, known);
  return known;
}

/** A known number with other content is fatal, and so is a hole: both mean that a history was told twice. */
function record(events: ChangeEvent[], event: ChangeEvent): void {
  const known = events[event.seq - 1];
  if (known !== undefined && JSON.stringify(known) !== JSON.stringify(event))
    throw ApplicationFailure.nonRetryable(`event ${event.seq} was recorded with other content`, "Conflict");
  if (known === undefined && event.seq !== events.length + 1)
    throw ApplicationFailure.nonRetryable(`event ${event.seq} follows ${events.length}`, "Hole");
  if (known === undefined) events.push(event);
}
