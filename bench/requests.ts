import { DefaultLogger, Runtime } from "@temporalio/worker";
import { pickPort } from "../lib/embedded/ports.ts";

/** Counts what this process asks of Temporal, as the library itself counts it. */
export interface RequestCounter {
  /** Requests so far of one operation, such as RecordActivityTaskHeartbeat. */
  readonly of: (operation: string) => Promise<number>;
}

/** To be called once in a process, before there is a worker. */
export async function countRequests(): Promise<RequestCounter> {
  const address = `127.0.0.1:${(await pickPort()).port}`;
  Runtime.install({
    logger: new DefaultLogger("ERROR"),
    telemetryOptions: {
      metrics: { prometheus: { bindAddress: address } },
      logging: { filter: { core: "ERROR", other: "ERROR" }, forward: {} },
    },
    shutdownSignals: [],
  });
  return {
    of: async (operation) => {
      const text = await (await fetch(`http://${address}/metrics`)).text();
      const lines = text.split("\n").filter((line) => line.startsWith("temporal_request{"));
      const own = lines.filter((line) => line.includes(`operation="${operation}"`));
      return own.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(" "))), 0);
    },
  };
}
