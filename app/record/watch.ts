import { headsOf } from "../../store/change/heads.ts";
import type { App } from "../context.ts";

/** Waits for a change to have more events than a caller has seen. */
export interface Watch {
  /** Resolves once `change` has an event after `seq`, or `signal` is aborted. */
  past(change: string, seq: number, signal: AbortSignal): Promise<void>;
}

interface Waiting {
  readonly change: string;
  readonly seq: number;
  readonly wake: () => void;
}

const lookEveryMs = 500;

/** One query each half second for all who wait in this process, and none while nobody does. */
export function createWatch(app: Pick<App, "db">): Watch {
  const waiting = new Set<Waiting>();
  let timer: NodeJS.Timeout | null = null;

  async function look(): Promise<void> {
    try {
      const heads = await headsOf(app.db, [...new Set([...waiting].map(({ change }) => change))]);
      for (const { change, seq, wake } of waiting) if ((heads.get(change) ?? 0) > seq) wake();
    } catch {
      // The database is away; who waits goes on waiting, and is told as soon as it is back.
    }
    timer = null;
    arm();
  }
  function arm(): void {
    if (timer !== null || waiting.size === 0) return;
    timer = setTimeout(() => void look(), lookEveryMs);
    timer.unref();
  }
  return {
    past: (change, seq, signal) =>
      new Promise((resolve) => {
        const entry: Waiting = { change, seq, wake: done };
        function done(): void {
          waiting.delete(entry);
          signal.removeEventListener("abort", done);
          resolve();
        }
        if (signal.aborted) return resolve();
        signal.addEventListener("abort", done);
        waiting.add(entry);
        arm();
      }),
  };
}
