import { join } from "node:path";
import { createApi } from "../../../api/app.ts";
import { existingCluster } from "../../../lib/embedded/postgres-cluster.ts";
import type { Logger } from "../../../lib/log/logger.ts";
import type { Configuration } from "../../../temporal.config.ts";
import { createPages } from "../../../web/site.ts";
import { adminKeyFile, keptAdminKey, loginLink } from "../administrator.ts";
import type { Application, Located } from "../application.ts";
import type { CommandFailure } from "../failure.ts";
import { writeInstance, removeInstance } from "../instance-file.ts";
import { keptSecret } from "../kept-secret.ts";
import { listen } from "../listener.ts";
import type { Listener } from "../listener.ts";
import { promoteBuild } from "../promote.ts";
import { migrateDatabase, reachApplication } from "../reach.ts";
import { workflowBundle } from "../workflow-bundle.ts";
import type { Closers } from "./closers.ts";
import { embedPostgres, embedTemporal } from "./embedded.ts";
import type { EmbedRequest } from "./embedded.ts";
import type { Ready } from "./report.ts";
import type { Screen, Step } from "./screen.ts";
import { superviseWorker } from "./supervised-worker.ts";

export interface BringUpRequest {
  readonly configuration: Configuration;
  /** Absolute, and ours. */
  readonly dataDir: string;
  readonly screen: Screen;
  readonly log: Logger;
  readonly logFile: string;
  readonly closers: Closers;
  readonly onLost: (failure: CommandFailure) => void;
}

interface Services {
  readonly databaseUrl: string;
  readonly databasePort: number | null;
  readonly temporalAddress: string;
  readonly temporalPages: string | null;
}

const otherPortsMax = 50;

/** Starts everything in one process, in order, and answers where it is. What is started is handed to `closers` at once. */
export async function bringUp(request: BringUpRequest): Promise<Ready> {
  const { configuration, dataDir, screen, closers, logFile } = request;
  const listener = await takePort(request);
  const url = configuration.url ?? `http://localhost:${listener.port}`;
  if (configuration.smtpUrl !== null && configuration.url === null)
    screen.say(`Mail is sent, but its links lead to ${url}: set TAKEHOLD_URL to where people reach this machine.`);
  const secret = await secretFor(request);
  const services = await startServices(request);
  const { databaseUrl, databasePort, temporalAddress, temporalPages } = services;
  const located = {
    databaseUrl,
    temporalAddress: configuration.temporal.address === null ? temporalAddress : null,
    secret,
    url,
  };
  const application = await openAll(request, located, listener);
  await keptAdminKey(application.app, dataDir);
  const login = await loginLink(application.app);
  const instance = { pid: process.pid, url, port: listener.port, temporalAddress, temporalPages, databasePort };
  await writeInstance(dataDir, instance);
  closers.add("the note of this instance", () => removeInstance(dataDir));
  return {
    url,
    loginUrl: login.url,
    temporalPages,
    temporalAddress,
    adminKeyFile: adminKeyFile(dataDir),
    logFile,
    pid: process.pid,
    seconds: process.uptime(),
    hasInbox: configuration.smtpUrl === null,
  };
}

async function takePort({ configuration, screen, closers }: BringUpRequest): Promise<Listener> {
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

async function secretFor({ configuration, dataDir, screen }: BringUpRequest): Promise<string> {
  if (configuration.secret !== null) return configuration.secret;
  const { secret, isNew } = await keptSecret(dataDir);
  if (isNew && configuration.databaseUrl === null && (await existingCluster(dataDir)) !== null)
    screen.say("The secret of this installation was gone, so a new one was made: links sent before no longer work.");
  return secret;
}

async function startServices(request: BringUpRequest): Promise<Services> {
  const { configuration, dataDir, screen, closers, onLost } = request;
  const embed = (log: (line: string) => void): EmbedRequest => ({ dataDir, log, say: screen.say, onLost });
  let databaseUrl = configuration.databaseUrl;
  let databasePort: number | null = null;
  let temporalAddress = configuration.temporal.address;
  let temporalPages: string | null = null;
  const steps: Step[] = [];
  if (temporalAddress === null)
    steps.push({
      title: "Temporal",
      run: async (say) => {
        const { service, stop } = await embedTemporal(embed(say));
        closers.add("Temporal", stop);
        temporalAddress = service.address;
        temporalPages = service.uiUrl;
        return `Temporal ${service.version} on ${service.address}`;
      },
    });
  if (databaseUrl === null)
    steps.push({
      title: "PostgreSQL",
      run: async (say) => {
        const { service, stop } = await embedPostgres(embed(say));
        closers.add("PostgreSQL", stop);
        databaseUrl = service.url;
        databasePort = service.port;
        return `PostgreSQL on 127.0.0.1:${service.port}`;
      },
    });
  steps.push({
    title: "Workflows",
    run: async () => {
      await workflowBundle();
      return "Workflows";
    },
  });
  await screen.steps(steps);
  return { databaseUrl: databaseUrl ?? "", databasePort, temporalAddress: temporalAddress ?? "", temporalPages };
}

async function openAll(request: BringUpRequest, located: Located, listener: Listener): Promise<Application> {
  const { configuration, screen, closers, log, logFile, onLost } = request;
  await screen.steps([
    {
      title: "Database",
      run: async () => {
        const { applied } = await migrateDatabase(located.databaseUrl);
        return applied.length === 0 ? "Database, up to date" : `Database, ${applied.length} migrations applied`;
      },
    },
  ]);
  const application = await reachApplication(configuration, located);
  closers.add("the connections", () => application.close());
  const { app, client, connection } = application;
  await screen.steps([
    {
      title: "Worker and pages",
      run: async () => {
        const reports = { say: screen.say, onLost, logFile };
        const worker = await superviseWorker(app, configuration, located, reports);
        closers.add("the worker", () => worker.stop());
        await promoteBuild(client, configuration);
        return "Worker, API and pages";
      },
    },
  ]);
  const api = createApi(app, {
    pages: createPages(app),
    checks: { temporal: () => connection.workflowService.getSystemInfo({}) },
    onFault: (error, requestId) => log.error({ err: error, requestId }, "a request failed"),
  });
  listener.serve((incoming) => api.fetch(incoming));
  // The first to close: nobody is let in while the rest goes down.
  closers.add("the listener", () => listener.close());
  return application;
}

/** The log of this program, beside the data. */
export function logFileOf(dataDir: string): string {
  return join(dataDir, "takehold.log");
}
