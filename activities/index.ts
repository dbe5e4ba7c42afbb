import { ApplicationFailure, Context } from "@temporalio/activity";
import type { Settled } from "../domain/change/book.ts";
import type { Effect } from "../domain/change/effect.ts";
import { RecordConflict, recordEvents } from "../store/change/record.ts";
import { tokenHash } from "../app/signoff/token.ts";
import type { Batch, ChangeActivities, Drained } from "../workflows/change/messages.ts";
import type { ActivityDeps } from "./deps.ts";
import { heartbeat } from "./heartbeat.ts";
import { perform } from "./perform.ts";

/** Leaves effects for the next batch once this much of the activity's time is used. */
const quickBudgetMs = 3_000;

/** The activities of a change, made from what they work with. */
export function createActivities(deps: ActivityDeps): ChangeActivities {
  return {
    drain: (batch) => drain(deps, batch, quickBudgetMs),
    drainAndMeasure: (batch) => drain(deps, batch, Number.POSITIVE_INFINITY),
  };
}

/** Records first, so that nothing is told to anybody that is not on the record; then does what is due, in order. */
async function drain(deps: ActivityDeps, batch: Batch, budgetMs: number): Promise<Drained> {
  const recordedSeq = await record(deps, batch);
  const until = performance.now() + budgetMs;
  const settled: Settled[] = [];
  for (const effect of batch.effects) {
    if (performance.now() > until) break;
    Context.current().cancellationSignal.throwIfAborted();
    heartbeat(effect.id);
    settled.push(await performSafely(deps, batch, effect));
  }
  return { recordedSeq, settled };
}

async function record(deps: ActivityDeps, { key, events }: Batch): Promise<number> {
  try {
    return await recordEvents(deps.db, key, events, (kind, change, subject, generation) =>
      tokenHash(deps.secret, { kind, change, subject, generation }),
    );
  } catch (error) {
    if (error instanceof RecordConflict) throw ApplicationFailure.nonRetryable(error.message, error.name);
    throw error;
  }
}

/** Pauses before an effect that failed is tried again, in minutes; the last one repeats. */
const pausesMin = [0.2, 1, 5, 15, 60, 240];

/** An effect that fails must not keep the record from going on: it comes back later. */
async function performSafely(deps: ActivityDeps, batch: Batch, effect: Effect): Promise<Settled> {
  try {
    return await perform(deps, batch, effect);
  } catch {
    const pause = pausesMin[Math.min(effect.attempts, pausesMin.length - 1)] ?? 1;
    return { id: effect.id, againAt: batch.now + pause * 60_000, found: [] };
  }
}
