import type { temporal } from "@temporalio/proto";

type HistoryEvent = temporal.api.history.v1.IHistoryEvent;

/** What Temporal Cloud bills one Action for, as far as a history shows it. */
const kinds = [
  "workflow started",
  "child workflow requested",
  "activity started",
  "timer started",
  "update",
  "signal",
  "search attributes",
] as const;

export type ActionCount = Record<(typeof kinds)[number], number>;

export const noActions: Readonly<ActionCount> = {
  "workflow started": 0,
  "child workflow requested": 0,
  "activity started": 0,
  "timer started": 0,
  update: 0,
  signal: 0,
  "search attributes": 0,
};

/**
 * Counts billable Actions in the history of one run, by the definition of Temporal's page "Temporal Cloud Actions"
 * (docs.temporal.io/cloud/actions):
 * - a workflow started: by a client, as a child, by continue-as-new. A child costs two: the request for it is one more;
 * - an activity started or retried: each attempt is one;
 * - a timer started, also one that is cancelled before it fires;
 * - an update that is accepted, a signal that arrives. A refused update is billed too but leaves no history: callers count it;
 * - an upsert of search attributes, however many it sets; those given at a start are free.
 * Not in a history, and counted apart: heartbeats that reach the server, and queries. Skipping time is part of no production.
 * @throws Error for an event whose price is not known here
 */
export function countActions(history: readonly HistoryEvent[]): ActionCount {
  const count = { ...noActions };
  const attempts = new Map<string, number>();
  for (const event of history) {
    if (event.workflowExecutionStartedEventAttributes) count["workflow started"] += 1;
    if (event.startChildWorkflowExecutionInitiatedEventAttributes) count["child workflow requested"] += 1;
    if (event.timerStartedEventAttributes) count["timer started"] += 1;
    if (event.workflowExecutionUpdateAcceptedEventAttributes) count.update += 1;
    if (event.workflowExecutionSignaledEventAttributes) count.signal += 1;
    if (event.upsertWorkflowSearchAttributesEventAttributes) count["search attributes"] += 1;
    if (event.activityTaskScheduledEventAttributes) attempts.set(String(event.eventId), 1);
    const started = event.activityTaskStartedEventAttributes;
    if (started) attempts.set(String(started.scheduledEventId), started.attempt ?? 1);
    if (event.markerRecordedEventAttributes || event.nexusOperationScheduledEventAttributes)
      throw new Error(`the price of event ${String(event.eventId)} is not known here`);
  }
  for (const attempt of attempts.values()) count["activity started"] += attempt;
  return count;
}

export function addActions(a: Readonly<ActionCount>, b: Readonly<ActionCount>): ActionCount {
  const sum = { ...a };
  for (const kind of kinds) sum[kind] += b[kind];
  return sum;
}

export function totalOf(count: Readonly<ActionCount>): number {
  return Object.values(count).reduce((sum, one) => sum + one, 0);
}
