import { spawn } from "node:child_process";
import { open, rename } from "node:fs/promises";
import { statIfPresent } from "../files/read-if-present.ts";
import { identify, type ProcessIdentity } from "./identity.ts";

const logBytesMax = 10_000_000;

export interface Spawned {
  identity: ProcessIdentity;
  /** Settles when the process has ended, never rejects. */
  exited: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

export interface SpawnRequest {
  program: string;
  args: readonly string[];
  /** Output and errors are appended here. A file, not a pipe: a server must not die of our death by a broken pipe. */
  logFile: string;
  env?: NodeJS.ProcessEnv;
  cwd?: string;
  account?: { uid: number; gid: number } | null;
}

/**
 * Starts a server that lives in a process group of its own, so that Ctrl-C in a terminal reaches only us and we can stop it
 * in order. Throws when the program cannot be started.
 */
export async function spawnLogged(request: SpawnRequest): Promise<Spawned> {
  await setAside(request.logFile);
  const log = await open(request.logFile, "a", 0o600);
  try {
    const child = spawn(request.program, request.args, {
      detached: true,
      windowsHide: true,
      stdio: ["ignore", log.fd, log.fd],
      env: request.env ?? process.env,
      ...(request.cwd === undefined ? {} : { cwd: request.cwd }),
      ...request.account,
    });
    const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve) => {
      child.once("exit", (code, signal) => resolve({ code, signal }));
    });
    await new Promise<void>((resolve, reject) => {
      child.once("spawn", resolve);
      child.once("error", reject);
    });
    child.unref();
    if (child.pid === undefined) throw new Error(`${request.program} has no pid.`);
    // A program that ended already has no start to be read; `exited` tells, and no process is ever taken for it.
    const identity = (await identify(child.pid)) ?? { pid: child.pid, started: "ended" };
    return { identity, exited };
  } finally {
    await log.close();
  }
}

/** Keeps a log from growing for ever: one that is large at a start becomes the one before. */
async function setAside(logFile: string): Promise<void> {
  const size = (await statIfPresent(logFile))?.size ?? 0;
  if (size > logBytesMax) await rename(logFile, `${logFile}.before`);
}
