import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Errand } from "./deed.ts";

const program = fileURLToPath(new URL("client.ts", import.meta.url));

export interface Ended {
  readonly exit: number | string;
  readonly errors: string;
}

/** Runs one client as a process of its own and says how it ended. */
export function runClient(errand: Errand): Promise<Ended> {
  return new Promise((resolve) => {
    const args = ["--import", "tsx", program, JSON.stringify(errand)];
    // The client decides by itself, whatever this run is told by its surroundings.
    const env = Object.fromEntries(
      Object.entries(process.env).filter(([name]) => !/^(OTEL|POSTHOG)_|^NODE_ENV$/.test(name)),
    );
    execFile(process.execPath, args, { timeout: 150_000, env }, (error, _out, errors) =>
      resolve({ exit: error === null ? 0 : (error.code ?? error.signal ?? 1), errors }),
    );
  });
}
