import { Context } from "@temporalio/activity";
import { deliverDue } from "../app/webhook/deliver.ts";
import type { DeliverDeps } from "../app/webhook/deliver.ts";
import { wakeWebhookRun } from "../app/temporal/webhooks.ts";
import type { Db } from "../store/database.ts";
import { hasDue } from "../store/webhook/deliveries.ts";
import type { WebhookActivities } from "../workflows/webhook/messages.ts";

/** Well within what a function has, which is called again for the next round. */
const budgetMs = 15_000;

/** The activity that delivers to webhooks. */
export function createWebhookActivities(deps: DeliverDeps): WebhookActivities {
  return {
    deliverWebhooks: async ({ now }) => {
      const begun = performance.now();
      return { nextAt: await deliverDue(deps, { now, isOver: () => performance.now() - begun > budgetMs }) };
    },
  };
}

/** Has what was just recorded delivered, if anybody wants to hear of it. Never fails: the rows are there. */
export async function wakeForRecorded(db: Db): Promise<void> {
  try {
    const { client, info } = Context.current();
    if (await hasDue(db)) await wakeWebhookRun(client, info.taskQueue);
  } catch {
    // What is due is asked for again with the next event, or the next start.
  }
}
