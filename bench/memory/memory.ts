import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { startBackend } from "../backend.ts";
import type { Benchmark, Measured, Surroundings } from "../benchmark.ts";
import { MemoryReading } from "./reading.ts";
import type { MemoryQuestion } from "./reading.ts";

/** What a worker process needs for changes that wait: each in its cache, or only in Temporal. */
export const waitingMemory: Benchmark = { name: "memory", title: "Memory of 1,000 waiting changes", run };

const program = fileURLToPath(new URL("worker.ts", import.meta.url));
const kib = 1_024;
/** So few that they do not count. */
const cachedFew = 16;

async function run({ services, small, log }: Surroundings): Promise<Measured> {
  const { address, stop } = await startBackend(services, log);
  try {
    return await compare(address, small ? 50 : 1_000, log);
  } finally {
    await stop();
  }
}

async function compare(address: string, count: number, log: Surroundings["log"]): Promise<Measured> {
  log(`Letting ${count} changes come to wait, in the cache …`);
  const changes = await measured({ address, count, workflow: "change", cached: count });
  log(`The same with ${cachedFew} in the cache …`);
  const evicted = await measured({ address, count, workflow: "change", cached: cachedFew });
  log(`The same with ${count} empty workflows …`);
  const bare = await measured({ address, count, workflow: "empty", cached: count });
  const heapEach = ({ before, after }: MemoryReading) => (after.heap - before.heap) / count / kib;
  return {
    figures: [
      { name: "a cached change ÷ a cached empty workflow, heap", value: heapEach(changes) / heapEach(bare), unit: "×" },
      { name: "heap of a cached change", value: heapEach(changes), unit: "KiB" },
      { name: "heap of a cached empty workflow", value: heapEach(bare), unit: "KiB" },
      { name: "heap of a change that is not cached", value: heapEach(evicted), unit: "KiB" },
      { name: `process with ${count} cached changes`, value: changes.after.rss / kib ** 2, unit: "MiB" },
      { name: `process with ${count} changes, none cached`, value: evicted.after.rss / kib ** 2, unit: "MiB" },
      { name: `process with ${count} cached empty workflows`, value: bare.after.rss / kib ** 2, unit: "MiB" },
      { name: "process before any workflow", value: changes.before.rss / kib ** 2, unit: "MiB" },
    ],
    notes: [
      "One process for each line, with workflows in the main thread, where the heap can be read after a garbage collection.",
      "The product keeps at most 500 in its cache; a change that is not cached costs a replay when something happens to it.",
    ],
  };
}

async function measured(question: MemoryQuestion): Promise<MemoryReading> {
  const child = fork(program, [JSON.stringify(question)], { execArgv: ["--expose-gc", "--import", "tsx"] });
  return new Promise((resolve, reject) => {
    child.once("message", (reading) => resolve(MemoryReading.parse(reading)));
    child.once("exit", (code) =>
      reject(new Error(`the worker process ended with code ${String(code)} and no reading`)),
    );
  });
}
