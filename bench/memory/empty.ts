import { condition } from "@temporalio/workflow";

/** A workflow that waits and knows nothing. */
export async function emptyWorkflow(): Promise<void> {
  await condition(() => false);
}
