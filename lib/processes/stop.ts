import { isRunning, type ProcessIdentity } from "./identity.ts";
import { waitUntil } from "./wait-until.ts";

/** How long each signal gets before the next, stronger one is sent. */
export interface StopSteps {
  signals: readonly NodeJS.Signals[];
  eachMs: number;
}

const politeThenKill: StopSteps = { signals: ["SIGTERM", "SIGKILL"], eachMs: 10_000 };

/**
 * Ends one process, and only that one: a process that has taken over its pid is left alone.
 * Resolves when it is gone; throws when it outlives the last signal.
 */
export async function stopProcess(identity: ProcessIdentity, steps: StopSteps = politeThenKill): Promise<void> {
  for (const signal of steps.signals) {
    if (!(await isRunning(identity))) return;
    send(identity.pid, signal);
    const gone = await waitUntil(async () => !(await isRunning(identity)), { timeoutMs: steps.eachMs });
    if (gone) return;
  }
  throw new Error(`Process ${identity.pid} did not end after ${steps.signals.join(", ")}.`);
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ESRCH") return;
    throw error;
  }
}
