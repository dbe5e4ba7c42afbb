import { parse } from "csv-parse";
import { readRetroFiles } from "../../app/adoption/retro-files.ts";
import { readRetroQuestion } from "../../app/adoption/retro-question.ts";
import { retro } from "../../app/adoption/retro.ts";
import { exportOf, rosterOf } from "./rows.ts";
import type { RetroBenchReading } from "./reading.ts";

/** Reads an export in a process of its own and tells what it took. Arguments: `ours` or `bare`, and the number of rows. */
const [how, count] = process.argv.slice(2);
const rows = Number(count);

let heapMax = 0;
const look = () => (heapMax = Math.max(heapMax, process.memoryUsage().heapUsed));
const begun = performance.now();
const read = how === "ours" ? await ours() : await bare();
const reading: RetroBenchReading = {
  seconds: (performance.now() - begun) / 1_000,
  heapMaxBytes: heapMax,
  ...read,
};
process.send?.(reading);

async function ours(): Promise<{ rows: number; habitual: number }> {
  const question = readRetroQuestion("used", { launched: "2025-01-01" });
  const { evidence, files } = await readRetroFiles(
    { roster: { name: "roster.csv", open: rosterOf }, events: { name: "events.csv", open: () => exportOf(rows) } },
    {
      behaviour: "used",
      launchedAt: question.launched.at,
      asOf: [],
      timeZone: "UTC",
      dayOrder: null,
      eventColumns: {},
      rosterColumns: {},
      words: { event: "", dayOrder: "", column: () => "" },
      progress: look,
    },
  );
  const result = retro(question, evidence, files);
  return { rows: files[1]?.rows ?? 0, habitual: result.snapshots[0]?.all.habitual ?? 0 };
}

async function bare(): Promise<{ rows: number; habitual: number }> {
  let n = -1;
  for await (const _ of exportOf(rows).pipe(parse({ delimiter: ";" }))) {
    n += 1;
    if (n % 20_000 === 0) look();
  }
  return { rows: n, habitual: 0 };
}
