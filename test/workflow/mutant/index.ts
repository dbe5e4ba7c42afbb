import { proxyActivities, setWorkflowOptions } from "@temporalio/workflow";
import type { Outcome } from "../../../domain/change/state.ts";
import type { ChangeActivities, ChangeInput } from "../../../workflows/change/messages.ts";
import { changeWorkflow as sound } from "../../../workflows/change/workflow.ts";

const quick = proxyActivities<ChangeActivities>({ startToCloseTimeout: "5s" });

/** The same workflow, but for one activity that it calls first: no recorded history may replay with it. */
export async function changeWorkflow(input: ChangeInput): Promise<Outcome | null> {
  await quick.drain({ key: input.key, now: Date.now(), events: [], effects: [] });
  return sound(input);
}

setWorkflowOptions({ versioningBehavior: "AUTO_UPGRADE" }, changeWorkflow);
