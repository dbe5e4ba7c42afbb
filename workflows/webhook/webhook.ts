import { condition, continueAsNew, proxyActivities, setHandler, setWorkflowOptions } from "@temporalio/workflow";
import { wakeWebhooks } from "./messages.ts";
import type { WebhookActivities } from "./messages.ts";

const { deliverWebhooks } = proxyActivities<WebhookActivities>({
  startToCloseTimeout: "2m",
  retry: { initialInterval: "1s", backoffCoefficient: 2, maximumInterval: "1m" },
});

/** So that the history of one run stays short. */
const roundsMax = 50;

/** Delivers to webhooks while anything is open, waiting for what is to be tried again; then it ends, and costs nothing. */
export async function webhookWorkflow(): Promise<void> {
  let isWoken = false;
  setHandler(wakeWebhooks, () => void (isWoken = true));
  for (let round = 0; round < roundsMax; round += 1) {
    isWoken = false;
    const { nextAt } = await deliverWebhooks({ now: Date.now() });
    if (nextAt === null && !isWoken) return;
    const pause = (nextAt ?? 0) - Date.now();
    if (!isWoken && pause > 0) await condition(() => isWoken, pause);
  }
  await continueAsNew<typeof webhookWorkflow>();
}

setWorkflowOptions({ versioningBehavior: "AUTO_UPGRADE" }, webhookWorkflow);
