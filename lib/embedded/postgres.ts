import { mkdir } from "node:fs/promises";
import { join, parse, resolve } from "node:path";
import { lastLines } from "../files/last-lines.ts";
import { stopProcess } from "../processes/stop.ts";
import { spawnLogged, type Spawned } from "../processes/spawn-logged.ts";
import { waitUntil } from "../processes/wait-until.ts";
import { forgetChild, recordChild } from "./children.ts";
import { EmbeddedServiceFailure } from "./failure.ts";
import { pickPortAloud } from "./ports.ts";
import { accountOf, postgresAccount } from "./postgres-account.ts";
import {
  checkCluster,
  createCluster,
  database,
  existingCluster,
  resetPassword,
  superuser,
} from "./postgres-cluster.ts";
import { clearLeftover, readPostmaster } from "./postgres-leftover.ts";
import { keptPassword } from "./postgres-password.ts";
import { postgresPrograms } from "./postgres-program.ts";
import { serviceEnvironment } from "./service-environment.ts";

export interface PostgresRequest {
  /** The locked data directory; cluster, log and password lie in it. */
  dataDir: string;
  log: (line: string) => void;
  /** Preferred port; any free one by default. */
  port?: number;
  /** More settings of the server, as in `postgresql.conf`. */
  settings?: Readonly<Record<string, string>>;
}

export interface EmbeddedPostgres {
  /** Of the owner, who may do everything in this cluster. */
  url: string;
  port: number;
  pid: number;
  /** Settles when the server has ended, in order or not. */
  exited: Spawned["exited"];
  stop: () => Promise<void>;
}

const name = "postgres";
const signals: NodeJS.Signals[] = ["SIGINT", "SIGQUIT"];
const startsMax = 5;
const readyTimeoutMs = 60_000;

/** Durable and loopback only; no socket file, whose path has a length limit that a deep data directory exceeds. */
const settings: Readonly<Record<string, string>> = {
  listen_addresses: "127.0.0.1",
  unix_socket_directories: "",
  timezone: "UTC",
  log_timezone: "UTC",
  max_connections: "100",
};

/**
 * Starts a real PostgreSQL in the data directory, creating its cluster at the first start, and resolves when it accepts
 * connections. Throws an `EmbeddedServiceFailure` with the end of the server's log when it does not.
 */
export async function startPostgres(request: PostgresRequest): Promise<EmbeddedPostgres> {
  const { log } = request;
  const dataDir = resolve(request.dataDir);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const { cluster, account, programs, password } = await prepare(dataDir, log);
  const logFile = join(dataDir, "postgres.log");
  const refused = new Set<number>();
  for (let attempt = 1; ; attempt += 1) {
    const port = await pickPortAloud("PostgreSQL", request.port, log, refused);
    const all = Object.entries({ ...settings, ...request.settings, port: String(port) });
    const server = await spawnLogged({
      program: programs.postgres,
      args: ["-D", cluster, ...all.flatMap(([key, value]) => ["-c", `${key}=${value}`])],
      logFile,
      env: serviceEnvironment({ LC_ALL: "C" }),
      cwd: parse(cluster).root,
      account,
    });
    await recordChild(dataDir, { ...server.identity, name, signals });
    const reason = await becomesReady(cluster, server);
    if (reason === null) {
      const url = `postgres://${superuser}:${password}@127.0.0.1:${port}/${database}`;
      return { url, port, pid: server.identity.pid, exited: server.exited, stop: () => stop(dataDir, server) };
    }
    await stop(dataDir, server);
    const quoted = await lastLines(logFile);
    const another = /Address already in use|could not bind|shared memory block .* is still in use/i.test(quoted);
    if (!another || attempt === startsMax) {
      throw new EmbeddedServiceFailure(`PostgreSQL did not start: ${reason}. The end of ${logFile}:\n${quoted}`);
    }
    refused.add(port);
  }
}

async function prepare(dataDir: string, log: (line: string) => void) {
  const existing = await existingCluster(dataDir);
  const wanted = await postgresAccount(log);
  const account = existing === null ? wanted : await accountOf(existing, wanted);
  const programs = await postgresPrograms(account, log);
  const { password, isNew } = await keptPassword(join(dataDir, "postgres-password"));
  const tools = { account, programs, password };
  if (existing === null) {
    log("Creating the database …");
    return { ...tools, cluster: await createCluster({ dataDir, log, ...tools }) };
  }
  await checkCluster(existing);
  await clearLeftover(existing, log);
  if (isNew) await resetPassword(existing, tools);
  return { ...tools, cluster: existing };
}

/** Null once the server accepts connections, else why it does not. */
async function becomesReady(cluster: string, server: Spawned): Promise<string | null> {
  let ended: string | null = null;
  void server.exited.then(({ code, signal }) => (ended = `it ended with ${signal ?? `code ${code}`}`));
  const outcome = await waitUntil(
    async () => {
      if (ended !== null) return { reason: ended };
      const claim = await readPostmaster(cluster);
      return claim?.pid === server.identity.pid && claim.status === "ready" ? { reason: null } : null;
    },
    { timeoutMs: readyTimeoutMs },
  );
  return outcome === null ? `it was not ready within ${readyTimeoutMs / 1000} seconds` : outcome.reason;
}

async function stop(dataDir: string, server: Spawned): Promise<void> {
  await stopProcess(server.identity, { signals: [...signals, "SIGKILL"], eachMs: 20_000 });
  await forgetChild(dataDir, name);
}
