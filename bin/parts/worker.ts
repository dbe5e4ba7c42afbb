import { NativeConnection, Worker } from "@temporalio/worker";
import { createActivities } from "../../activities/index.ts";
import type { Post } from "../../activities/deps.ts";
import type { App } from "../../app/context.ts";
import { createSmtpSender } from "../../lib/smtp.ts";
import type { Configuration } from "../../temporal.config.ts";
import { createLetters } from "../../web/letters/letters.ts";
import { connectionOptions } from "./application.ts";
import type { Located } from "./application.ts";
import { workflowBundle } from "./workflow-bundle.ts";

export interface RunningWorker {
  /** Settles when the worker has ended; rejects when it failed. */
  readonly ended: Promise<void>;
  /** Lets what is under way finish, then ends. */
  stop(): Promise<void>;
}

/** Starts a worker for changes. */
export async function startWorker(app: App, configuration: Configuration, located: Located): Promise<RunningWorker> {
  const { namespace, taskQueue, deployment } = configuration.temporal;
  const connection = await NativeConnection.connect(connectionOptions(configuration, located));
  const post = createPost(configuration, located.url);
  const worker = await Worker.create({
    connection,
    namespace,
    taskQueue,
    workflowBundle: { code: await workflowBundle() },
    activities: createActivities({ db: app.db, secret: app.secret, letters: createLetters(app), post }),
    workerDeploymentOptions: {
      useWorkerVersioning: true,
      version: { deploymentName: deployment.name, buildId: deployment.buildId },
      defaultVersioningBehavior: "AUTO_UPGRADE",
    },
    shutdownGraceTime: configuration.timeouts.shutdownMs,
    maxCachedWorkflows: 500,
  });
  const ended = worker.run().finally(async () => {
    post.close();
    await connection.close();
  });
  // Who waits for the end sees the failure; until then it must not end the process.
  ended.catch(() => undefined);
  return {
    ended,
    stop: async () => {
      if (worker.getState() === "RUNNING") worker.shutdown();
      await ended.catch(() => undefined);
    },
  };
}

/** The way messages leave: a mail server, or the inbox page, where they are rendered when somebody reads them. */
export function createPost(configuration: Pick<Configuration, "smtpUrl">, url: string): Post & { close: () => void } {
  const domain = new URL(url).hostname;
  if (configuration.smtpUrl === null)
    return { via: "inbox", domain, send: () => Promise.resolve(), close: () => undefined };
  const sender = createSmtpSender({
    url: configuration.smtpUrl,
    from: { name: "Takehold", email: `takehold@${domain}` },
  });
  return { via: "smtp", domain, send: sender.send, close: sender.close };
}
