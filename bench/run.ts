import { changeCost } from "./cost/cost.ts";
import { growth } from "./growth/growth.ts";
import { intake } from "./intake/intake.ts";
import { waitingMemory } from "./memory/memory.ts";
import { panel } from "./panel/panel.ts";
import { portfolio } from "./portfolio/portfolio.ts";
import { retroExport } from "./retro/retro.ts";
import { signoff } from "./signoff/signoff.ts";
import { isMet } from "./benchmark.ts";
import type { Benchmark, Figure } from "./benchmark.ts";
import { machineOf } from "./machine.ts";
import { countRequests } from "./requests.ts";
import { keepResult } from "./results.ts";
import { startServices } from "./services.ts";
import { tableOf } from "./table.ts";

/**
 * npm run bench [-- NAME …] [--small]: measures against a baseline in the same run, prints a table, keeps
 * bench/results.json. A missed goal is printed as missed and fails nothing; a wrong result does.
 */
const all: readonly Benchmark[] = [changeCost, signoff, intake, panel, growth, waitingMemory, retroExport, portfolio];

const given = process.argv.slice(2);
const small = given.includes("--small");
const names = given.filter((name) => !name.startsWith("--"));
const unknown = names.filter((name) => !all.some((one) => one.name === name));
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(", ")}. There are ${all.map((one) => one.name).join(", ")}.`);
  process.exit(2);
}

const log = (line: string) => console.log(`  ${line}`);
const requests = await countRequests();
const services = await startServices(log);
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => void services.stop().finally(() => process.exit(130)));
const figures: Figure[] = [];
try {
  for (const benchmark of all.filter((one) => names.length === 0 || names.includes(one.name))) {
    console.log(`\n${benchmark.title} …`);
    const begun = performance.now();
    const measured = await benchmark.run({ services, requests, small, log });
    const seconds = (performance.now() - begun) / 1_000;
    console.log(tableOf(`${benchmark.title} (${seconds.toFixed(0)} s)`, measured));
    figures.push(...measured.figures);
    if (small) continue;
    const measuredAt = new Date().toISOString();
    const kept = { title: benchmark.title, measuredAt, seconds, machine: machineOf(services), ...measured };
    console.log(`Kept in ${await keepResult(benchmark.name, kept)}`);
  }
} finally {
  await services.stop();
}
if (small) console.log("\nSmall sizes only try the benchmarks; nothing is kept.");
const missed = figures.filter(({ goal, value }) => goal !== undefined && !isMet(goal, value));
console.log(missed.length === 0 ? "Every goal is met." : `Missed: ${missed.map((figure) => figure.name).join("; ")}.`);
// Libraries keep ports and threads that would hold the process; everything is said and stopped.
process.exit(0);
