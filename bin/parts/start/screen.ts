import { Listr } from "listr2";

/** What a start tells the person in front of it. */
export interface Screen {
  /** Runs steps side by side and shows how each goes. Rejects with the first failure, after all have ended. */
  readonly steps: (steps: readonly Step[]) => Promise<void>;
  /** A line of its own, between or after the steps. */
  readonly say: (line: string) => void;
}

export interface Step {
  readonly title: string;
  /** Resolves with what to show once it is done. */
  readonly run: (say: (line: string) => void) => Promise<string>;
}

/** A terminal that does not say how wide it is, or is narrower, gets plain lines. */
const columnsMin = 40;

/** On a terminal lines change in place; elsewhere one line follows another. `quiet` leaves standard output to JSON. */
export function createScreen({ quiet, note }: { quiet: boolean; note: (line: string) => void }): Screen {
  const print = (line: string) => {
    note(line);
    if (quiet) process.stderr.write(`${line}\n`);
    else process.stdout.write(`${line}\n`);
  };
  return {
    say: print,
    steps:
      process.stdout.isTTY && !quiet && process.stdout.columns >= columnsMin
        ? (steps) => onTerminal(steps, note)
        : (steps) => inLines(steps, print),
  };
}

async function inLines(steps: readonly Step[], print: (line: string) => void): Promise<void> {
  const begun = performance.now();
  await settle(
    steps.map(async ({ title, run }) => {
      const shown = await run((line) => print(`  ${title}: ${line}`));
      print(`✔ ${shown} (${((performance.now() - begun) / 1_000).toFixed(1)} s)`);
    }),
  );
}

async function onTerminal(steps: readonly Step[], note: (line: string) => void): Promise<void> {
  const ended: Promise<string>[] = [];
  const list = new Listr(
    steps.map(({ title, run }) => ({
      title,
      task: async (_context, task) => {
        const running = run((line) => {
          note(line);
          task.output = line;
        });
        ended.push(running);
        task.title = await running;
      },
    })),
    // Ctrl-C is handled in one place, which also stops what was started.
    { concurrent: true, registerSignalListeners: false, rendererOptions: { showErrorMessage: false } },
  );
  await list.run().catch(() => undefined);
  await settle(ended);
}

/** Waits for all, so that nothing is left half started behind a failure. */
async function settle(running: readonly Promise<unknown>[]): Promise<void> {
  for (const each of await Promise.allSettled(running)) if (each.status === "rejected") throw each.reason;
}
