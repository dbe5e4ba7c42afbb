import { setTimeout as delay } from "node:timers/promises";
import { isGrpcServiceError } from "@temporalio/client";
import type { Client } from "@temporalio/client";
import type { Configuration } from "../../temporal.config.ts";

/** The server knows a version a moment after its first worker polls. */
const patienceMs = 30_000;
/** gRPC codes of "not there yet": NOT_FOUND, FAILED_PRECONDITION, RESOURCE_EXHAUSTED, UNAVAILABLE. */
const notYet: ReadonlySet<number> = new Set([5, 8, 9, 14]);

/** Makes this build the one that new and upgraded workflows run on. Doing it again changes nothing. */
export async function promoteBuild(client: Client, { temporal }: Pick<Configuration, "temporal">): Promise<void> {
  const { name: deploymentName, buildId } = temporal.deployment;
  const until = Date.now() + patienceMs;
  for (;;) {
    try {
      await client.workflowService.setWorkerDeploymentCurrentVersion({
        namespace: temporal.namespace,
        deploymentName,
        buildId,
        identity: "takehold",
        ignoreMissingTaskQueues: true,
      });
      return;
    } catch (error) {
      if (!isGrpcServiceError(error) || !notYet.has(error.code) || Date.now() > until) throw error;
      await delay(100);
    }
  }
}
