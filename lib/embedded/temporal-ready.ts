import { Connection } from "@temporalio/client";

const service = "temporal.api.workflowservice.v1.WorkflowService";

/**
 * Resolves once the server answers for its namespace, which the dev server creates a moment after its port opens.
 * Rejects when that takes longer than `timeoutMs` or the signal is raised.
 */
export async function temporalReady(address: string, timeoutMs: number, signal: AbortSignal): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    signal.throwIfAborted();
    if (await answers(address)) return;
    if (performance.now() > deadline)
      throw new Error(`it did not answer on ${address} within ${timeoutMs / 1000} seconds`);
  }
}

async function answers(address: string): Promise<boolean> {
  // A new connection each time: gRPC's own back-off after a refused one is longer than a whole start.
  const connection = Connection.lazy({ address, connectTimeout: 1_000 });
  try {
    await connection.withDeadline(Date.now() + 1_000, async () => {
      await connection.healthService.check({ service });
      await connection.workflowService.describeNamespace({ namespace: "default" });
    });
    return true;
  } catch {
    await new Promise((resolve) => setTimeout(resolve, 50));
    return false;
  } finally {
    await connection.close();
  }
}
