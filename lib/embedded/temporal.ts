import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { lastLines } from "../files/last-lines.ts";
import { pidsByCommandLine } from "../processes/command-lines.ts";
import { identify } from "../processes/identity.ts";
import { spawnLogged, type Spawned } from "../processes/spawn-logged.ts";
import { stopProcess } from "../processes/stop.ts";
import { forgetChild, recordChild } from "./children.ts";
import { EmbeddedServiceFailure } from "./failure.ts";
import { pickPortAloud } from "./ports.ts";
import { serviceEnvironment } from "./service-environment.ts";
import { temporalArguments } from "./temporal-arguments.ts";
import { obtainTemporalProgram, type TemporalProgram } from "./temporal-program.ts";
import { temporalReady } from "./temporal-ready.ts";

export interface TemporalRequest {
  /** The locked data directory; the server's SQLite file lives in it. */
  dataDir: string;
  log: (line: string) => void;
  /** Where a fetched program is kept; the data directory by default. */
  cacheDir?: string;
  /** Lets workflows skip time; for tests and the demo only. */
  timeSkipping?: boolean;
  extraDynamicConfig?: Readonly<Record<string, unknown>>;
  /** Preferred ports; any free one by default. `uiPort: null` leaves Temporal's own pages out. */
  port?: number;
  uiPort?: number | null;
  /** More environment variables for the server. */
  env?: Readonly<Record<string, string>>;
}

export interface EmbeddedTemporal {
  address: string;
  uiUrl: string | null;
  pid: number;
  version: string;
  source: TemporalProgram["source"];
  /** Settles when the server has ended, in order or not. */
  exited: Spawned["exited"];
  stop: () => Promise<void>;
}

const name = "temporal";
const signals: NodeJS.Signals[] = ["SIGTERM"];
const startsMax = 5;
const readyTimeoutMs = 60_000;

/**
 * Starts a real Temporal server on a SQLite file in the data directory, loopback only, and resolves when it answers.
 * Throws an `EmbeddedServiceFailure` with the end of the server's log when it does not.
 */
export async function startTemporal(request: TemporalRequest): Promise<EmbeddedTemporal> {
  const { log } = request;
  const directory = join(resolve(request.dataDir), name);
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const databaseFile = join(directory, "temporal.db");
  await stopServersOn(databaseFile, log);
  const program = await obtainTemporalProgram({ cacheDir: request.cacheDir ?? join(request.dataDir, "cache"), log });
  const logFile = join(directory, "temporal.log");
  const refused = new Set<number>();
  for (let attempt = 1; ; attempt += 1) {
    const port = await pickPortAloud("Temporal", request.port, log, refused);
    const uiPort =
      request.uiPort === null
        ? null
        : await pickPortAloud("Temporal's own pages", request.uiPort, log, new Set([...refused, port]));
    const args = temporalArguments({
      port,
      uiPort,
      databaseFile,
      timeSkipping: request.timeSkipping ?? false,
      extraDynamicConfig: request.extraDynamicConfig ?? {},
    });
    const server = await spawnLogged({
      program: program.path,
      args,
      logFile,
      env: serviceEnvironment(request.env),
      cwd: directory,
    });
    await recordChild(request.dataDir, { ...server.identity, name, signals });
    try {
      await answering(server, `127.0.0.1:${port}`);
      return handle(request.dataDir, server, program, port, uiPort);
    } catch (error) {
      await stopProcess(server.identity);
      await forgetChild(request.dataDir, name);
      const quoted = await lastLines(logFile);
      // Between looking for a port and using it, someone else may have taken it.
      if (attempt < startsMax && /address already in use/i.test(quoted)) {
        refused.add(port);
        if (uiPort !== null) refused.add(uiPort);
        continue;
      }
      const reason = error instanceof Error ? error.message : String(error);
      throw new EmbeddedServiceFailure(`Temporal did not start: ${reason}. The end of ${logFile}:\n${quoted}`, {
        cause: error,
      });
    }
  }
}

async function answering(server: Spawned, address: string): Promise<void> {
  const ended = new AbortController();
  void server.exited.then(({ code, signal }) =>
    ended.abort(new Error(`the server ended with ${signal ?? `code ${code}`}`)),
  );
  await temporalReady(address, readyTimeoutMs, ended.signal);
}

function handle(dataDir: string, server: Spawned, program: TemporalProgram, port: number, uiPort: number | null) {
  return {
    address: `127.0.0.1:${port}`,
    uiUrl: uiPort === null ? null : `http://127.0.0.1:${uiPort}`,
    pid: server.identity.pid,
    version: program.version,
    source: program.source,
    exited: server.exited,
    stop: async () => {
      await stopProcess(server.identity, { signals: ["SIGTERM", "SIGKILL"], eachMs: 15_000 });
      await forgetChild(dataDir, name);
    },
  } satisfies EmbeddedTemporal;
}

/** Two servers on one SQLite file ruin it, and a crash can come before the child was written down, so look at what runs. */
async function stopServersOn(databaseFile: string, log: (line: string) => void): Promise<void> {
  for (const pid of await pidsByCommandLine("server start-dev", databaseFile)) {
    const identity = await identify(pid);
    if (identity === null) continue;
    log(`A Temporal server (process ${pid}) still runs on ${databaseFile}; stopping it.`);
    await stopProcess(identity);
  }
}
