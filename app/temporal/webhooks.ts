import type { Client } from "@temporalio/client";
import { webhookWorkflowId } from "../../workflows/webhook/ids.ts";
import { wakeWebhooks } from "../../workflows/webhook/messages.ts";
import type { webhookWorkflow } from "../../workflows/index.ts";

const callMs = 1_500;

/** Has what is due delivered now. What cannot be asked for just now is delivered with the next event, or the next start. */
export async function wakeWebhookRun(client: Client, taskQueue: string): Promise<void> {
  try {
    await client.withDeadline(Date.now() + callMs, () =>
      client.workflow.signalWithStart<typeof webhookWorkflow>("webhookWorkflow", {
        taskQueue,
        workflowId: webhookWorkflowId(taskQueue),
        signal: wakeWebhooks,
        args: [],
        staticSummary: "Delivers to webhooks",
      }),
    );
  } catch {
    // The rows stay, so nothing is lost.
  }
}
