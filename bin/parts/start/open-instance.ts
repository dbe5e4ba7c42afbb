import { createApi } from "../../../api/app.ts";
import type { Logger } from "../../../lib/log/logger.ts";
import type { Configuration } from "../../../temporal.config.ts";
import { createPages } from "../../../web/site.ts";
import { keptAdminKey, loginLink } from "../administrator.ts";
import type { Located } from "../application.ts";
import type { CommandFailure } from "../failure.ts";
import type { Listener } from "../listener.ts";
import { promoteBuild } from "../promote.ts";
import { migrateDatabase, reachApplication } from "../reach.ts";
import { installRuntime } from "../runtime.ts";
import { settleSchedules } from "../schedules.ts";
import type { Closers } from "./closers.ts";
import type { Screen } from "./screen.ts";
import { superviseWorker } from "./supervised-worker.ts";

export interface OpenRequest {
  readonly configuration: Configuration;
  readonly dataDir: string;
  readonly screen: Screen;
  readonly log: Logger;
  readonly logFile: string;
  readonly closers: Closers;
  readonly onLost: (failure: CommandFailure) => void;
}

/** Migrates, starts the worker and hands requests to API and pages. Answers a login link for the administrator. */
export async function openInstance(request: OpenRequest, located: Located, listener: Listener): Promise<string> {
  const { configuration, dataDir, screen, closers, log, logFile, onLost } = request;
  installRuntime(log);
  await screen.steps([{ title: "Database", run: () => bringUpToDate(located.databaseUrl) }]);
  const application = await reachApplication(configuration, located);
  closers.add("the connections", () => application.close());
  const { app, client, connection } = application;
  const startWorking = async () => {
    const worker = await superviseWorker(app, configuration, located, { say: screen.say, onLost, logFile });
    closers.add("the worker", () => worker.stop());
    await promoteBuild(client, configuration);
    return "Worker, API and pages";
  };
  await screen.steps([{ title: "Worker", run: startWorking }]);
  settleSchedules({ app, client, configuration, log });
  await keptAdminKey(app, dataDir);
  const checks = { temporal: () => connection.workflowService.getSystemInfo({}) };
  const api = createApi(app, {
    pages: createPages(app, checks),
    checks,
    onFault: (error, requestId) => log.error({ err: error, requestId }, "a request failed"),
    bodyBytesMax: configuration.limits.bodyBytesMax,
  });
  listener.serve((incoming) => api.fetch(incoming));
  // The first to close: nobody is let in while the rest goes down.
  closers.add("the listener", () => listener.close());
  return (await loginLink(app)).url;
}

async function bringUpToDate(databaseUrl: string): Promise<string> {
  const { applied } = await migrateDatabase(databaseUrl);
  return applied.length === 0 ? "Database, up to date" : `Database, ${applied.length} migrations applied`;
}
