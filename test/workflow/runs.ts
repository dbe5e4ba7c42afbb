import type { Client } from "@temporalio/client";
import type { temporal } from "@temporalio/proto";

export interface Run {
  readonly runId: string;
  readonly events: number;
  readonly bytes: number;
  readonly history: temporal.api.history.v1.IHistory;
}

/** All runs of a workflow, the first one first: each names the one it continues. */
export async function runsOf(client: Client, workflowId: string): Promise<readonly Run[]> {
  const runs: Run[] = [];
  for (let runId: string | undefined; runId !== "";) {
    const handle = client.workflow.getHandle(workflowId, runId);
    const [description, history] = await Promise.all([handle.describe(), handle.fetchHistory()]);
    runs.unshift({
      runId: description.runId,
      events: description.historyLength,
      bytes: description.historySize ?? 0,
      history,
    });
    runId = history.events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId ?? "";
  }
  return runs;
}
