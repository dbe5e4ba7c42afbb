// Changes that began under earlier code must go on under this one: every recorded history is replayed. A mutant of the workflow
// that calls one more activity must fail on each of them, or the replay would prove nothing.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { bundleWorkflowCode, DefaultLogger, Runtime, Worker } from "@temporalio/worker";
import type { WorkflowBundle } from "@temporalio/worker";
import { DeterminismViolationError } from "@temporalio/workflow";
import { beforeAll, describe, expect, test } from "vitest";
import { bundled } from "./place.ts";

const folder = new URL("../histories/", import.meta.url);
const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
const logger = new DefaultLogger("ERROR", () => undefined);

let sound: WorkflowBundle;
let mutant: WorkflowBundle;

beforeAll(async () => {
  Runtime.install({ logger, telemetryOptions: { logging: { forward: {}, filter: "OFF" } } });
  sound = await bundled();
  const workflowsPath = fileURLToPath(new URL("fixtures/mutant.ts", import.meta.url));
  mutant = await bundleWorkflowCode({ workflowsPath, logger });
});

function replay(workflowBundle: WorkflowBundle, name: string): Promise<void> {
  const history: unknown = JSON.parse(readFileSync(new URL(name, folder), "utf8"));
  return Worker.runReplayHistory({ workflowBundle }, history);
}

test("there are histories of every kind of life", () => {
  for (const life of ["two-years", "many-decide-at-once", "given-back-held-and-scheduled", "declined-and-closed"])
    expect(names.filter((name) => name.startsWith(life)).length, life).toBeGreaterThan(0);
});

describe.each(names)("%s", (name) => {
  test("replays", async () => {
    await expect(replay(sound, name)).resolves.toBeUndefined();
  });

  test("does not replay with a mutant", async () => {
    await expect(replay(mutant, name)).rejects.toThrow(DeterminismViolationError);
  });
});
