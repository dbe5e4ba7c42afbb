import { join } from "node:path";
import { existingCluster } from "../../../lib/embedded/postgres-cluster.ts";
import { adminKeyFile } from "../admin-key-file.ts";
import { removeInstance, writeInstance } from "../instance-file.ts";
import { keptSecret } from "../kept-secret.ts";
import { listen } from "../listener.ts";
import type { Listener } from "../listener.ts";
import type { OpenRequest } from "./open-instance.ts";
import type { Ready } from "./report.ts";
import type { Step } from "./screen.ts";
import { startServices } from "./services.ts";

const otherPortsMax = 50;

/** Starts everything in one process, in order, and answers where it is. What is started is handed to `closers` at once. */
export async function bringUp(request: OpenRequest): Promise<Ready> {
  const { configuration, dataDir, screen, closers, logFile } = request;
  const listener = await takePort(request);
  const url = configuration.url ?? `http://localhost:${listener.port}`;
  if (configuration.smtpUrl !== null && configuration.url === null)
    screen.say(`Mail is sent, but its links lead to ${url}: set TAKEHOLD_URL to where people reach this machine.`);
  const secret = await secretFor(request);
  const services = await startServices({ ...request, beside: [program] });
  const { databaseUrl, databasePort, temporalAddress, temporalPages } = services;
  const embedded = configuration.temporal.address === null ? temporalAddress : null;
  const { openInstance } = await import("./open-instance.ts");
  const loginUrl = await openInstance(request, { databaseUrl, temporalAddress: embedded, secret, url }, listener);
  const { port } = listener;
  await writeInstance(dataDir, { pid: process.pid, url, port, temporalAddress, temporalPages, databasePort });
  closers.add("the note of this instance", () => removeInstance(dataDir));
  return {
    url,
    loginUrl,
    temporalPages,
    temporalAddress,
    adminKeyFile: adminKeyFile(dataDir),
    logFile,
    pid: process.pid,
    seconds: process.uptime(),
    hasInbox: configuration.smtpUrl === null,
  };
}

/** Most of the program is loaded, and its workflows are bundled, while the services start. */
const program: Step = {
  title: "Program",
  run: async () => {
    const { workflowBundle } = await import("../workflow-bundle.ts");
    await Promise.all([workflowBundle(), import("./open-instance.ts")]);
    return "Program and workflows";
  },
};

async function takePort({ configuration, screen, closers }: OpenRequest): Promise<Listener> {
  const { number, isGiven } = configuration.port;
  const host = configuration.url === null || isLoopback(configuration.url) ? "127.0.0.1" : "0.0.0.0";
  const listener = await listen({ port: number, others: isGiven ? 0 : otherPortsMax, host });
  closers.add("the listener", () => listener.close());
  if (number !== 0 && listener.port !== number)
    screen.say(`Port ${number} is taken, so Takehold uses ${listener.port}.`);
  return listener;
}

function isLoopback(url: string): boolean {
  return ["localhost", "127.0.0.1", "[::1]"].includes(new URL(url).hostname);
}

async function secretFor({ configuration, dataDir, screen }: OpenRequest): Promise<string> {
  if (configuration.secret !== null) return configuration.secret;
  const { secret, isNew } = await keptSecret(dataDir);
  if (isNew && configuration.databaseUrl === null && (await existingCluster(dataDir)) !== null)
    screen.say("The secret of this installation was gone, so a new one was made: links sent before no longer work.");
  return secret;
}

/** The log of this program, beside the data. */
export function logFileOf(dataDir: string): string {
  return join(dataDir, "takehold.log");
}
