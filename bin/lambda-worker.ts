import { fileURLToPath } from "node:url";
import { runWorker } from "@temporalio/lambda-worker";
import { createOutbound } from "../lib/outbound.ts";
import { createLogger } from "../lib/log/logger.ts";
import { openRenewableDatabase } from "../store/renewable-database.ts";
import { connectionOptions, databaseOptions } from "./parts/application.ts";
import { changeWorker, versioningBehavior } from "./parts/change-worker.ts";
import { functionConfiguration } from "./parts/functions/configuration.ts";
import { renewedAfterPauses } from "./parts/functions/renewed.ts";
import { createChat } from "./parts/chat.ts";
import { createPost } from "./parts/post.ts";
import { runtimeOptions } from "./parts/runtime.ts";

/**
 * The worker as a function of AWS Lambda. Temporal calls it when there is work that nobody polls for; it works until shortly
 * before its deadline and keeps nothing.
 */

/** The workflow code, bundled by the build and put beside this file. */
const workflows = fileURLToPath(new URL("../workflows.js", import.meta.url));
/** For cancelled activities to stop, after the grace in which they may end by themselves. */
const stopMs = 2_000;
/** For connecting before the work, which the library does not count, and for saying good-bye to the server after it. */
const aroundMs = 5_000;

const { configuration, located } = functionConfiguration(process.env);
const database = openRenewableDatabase(() => databaseOptions(configuration, located.databaseUrl));
const post = createPost(configuration, located.url);
const chat = createChat(configuration);
const outbound = createOutbound({ allowed: configuration.allowedAddresses });
const app = { ...located, db: database.db, language: configuration.language, now: Date.now, post, chat, outbound };
const { options, deployment } = changeWorker(app, configuration);
const { shutdownMs } = configuration.timeouts;

const work = runWorker(deployment, (config) => {
  config.connectionOptions = connectionOptions(configuration, located);
  config.namespace = configuration.temporal.namespace;
  config.runtimeOptions = runtimeOptions(createLogger((line) => process.stdout.write(line)));
  config.shutdownDeadlineBufferMs = shutdownMs + stopMs + aroundMs;
  config.workerOptions = {
    ...config.workerOptions,
    ...options,
    shutdownForceTime: shutdownMs + stopMs,
    workflowBundle: { codePath: workflows },
    workerDeploymentOptions: { defaultVersioningBehavior: versioningBehavior },
  };
});

export const handler = renewedAfterPauses(database.renew, work);
