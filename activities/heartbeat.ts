import { Context } from "@temporalio/activity";

/** Short of the heartbeat time-out by more than a step of an activity takes. */
const quietMs = 5_000;

/**
 * Tells Temporal that the activity is alive, and lets it hear that it is cancelled. Not in its first seconds: nearly all
 * activities are over by then, and each heartbeat that reaches the server is billed like the activity itself.
 */
export function heartbeat(step: string): void {
  const context = Context.current();
  if (Date.now() - context.info.currentAttemptScheduledTimestampMs > quietMs) context.heartbeat(step);
}
