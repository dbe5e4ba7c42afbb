import { CommandFailure, reasonOf } from "../failure.ts";
import { promoteBuild } from "../promote.ts";
import { reachApplication, requireMigrated } from "../reach.ts";
import { installRuntime } from "../runtime.ts";
import { settleSchedules } from "../schedules.ts";
import { listenForStop } from "../stop-signals.ts";
import { startWorker } from "../worker.ts";
import type { SeparateSettings } from "./configuration.ts";
import { announce, processLog } from "./process-log.ts";

/**
 * Works on changes until it is told to stop, and makes its build the current one.
 * @throws CommandFailure when it cannot start, or when Temporal was away for too long
 */
export async function runWorker(
  { configuration, located }: SeparateSettings,
  { json }: { json: boolean },
): Promise<void> {
  const signals = listenForStop();
  const log = processLog();
  installRuntime(log);
  await requireMigrated(located.databaseUrl);
  const application = await reachApplication(configuration, located);
  try {
    const worker = await startWorker(application.app, configuration, located);
    const failed = worker.ended.then(
      () => new CommandFailure("The worker ended on its own. Start it again."),
      (error: unknown) => new CommandFailure(`The worker failed: ${reasonOf(error)}. Start it again.`),
    );
    await promoteBuild(application.client, configuration);
    settleSchedules({ ...application, configuration, log });
    const { taskQueue, deployment } = configuration.temporal;
    const sentence = `Worker of build ${deployment.buildId} on the task queue ${taskQueue}; it is the current one.`;
    announce(json, sentence, { taskQueue, buildId: deployment.buildId });
    const end = await Promise.race([signals.requested, failed]);
    await worker.stop();
    if (end instanceof Error) throw end;
  } finally {
    await application.close();
  }
}
