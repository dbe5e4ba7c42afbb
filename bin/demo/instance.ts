import { spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { adminKeyFile } from "../parts/admin-key-file.ts";
import { CommandFailure } from "../parts/failure.ts";
import { runningInstance } from "../parts/instance-file.ts";

/** The instance that the demo plays on. */
export interface DemoInstance {
  readonly url: string;
  readonly temporalAddress: string;
  readonly key: string;
  /** Ours to stop; `null` when somebody else runs it. */
  readonly stop: (() => Promise<void>) | null;
}

const program = fileURLToPath(new URL("../takehold.mjs", import.meta.url));

/** The instance running on the data directory, or one started for the demo. @throws CommandFailure when none can be had */
export async function demoInstance(dataDir: string, say: (line: string) => void): Promise<DemoInstance> {
  const running = await runningInstance(dataDir);
  const stop = running === null ? await startInstance(say) : null;
  const instance = running ?? (await runningInstance(dataDir));
  if (instance === null) throw new CommandFailure("The instance for the demo did not start. Try npm start first.");
  const key = (await readFile(adminKeyFile(dataDir), "utf8")).trim();
  const { port, temporalAddress } = instance;
  return { url: `http://127.0.0.1:${port}`, temporalAddress, key, stop };
}

/** Starts everything in a process of its own and waits until it is ready. */
async function startInstance(say: (line: string) => void): Promise<() => Promise<void>> {
  say("Nothing runs yet; starting Takehold for the demo …");
  // A group of its own: Ctrl-C reaches the demo first, which then stops it in order.
  const child = spawn(process.execPath, [program, "start", "--json"], {
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  const ended = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  const said: string[] = [];
  createInterface({ input: child.stderr }).on("line", (line) => {
    said.push(line);
    if (line.trim() !== "") say(`  ${line}`);
  });
  const ready = new Promise<true>((resolve) =>
    createInterface({ input: child.stdout }).once("line", () => resolve(true)),
  );
  const code = await Promise.race([ready, ended]);
  if (code !== true) throw new CommandFailure(`Takehold did not start (exit code ${code}). ${said.at(-1) ?? ""}`);
  return async () => {
    child.kill("SIGTERM");
    await ended;
  };
}
