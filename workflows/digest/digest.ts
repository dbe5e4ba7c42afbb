import { proxyActivities, setWorkflowOptions, sleep, workflowInfo } from "@temporalio/workflow";
import type { DigestActivities } from "./messages.ts";

/** A round works for some twenty seconds; what it needs may be away for an hour, and the next one takes up what it left. */
const { sendDigests } = proxyActivities<DigestActivities>({
  startToCloseTimeout: "3m",
  heartbeatTimeout: "90s",
  retry: { initialInterval: "1s", backoffCoefficient: 2, maximumInterval: "1m" },
});

/** So that one run stays short whatever happens; a week has some twenty instants at which it is Monday morning somewhere. */
const roundsMax = 200;

/** The digest of one week: around the earth with the hour, writing to whoever's Monday has come. Answers how many were written to. */
export async function digestWorkflow(): Promise<number> {
  const begunAt = workflowInfo().startTime.getTime();
  let all = 0;
  for (let round = 0; round < roundsMax; round += 1) {
    const { sent, nextAt } = await sendDigests({ begunAt, now: Date.now() });
    all += sent;
    if (nextAt === null) break;
    const pause = nextAt - Date.now();
    if (pause > 0) await sleep(pause);
  }
  return all;
}

setWorkflowOptions({ versioningBehavior: "AUTO_UPGRADE" }, digestWorkflow);
