import type { WorkerOptions } from "@temporalio/worker";
import { createActivities } from "../../activities/index.ts";
import type { App } from "../../app/context.ts";
import type { Configuration } from "../../temporal.config.ts";
import { createLetters } from "../../web/letters/letters.ts";

export interface ChangeWorker {
  /** What every worker for changes has in common, in a process of its own or in a function. */
  readonly options: Pick<WorkerOptions, "namespace" | "taskQueue" | "activities" | "shutdownGraceTime">;
  readonly deployment: { readonly deploymentName: string; readonly buildId: string };
}

/** Changes move to the newest build as soon as it is current; what differs in old ones is `patched` in the workflow. */
export const versioningBehavior = "AUTO_UPGRADE";

/** The activities and bounds of a worker. The workflow code, the connection and the polling are its caller's. */
export function changeWorker(
  app: Pick<App, "db" | "secret" | "url" | "now" | "post">,
  configuration: Pick<Configuration, "temporal" | "timeouts" | "limits">,
): ChangeWorker {
  const { namespace, taskQueue, deployment } = configuration.temporal;
  const { db, secret, post } = app;
  return {
    options: {
      namespace,
      taskQueue,
      activities: createActivities({
        db,
        secret,
        letters: createLetters(app),
        post,
        tellAfter: configuration.limits.tellAfter,
      }),
      shutdownGraceTime: configuration.timeouts.shutdownMs,
    },
    deployment: { deploymentName: deployment.name, buildId: deployment.buildId },
  };
}
