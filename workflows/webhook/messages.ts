import { defineSignal } from "@temporalio/workflow";

/** What is delivered, where and how often stands in the database; histories hold times alone. Instants are epoch milliseconds. */
export interface WebhookActivities {
  /** Sends what is due. `nextAt`: when the next is; `null`: nothing is open. */
  deliverWebhooks(round: { readonly now: number }): Promise<{ readonly nextAt: number | null }>;
}

/** Something new is to be delivered. */
export const wakeWebhooks = defineSignal("wake");
