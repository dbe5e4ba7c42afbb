// Records the histories that replay.test.ts replays: `npx tsx test/workflow/record-histories.ts`. To be run when a change to the
// workflow is meant to break running changes, which is to say hardly ever: the older histories stay beside the new ones.
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { historyToJSON } from "@temporalio/common/lib/proto-utils.js";
import { startTemporal } from "../../lib/embedded/temporal.ts";
import { bundled, Place } from "./place.ts";
import { recordedLives } from "./recorded-lives.ts";
import { runsOf } from "./runs.ts";

const folder = fileURLToPath(new URL("../histories/", import.meta.url));
const cacheDir = fileURLToPath(new URL("../../node_modules/.cache/takehold", import.meta.url));

async function recordAll(address: string): Promise<void> {
  for (const [name, live] of Object.entries(recordedLives)) {
    const place = await Place.open(address, await bundled(), `recorded-${name}`);
    try {
      await place.work();
      const key = await live(place);
      await place.handle(key).result();
      const runs = await runsOf(place.client, place.handle(key).workflowId);
      for (const [index, run] of runs.entries())
        await writeFile(join(folder, `${name}-${index + 1}.json`), `${historyToJSON(run.history)}\n`);
      process.stdout.write(`${name}: ${runs.map((run) => `${run.events} events`).join(", ")}\n`);
    } finally {
      await place.close();
    }
  }
}

const dataDir = await mkdtemp(join(tmpdir(), "takehold-histories-"));
const temporal = await startTemporal({ dataDir, cacheDir, timeSkipping: true, uiPort: null, log: () => undefined });
try {
  await mkdir(folder, { recursive: true });
  await recordAll(temporal.address);
} finally {
  await temporal.stop();
  await rm(dataDir, { recursive: true, force: true });
}
