import { setTimeout as delay } from "node:timers/promises";
import { ApplicationFailure, Context } from "@temporalio/activity";
import type { Settled } from "../domain/change/book.ts";
import type { Effect } from "../domain/change/effect.ts";
import { RecordConflict, recordEvents } from "../store/change/record.ts";
import { takeMissingBaselines } from "../app/adoption/baseline.ts";
import { tokenHash } from "../app/signoff/token.ts";
import type { Batch, ChangeActivities, Drained } from "../workflows/change/messages.ts";
import type { ActivityDeps } from "./deps.ts";
import { heartbeat } from "./heartbeat.ts";
import { perform } from "./perform.ts";
import { wakeForRecorded } from "./webhook.ts";
import { accountFor, errorOf, failed, TooSlow } from "./troubles.ts";
import type { Performed } from "./troubles.ts";

/** Leaves effects for the next batch once this much of the activity's time is used. */
const quickBudgetMs = 3_000;
/** Short of the quick activity's time-out: an effect that hangs must not keep what was recorded from being known. */
const quickEndMs = 4_000;

/** Baselines that are not there by then are not waited for: a launch goes on the record without them. */
const baselineEndMs = 2_000;

/** The activities of a change, made from what they work with. */
export function createActivities(deps: ActivityDeps): ChangeActivities {
  return {
    drain: (batch) => drain(deps, batch, { budgetMs: quickBudgetMs, endMs: quickEndMs }),
    drainAndMeasure: (batch) => drain(deps, batch, { budgetMs: Number.POSITIVE_INFINITY, endMs: null }),
  };
}

interface Bounds {
  /** No effect begins later than this. */
  readonly budgetMs: number;
  /** No effect is waited for longer than this; `null`: as long as it takes. */
  readonly endMs: number | null;
}

/** Records first, so that nothing is told to anybody that is not on the record; then does what is due, in order. */
async function drain(deps: ActivityDeps, batch: Batch, { budgetMs, endMs }: Bounds): Promise<Drained> {
  const begun = performance.now();
  const recordedSeq = await record(deps, batch);
  deps.onRecorded?.();
  if (batch.events.length > 0) await wakeForRecorded(deps.db);
  const settled: Settled[] = [];
  for (const effect of batch.effects) {
    const usedMs = performance.now() - begun;
    if (usedMs > budgetMs) break;
    Context.current().cancellationSignal.throwIfAborted();
    heartbeat(effect.id);
    const performed = performSafely(deps, batch, effect);
    const slow = failed(batch, effect, new TooSlow());
    const end = await (endMs === null ? performed : atMost(endMs - usedMs, performed, slow));
    await accountFor(deps, batch, effect, end);
    settled.push(end.settled);
  }
  return { recordedSeq, settled };
}

async function record(deps: ActivityDeps, { key, events }: Batch): Promise<number> {
  const launch = events.map(({ fact }) => fact).find((fact) => fact.type === "wave.launched");
  if (launch !== undefined) {
    const taken = takeMissingBaselines(deps.db, key, launch.launchedAt).catch(() => undefined);
    await atMost(baselineEndMs, taken, undefined);
  }
  try {
    return await recordEvents(deps.db, key, events, (kind, change, subject, generation) =>
      tokenHash(deps.secret, { kind, change, subject, generation }),
    );
  } catch (error) {
    if (error instanceof RecordConflict) throw ApplicationFailure.nonRetryable(error.message, error.name);
    throw error;
  }
}

/**
 * Waits for an effect no longer than this. One that is slow, as a mail server can be, goes on by itself; what it got done is
 * on record when it comes again.
 */
async function atMost<T>(waitMs: number, performed: Promise<T>, otherwise: T): Promise<T> {
  const timer = new AbortController();
  try {
    return await Promise.race([performed, delay(Math.max(waitMs, 0), otherwise, { signal: timer.signal })]);
  } finally {
    timer.abort();
  }
}

/** An effect that fails must not keep the record from going on: it comes back later. */
async function performSafely(deps: ActivityDeps, batch: Batch, effect: Effect): Promise<Performed> {
  try {
    const { failure = null, ...settled } = await perform(deps, batch, effect);
    return { settled, failure };
  } catch (error) {
    return failed(batch, effect, errorOf(error));
  }
}
