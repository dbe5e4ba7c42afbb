import { setTimeout as delay } from "node:timers/promises";
import type { App } from "../../../app/context.ts";
import type { Configuration } from "../../../temporal.config.ts";
import type { Located } from "../application.ts";
import { startWorker } from "../worker.ts";
import type { RunningWorker } from "../worker.ts";
import { supervise } from "./supervise.ts";
import type { Supervised, SuperviseRequest } from "./supervise.ts";

type Reports = Pick<SuperviseRequest<RunningWorker>, "say" | "onLost" | "logFile">;

/** For this long a worker that ended waits for Temporal to come back. */
const patienceMs = 60_000;

/** A worker that is started again when it fails, as it does when Temporal was away for long. */
export async function superviseWorker(
  app: App,
  configuration: Configuration,
  located: Located,
  reports: Reports,
): Promise<Supervised> {
  const first = await startWorker(app, configuration, located);
  const again = async () => {
    const until = Date.now() + patienceMs;
    for (;;) {
      try {
        return await startWorker(app, configuration, located);
      } catch (error) {
        if (Date.now() > until) throw error;
        await delay(500);
      }
    }
  };
  return supervise({ name: "The worker", first, again, ...reports });
}
