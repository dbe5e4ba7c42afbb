import { createApi } from "../../../api/app.ts";
import { createPages } from "../../../web/site.ts";
import { listen } from "../listener.ts";
import { reachApplication, requireMigrated } from "../reach.ts";
import { settleSchedules } from "../schedules.ts";
import { listenForStop } from "../stop-signals.ts";
import type { SeparateSettings } from "./configuration.ts";
import { announce, processLog } from "./process-log.ts";

/** Serves API and pages until it is told to stop. @throws CommandFailure when it cannot start */
export async function runServe(
  { configuration, located }: SeparateSettings,
  { json }: { json: boolean },
): Promise<void> {
  const signals = listenForStop();
  const log = processLog();
  const listener = await listen({ port: configuration.port.number, others: 0, host: "0.0.0.0" });
  try {
    await requireMigrated(located.databaseUrl);
    const application = await reachApplication(configuration, located);
    const checks = { temporal: () => application.connection.workflowService.getSystemInfo({}) };
    const api = createApi(application.app, {
      pages: createPages(application.app, checks),
      checks,
      onFault: (error, requestId) => log.error({ err: error, requestId }, "a request failed"),
      bodyBytesMax: configuration.limits.bodyBytesMax,
    });
    settleSchedules({ ...application, configuration, log });
    listener.serve((request) => api.fetch(request));
    const { port } = listener;
    announce(json, `API and pages on port ${port}; links lead to ${located.url}.`, { url: located.url, port });
    await signals.requested;
    await listener.close();
    await application.close();
  } catch (error) {
    await listener.close();
    throw error;
  }
}
