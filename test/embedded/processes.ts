import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export interface Fixture {
  child: ChildProcess;
  /** What the process said first, as JSON. */
  answer: Promise<Record<string, unknown>>;
}

/** Starts a script of `fixtures/` as a process of its own; it ends with us, because its input closes. */
export function startFixture(name: string, ...args: string[]): Fixture {
  const script = fileURLToPath(new URL(`fixtures/${name}.ts`, import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", script, ...args], { stdio: ["pipe", "pipe", "inherit"] });
  const answer = new Promise<Record<string, unknown>>((resolve, reject) => {
    createInterface({ input: child.stdout }).once("line", (line) => resolve(JSON.parse(line)));
    child.once("exit", (code, signal) => reject(new Error(`${name} ended with ${signal ?? code} before it answered`)));
    child.once("error", reject);
  });
  return { child, answer };
}

/** Ends a fixture as a power cut would, and resolves when it is gone. */
export async function killNow(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}
