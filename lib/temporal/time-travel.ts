import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import type { Client } from "@temporalio/client";
import { msNumberToTs, optionalTsToMs } from "@temporalio/common/lib/time.js";

/**
 * Moves one workflow through time on a server that allows it (see `timeSkipping` of the embedded server). For tests and the
 * demo; production servers refuse it.
 */

/** Timers that may fire in one jump; the server stops skipping after so many. */
const skipsMax = 1_000;
const lookEveryMs = 20;

export interface TravelOptions {
  /** How long a jump may take on the wall clock. */
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

/** Where a workflow stands in time. `at` is its own clock in epoch milliseconds. */
export interface WorkflowClock {
  readonly at: number;
  readonly skipping: boolean;
  readonly running: boolean;
}

/** Reads a workflow's own clock, which runs ahead of the wall clock after a jump. */
export async function clockOf(client: Client, workflowId: string): Promise<WorkflowClock> {
  const { raw } = await client.workflow.getHandle(workflowId).describe();
  const info = raw.workflowExtendedInfo?.timeSkippingInfo;
  return {
    at: optionalTsToMs(info?.currentTime) ?? Date.now(),
    skipping: info?.effectiveConfig?.enabled === true,
    running: raw.workflowExecutionInfo?.closeTime == null,
  };
}

/**
 * Lets a workflow live `jumpMs` milliseconds in an instant: every timer up to there fires in its order and work in between is
 * done at its own pace. Resolves with the workflow's clock once the jump is over or the workflow has ended.
 * @throws Error when the jump is not over in time, or the workflow met more timers than one jump allows.
 */
export async function fastForward(
  client: Client,
  workflowId: string,
  jumpMs: number,
  { timeoutMs = 120_000, signal }: TravelOptions = {},
): Promise<number> {
  const from = await clockOf(client, workflowId);
  if (!from.running) return from.at;
  await client.workflowService.updateWorkflowExecutionOptions({
    namespace: client.options.namespace,
    workflowExecution: { workflowId },
    workflowExecutionOptions: {
      timeSkippingConfig: {
        enabled: true,
        maxSessionSkipCount: skipsMax,
        fastForwardConfig: { id: randomUUID(), duration: msNumberToTs(jumpMs) },
      },
    },
    updateMask: { paths: ["time_skipping_config"] },
  });
  const over = await arrival(client, workflowId, timeoutMs, signal);
  if (over.running && over.at < from.at + jumpMs)
    throw new Error(
      `${workflowId} stopped at ${new Date(over.at).toISOString()}: more than ${skipsMax} timers in one jump`,
    );
  return over.at;
}

async function arrival(
  client: Client,
  workflowId: string,
  timeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<WorkflowClock> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const clock = await clockOf(client, workflowId);
    if (!clock.skipping || !clock.running) return clock;
    if (performance.now() > deadline)
      throw new Error(`${workflowId} is still on its way at ${new Date(clock.at).toISOString()} after ${timeoutMs} ms`);
    await pause(lookEveryMs, undefined, signal === undefined ? {} : { signal });
  }
}
