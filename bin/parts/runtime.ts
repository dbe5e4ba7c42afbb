import { DefaultLogger, Runtime } from "@temporalio/worker";
import type { RuntimeOptions } from "@temporalio/worker";
import type { Logger } from "../../lib/log/logger.ts";

const levels = { TRACE: "trace", DEBUG: "debug", INFO: "info", WARN: "warn", ERROR: "error" } as const;

/**
 * Sends what Temporal's library has to say into our log. To be called once, before a worker or its connection is made.
 * Signals stay ours: a worker ends when it is told to, not when it hears Ctrl-C by itself.
 */
export function installRuntime(log: Logger): void {
  Runtime.install(runtimeOptions(log));
}

export function runtimeOptions(log: Logger): RuntimeOptions {
  const logger = new DefaultLogger("WARN", ({ level, message, meta }) => {
    log[levels[level]]({ temporal: textOf(meta) }, message);
  });
  const telemetryOptions = { logging: { filter: { core: "WARN", other: "ERROR" }, forward: {} } } as const;
  return { logger, telemetryOptions, shutdownSignals: [] };
}

/** Only ids and reasons of what the library reports: payloads are nobody's concern in a log. */
function textOf(meta: Readonly<Record<string | symbol, unknown>> | undefined) {
  const { workflowId, runId, activityType, attempt, error } = meta ?? {};
  return { workflowId, runId, activityType, attempt, error: error instanceof Error ? error.message : error };
}
