import { setWorkflowOptions } from "@temporalio/workflow";
import type { Outcome } from "../../domain/change/state.ts";
import type { ChangeInput } from "./messages.ts";
import { Shell } from "./shell.ts";

/** The life of one change, from proposal to outcome. It may take years. */
export async function changeWorkflow(input: ChangeInput): Promise<Outcome | null> {
  const change = new Shell(input);
  await change.past("draft"); // the proposal is written until it is complete
  await change.past("intake"); // and taken on, or declined with a reason
  await change.past("alignment"); // every gate approves; a declined one sends it back to draft
  await change.past("build"); // the work is done and accepted against the brief
  await change.past("readiness"); // people are trained until the first wave launches
  await change.past("launch"); // wave by wave
  await change.past("adoption"); // real usage is measured until every target has its verdict
  await change.settled();
  return change.outcome;
}

setWorkflowOptions({ versioningBehavior: "AUTO_UPGRADE" }, changeWorkflow);
