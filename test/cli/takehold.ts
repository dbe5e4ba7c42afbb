import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { programCache } from "../services.ts";

/** The command as users run it: a process of its own. */

const program = fileURLToPath(new URL("../../bin/takehold.mjs", import.meta.url));

export type Environment = Readonly<Record<string, string>>;

/** Nothing of the settings of whoever runs the tests. */
function environmentOf(given: Environment): NodeJS.ProcessEnv {
  const { PATH = "", HOME = "", USER = "", TMPDIR = tmpdir() } = process.env;
  return { PATH, HOME, USER, TMPDIR, ...given };
}

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command to its end. `input` is what it reads from standard input. */
export async function takehold(
  args: readonly string[],
  environment: Environment = {},
  { input = "", cwd = tmpdir() }: { input?: string; cwd?: string } = {},
): Promise<Ended> {
  const child = spawn(process.execPath, [program, ...args], { env: environmentOf(environment), cwd });
  let stdout = "";
  let stderr = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (stdout += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (stderr += text));
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, stdout, stderr };
}

/** A command that goes on running. */
export interface LongRunning {
  readonly child: ChildProcess;
  /** What it has printed so far, both streams together. */
  readonly said: () => string;
  /** Resolves with the first match in what it prints; rejects when it ends before. */
  readonly saying: (pattern: RegExp) => Promise<RegExpMatchArray>;
  readonly ended: Promise<number | null>;
  /** Ends it with a signal and answers its exit code. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<number | null>;
}

export function runTakehold(args: readonly string[], environment: Environment, prefix: readonly string[] = []) {
  const [command = process.execPath, ...rest] = [...prefix, process.execPath, program, ...args];
  const child = spawn(command, rest, {
    env: environmentOf(environment),
    cwd: tmpdir(),
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  const listeners = new Set<() => void>();
  const hear = (text: string) => {
    said += text;
    for (const listener of listeners) listener();
  };
  child.stdout.setEncoding("utf8").on("data", hear);
  child.stderr.setEncoding("utf8").on("data", hear);
  const ended = new Promise<number | null>((resolve) => child.once("close", (code) => resolve(code)));
  const saying = (pattern: RegExp) =>
    new Promise<RegExpMatchArray>((resolve, reject) => {
      const look = () => {
        const found = said.match(pattern);
        if (found === null) return;
        listeners.delete(look);
        resolve(found);
      };
      listeners.add(look);
      look();
      void ended.then((code) => reject(new Error(`It ended with ${code} before it said ${String(pattern)}:\n${said}`)));
    });
  const stop = async (signal: NodeJS.Signals = "SIGTERM") => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    return ended;
  };
  return { child, said: () => said, saying, ended, stop } satisfies LongRunning;
}

export interface TestDirectory {
  readonly path: string;
  readonly remove: () => Promise<void>;
}

/** An empty data directory that takes the Temporal program from where the tests keep it. */
export async function testDirectory(): Promise<TestDirectory> {
  const path = await mkdtemp(join(tmpdir(), "takehold-cli-"));
  await symlink(programCache, join(path, "cache"));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
