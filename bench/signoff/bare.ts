import { condition, defineUpdate, proxyActivities, setHandler } from "@temporalio/workflow";

/** The least that an order to a durable process can cost: an update whose handler awaits one activity that does nothing. */
export interface BareActivities {
  nothing(): Promise<void>;
}

export const touch = defineUpdate<void>("touch");

const { nothing } = proxyActivities<BareActivities>({ startToCloseTimeout: "5s" });

export async function bareWorkflow(): Promise<void> {
  setHandler(touch, () => nothing());
  await condition(() => false);
}
