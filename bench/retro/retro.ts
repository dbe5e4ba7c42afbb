import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Benchmark, Measured, Surroundings } from "../benchmark.ts";
import { RetroBenchReading } from "./reading.ts";

/** What it takes to measure an export of a million rows, against only parsing it, and how memory grows with it. */
export const retroExport: Benchmark = { name: "retro", title: "Looking back on a million rows", run };

const program = fileURLToPath(new URL("reader.ts", import.meta.url));
const mib = 1_024 ** 2;

async function run({ small, log }: Surroundings): Promise<Measured> {
  const many = small ? 20_000 : 1_000_000;
  log(`Reading ${many.toLocaleString("en")} rows, by us and by the parser alone …`);
  const ours = await read("ours", many);
  const bare = await read("bare", many);
  const few = await read("ours", many / 10);
  if (ours.rows !== many || bare.rows !== many) throw new Error(`${ours.rows} and ${bare.rows} rows read of ${many}`);
  return {
    figures: [
      { name: "time of a retro ÷ time of parsing alone", value: ours.seconds / bare.seconds, unit: "×" },
      { name: "heap at most, all rows", value: ours.heapMaxBytes / mib, unit: "MiB" },
      { name: "heap at most, a tenth of the rows", value: few.heapMaxBytes / mib, unit: "MiB" },
      { name: "heap at most, parsing alone", value: bare.heapMaxBytes / mib, unit: "MiB" },
      { name: "rows a second", value: ours.rows / ours.seconds, unit: "rows" },
    ],
    notes: [
      "One process for each reading; the export is made while it is read.",
      "What is kept is a number for each action that counts, and the id of each row, by which repeated ones are found.",
    ],
  };
}

async function read(how: "ours" | "bare", rows: number): Promise<RetroBenchReading> {
  const child = fork(program, [how, String(rows)], { execArgv: ["--import", "tsx"] });
  return new Promise((resolve, reject) => {
    child.once("message", (reading) => resolve(RetroBenchReading.parse(reading)));
    child.once("exit", (code) => reject(new Error(`the reader ended with code ${String(code)} and no reading`)));
  });
}
