import { execFile } from "node:child_process";
import { randomBytes, randomInt } from "node:crypto";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { promisify } from "node:util";
import { Connection } from "@temporalio/client";
import { msNumberToTs } from "@temporalio/common/lib/time.js";
import { pickPort } from "../lib/embedded/ports.ts";
import { temporalReady } from "../lib/embedded/temporal-ready.ts";
import { lastLines } from "../lib/files/last-lines.ts";
import { spawnLogged } from "../lib/processes/spawn-logged.ts";
import { stopProcess } from "../lib/processes/stop.ts";
import type { Services } from "./services.ts";

const execute = promisify(execFile);
const readyTimeoutMs = 60_000;
const namespaceTimeoutMs = 30_000;
/** One server, four roles, each with a port for requests and one for membership. */
const roles = ["frontend", "history", "matching", "worker"] as const;

/** Starts Temporal's production server on this run's PostgreSQL, all four roles in one process, loopback only. */
export async function startOnPostgres(
  { dataDir, postgresUrl }: Services,
  programs: { readonly server: string; readonly sqlTool: string },
  log: (line: string) => void,
): Promise<{ address: string; stop: () => Promise<void> }> {
  log("Starting a Temporal server on PostgreSQL …");
  const database = new URL(postgresUrl);
  const name = `temporal_${randomBytes(4).toString("hex")}`;
  await createSchema(programs.sqlTool, database, name, "postgresql/v12/temporal");
  await createSchema(programs.sqlTool, database, `${name}_visibility`, "postgresql/v12/visibility");
  const directory = join(dataDir, name);
  await mkdir(directory, { recursive: true });
  const ports = await lowPorts(roles.length * 2);
  // JSON is YAML too.
  await writeFile(join(directory, "bench.yaml"), JSON.stringify(serverConfiguration(database, name, ports), null, 2), {
    mode: 0o600,
  });
  const logFile = join(directory, "server.log");
  const args = ["--root", directory, "--config", ".", "--env", "bench", "--allow-no-auth", "start"];
  const server = await spawnLogged({ program: programs.server, args, logFile, cwd: directory });
  const stop = () => stopProcess(server.identity, { signals: ["SIGTERM", "SIGKILL"], eachMs: 15_000 });
  const address = `127.0.0.1:${ports[0] ?? 0}`;
  try {
    await registerNamespace(address);
    await temporalReady(address, readyTimeoutMs, AbortSignal.timeout(readyTimeoutMs));
    return { address, stop };
  } catch (error) {
    await stop();
    throw new Error(`Temporal on PostgreSQL did not start. The end of its log:\n${await lastLines(logFile)}`, {
      cause: error,
    });
  }
}

/** The server keeps its own port numbers in a column of 16 bits with a sign. */
const portMax = 32_767;

async function lowPorts(count: number): Promise<readonly number[]> {
  const ports = new Set<number>();
  for (let wished = portMax; ports.size < count && wished > 1_024; wished -= 1 + randomInt(100)) {
    const { port } = await pickPort(wished, ports);
    if (port <= portMax) ports.add(port);
  }
  return [...ports];
}

async function createSchema(sqlTool: string, database: URL, name: string, schema: string): Promise<void> {
  const connection = ["--plugin", "postgres12", "--endpoint", database.hostname, "--port", database.port];
  const account = ["--user", database.username, "--password", decodeURIComponent(database.password)];
  const run = (...command: string[]) => execute(sqlTool, [...connection, ...account, "--database", name, ...command]);
  await run("create-database");
  await run("setup-schema", "-v", "0.0");
  await run("update-schema", "--schema-name", schema);
}

function serverConfiguration(database: URL, name: string, ports: readonly number[]) {
  const store = (databaseName: string) => ({
    sql: {
      pluginName: "postgres12",
      databaseName,
      connectAddr: database.host,
      connectProtocol: "tcp",
      user: database.username,
      password: decodeURIComponent(database.password),
      maxConns: 20,
      maxIdleConns: 20,
    },
  });
  const rpc = (index: number) => ({
    rpc: { grpcPort: ports[index * 2], membershipPort: ports[index * 2 + 1], bindOnLocalHost: true },
  });
  return {
    log: { stdout: true, level: "warn" },
    persistence: {
      defaultStore: "default",
      visibilityStore: "visibility",
      numHistoryShards: 4,
      datastores: { default: store(name), visibility: store(`${name}_visibility`) },
    },
    global: { membership: { maxJoinDuration: "30s", broadcastAddress: "127.0.0.1" } },
    services: Object.fromEntries(roles.map((role, index) => [role, rpc(index)])),
    clusterMetadata: {
      enableGlobalNamespace: false,
      failoverVersionIncrement: 10,
      masterClusterName: "active",
      currentClusterName: "active",
      clusterInformation: {
        active: {
          enabled: true,
          initialFailoverVersion: 1,
          rpcName: "frontend",
          rpcAddress: `127.0.0.1:${ports[0] ?? 0}`,
        },
      },
    },
    dcRedirectionPolicy: { policy: "noop" },
  };
}

/** A production server begins without a namespace. */
async function registerNamespace(address: string): Promise<void> {
  const deadline = performance.now() + namespaceTimeoutMs;
  for (;;) {
    const connection = Connection.lazy({ address, connectTimeout: 1_000 });
    try {
      await connection.workflowService.registerNamespace({
        namespace: "default",
        workflowExecutionRetentionPeriod: msNumberToTs(86_400_000),
      });
      return;
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await pause(250);
    } finally {
      await connection.close();
    }
  }
}
