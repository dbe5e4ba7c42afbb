import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { TestProject } from "vitest/node";
import { startPostgres } from "../lib/embedded/postgres.ts";
import { startTemporal } from "../lib/embedded/temporal.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Of the owner of an empty PostgreSQL cluster that all tests of a run share; a file that writes takes a database of its own. */
    postgresUrl: string;
    /** Of a Temporal server that can skip time per workflow, shared by all tests of a run; a file takes a task queue of its own. */
    temporalAddress: string;
  }
}

/** Where the Temporal program is kept between runs. */
export const programCache = fileURLToPath(new URL("../node_modules/.cache/takehold", import.meta.url));

/** Starts the real services once per run, side by side, and ends them when the run is over. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), "takehold-test-"));
  await chmod(dataDir, 0o711);
  const lines: string[] = [];
  const request = { dataDir, cacheDir: programCache, log: (line: string) => lines.push(line) };
  const started = await Promise.allSettled([
    startPostgres(request),
    startTemporal({ ...request, timeSkipping: true, uiPort: null }),
  ]);
  const teardown = async () => {
    await Promise.all(
      started.filter((service) => service.status === "fulfilled").map((service) => service.value.stop()),
    );
    await rm(dataDir, { recursive: true, force: true });
  };
  const [postgres, temporal] = started;
  if (postgres.status === "rejected" || temporal.status === "rejected") {
    await teardown();
    const reasons = started.flatMap((service) => (service.status === "rejected" ? [String(service.reason)] : []));
    throw new Error(["The services for the tests did not start.", ...lines, ...reasons].join("\n"));
  }
  project.provide("postgresUrl", postgres.value.url);
  project.provide("temporalAddress", temporal.value.address);
  return teardown;
}
