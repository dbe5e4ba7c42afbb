import { condition, proxyActivities, setHandler, setWorkflowOptions } from "@temporalio/workflow";
import { hurry } from "./messages.ts";
import type { PullActivities, PullInput, PullRound } from "./messages.ts";

/** A round works for some twenty seconds; what cannot be stored is tried again until the next run would be due. */
const { pull } = proxyActivities<PullActivities>({
  startToCloseTimeout: "3m",
  heartbeatTimeout: "90s",
  scheduleToCloseTimeout: "30m",
  retry: { initialInterval: "1s", backoffCoefficient: 2, maximumInterval: "1m" },
});

/** What is left after so many rounds waits for the next run, so that the history of one stays short. */
const roundsMax = 40;
const triesMax = 3;
/** Whoever wants to be left alone for longer is asked again by the next run. */
const waitMsMax = 3_600_000;

/** One run of a source's schedule: round after round until nothing more waits. */
export async function pullWorkflow({ source }: PullInput): Promise<PullRound["end"]> {
  let hurried = false;
  setHandler(hurry, () => void (hurried = true));
  let tries = 0;
  for (let rounds = 1; ; rounds += 1) {
    const { end, againMs } = await pull({ source });
    if (end === "more" && rounds < roundsMax) {
      tries = 0;
      continue;
    }
    tries += 1;
    if (end !== "failed" || againMs === null || againMs > waitMsMax || tries >= triesMax) return end;
    hurried = false;
    await condition(() => hurried, againMs);
  }
}

setWorkflowOptions({ versioningBehavior: "AUTO_UPGRADE" }, pullWorkflow);
