import { NativeConnection, Worker } from "@temporalio/worker";
import type { App } from "../../app/context.ts";
import type { Configuration } from "../../temporal.config.ts";
import { connectionOptions } from "./application.ts";
import type { Located } from "./application.ts";
import { changeWorker, versioningBehavior } from "./change-worker.ts";
import { workflowBundle } from "./workflow-bundle.ts";

export interface RunningWorker {
  /** Settles when the worker has ended; rejects when it failed. */
  readonly ended: Promise<void>;
  /** Lets what is under way finish, then ends. */
  stop(): Promise<void>;
}

/** Starts a worker for changes. */
export async function startWorker(app: App, configuration: Configuration, located: Located): Promise<RunningWorker> {
  const connection = await NativeConnection.connect(connectionOptions(configuration, located));
  const { options, deployment, close } = changeWorker(app, configuration);
  const worker = await Worker.create({
    ...options,
    connection,
    workflowBundle: { code: await workflowBundle() },
    workerDeploymentOptions: {
      useWorkerVersioning: true,
      version: deployment,
      defaultVersioningBehavior: versioningBehavior,
    },
    maxCachedWorkflows: 500,
    // What a worker that died still holds is taken over after this long; the usual ten seconds are as long as a caller waits.
    stickyQueueScheduleToStartTimeout: "2s",
  });
  const ended = untilEnd();
  // Who waits for the end sees the failure; until then it must not end the process.
  ended.catch(() => undefined);
  async function untilEnd(): Promise<void> {
    try {
      await worker.run();
    } finally {
      close();
      await connection.close();
    }
  }
  return {
    ended,
    stop: async () => {
      if (worker.getState() === "RUNNING") worker.shutdown();
      await ended.catch(() => undefined);
    },
  };
}
