import { Runtime } from "@temporalio/worker";
import type { WorkerOptions } from "@temporalio/worker";
import { createDigestActivities } from "../../activities/digest.ts";
import { createWebhookActivities } from "../../activities/webhook.ts";
import { createActivities } from "../../activities/index.ts";
import { createPullActivities } from "../../activities/pull.ts";
import type { App } from "../../app/context.ts";
import { createAnchoring } from "../../app/record/anchoring.ts";
import type { Anchoring } from "../../app/record/anchoring.ts";
import { anchorFile, anchorUrl } from "../../app/record/anchor-targets.ts";
import type { Configuration } from "../../temporal.config.ts";
import { createLetters } from "../../web/letters/letters.ts";

export interface ChangeWorker {
  /** What every worker for changes has in common, in a process of its own or in a function. */
  readonly options: Pick<WorkerOptions, "namespace" | "taskQueue" | "activities" | "shutdownGraceTime">;
  readonly deployment: { readonly deploymentName: string; readonly buildId: string };
  /** Closes what leads to anchors. */
  readonly close: () => void;
}

/** Changes move to the newest build as soon as it is current; what differs in old ones is `patched` in the workflow. */
export const versioningBehavior = "AUTO_UPGRADE";

/** The activities and bounds of a worker. The workflow code, the connection and the polling are its caller's. */
export function changeWorker(
  app: Pick<App, "db" | "secret" | "url" | "language" | "now" | "post" | "chat" | "outbound">,
  configuration: Pick<Configuration, "temporal" | "timeouts" | "limits" | "anchors" | "digestHour">,
): ChangeWorker {
  const { namespace, taskQueue, deployment } = configuration.temporal;
  const { db, secret, post, chat } = app;
  const anchoring = anchoringOf(app, configuration);
  const { tellAfter } = configuration.limits;
  const letters = createLetters(app);
  return {
    options: {
      namespace,
      taskQueue,
      activities: {
        ...createActivities({
          db,
          secret,
          letters,
          post,
          chat,
          onRecorded: anchoring.kick,
          tellAfter,
          collectMin: configuration.limits.collectMin,
        }),
        ...createDigestActivities({ db, secret, letters, post, hour: configuration.digestHour }),
        ...createWebhookActivities(app),
        ...createPullActivities({ ...app, tellAfter }),
      },
      shutdownGraceTime: configuration.timeouts.shutdownMs,
    },
    deployment: { deploymentName: deployment.name, buildId: deployment.buildId },
    close: () => anchoring.close(),
  };
}

/** Tells the heads of records to where the configuration says, also those of a process that died before it did. */
function anchoringOf({ db }: Pick<App, "db">, { anchors }: Pick<Configuration, "anchors">): Anchoring {
  const { file, url } = anchors;
  const targets = [...(file === null ? [] : [anchorFile(file)]), ...(url === null ? [] : [anchorUrl(url)])];
  const anchoring = createAnchoring(db, targets, (target, error) =>
    Runtime.instance().logger.warn(`Heads of records could not be anchored (${target}); it is tried again`, { error }),
  );
  anchoring.kick();
  return anchoring;
}
