import type { Client } from "@temporalio/client";
import { addActions, countActions, noActions } from "./actions.ts";
import type { ActionCount } from "./actions.ts";

/** What workflows have cost, all their runs together. */
export interface Cost {
  readonly runs: number;
  readonly events: number;
  readonly bytes: number;
  readonly actions: ActionCount;
  /** Of the largest run. */
  readonly runEventsMax: number;
}

/** Reads the histories of these workflows. Events of time skipping are left out of what is counted. */
export async function costOf(client: Client, workflowIds: readonly string[]): Promise<Cost> {
  let cost: Cost = { runs: 0, events: 0, bytes: 0, actions: noActions, runEventsMax: 0 };
  for (const workflowId of workflowIds) {
    for (let runId: string | undefined; runId !== "";) {
      const handle = client.workflow.getHandle(workflowId, runId);
      const [{ historySize }, history] = await Promise.all([handle.describe(), handle.fetchHistory()]);
      const all = history.events ?? [];
      const own = all.filter((event) => !isOfTimeSkipping(event));
      cost = {
        runs: cost.runs + 1,
        events: cost.events + own.length,
        bytes: cost.bytes + (historySize ?? 0),
        actions: addActions(cost.actions, countActions(own)),
        runEventsMax: Math.max(cost.runEventsMax, own.length),
      };
      runId = all[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId ?? "";
    }
  }
  return cost;
}

function isOfTimeSkipping(event: object): boolean {
  return Object.keys(event).some((name) => /^workflowExecution(OptionsUpdated|TimeSkip\w*)EventAttributes$/.test(name));
}
