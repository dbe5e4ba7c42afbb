// A change that goes on in a new run while people keep sending: nothing is lost, nothing counts twice, no run grows long; and a change
// that wakes under a newer build goes on in a run of that build.
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { fastForward } from "../../lib/temporal/time-travel.ts";
import { aligned, approved, DAY_MS, stateOf } from "./lives.ts";
import { bundled, ordered, Place } from "./place.ts";
import type { RunningWorker } from "./place.ts";
import { runsOf } from "./runs.ts";

let place: Place;
let worker: RunningWorker;

beforeAll(async () => {
  place = await Place.open(inject("temporalAddress"), await bundled());
  worker = await place.work();
});

afterAll(() => place.close());

test(
  "160 orders at full load, across runs: each counts once, and every run stays small",
  { timeout: 180_000 },
  async () => {
    const key = await aligned(place);
    await approved(place, key);
    const items = Array.from({ length: 160 }, (_, index) => `W${index + 1}`);
    const orders = items.map((item) => ordered(`add ${item}`, { type: "add-work-item", item }));
    const sent = await Promise.all(orders.map((order) => place.gateway.send(key, order)));
    expect(sent.filter((each) => each.late)).toEqual([]);
    const again = await Promise.all(orders.map((order) => place.gateway.send(key, order)));
    expect(again).toEqual(sent);
    const added = place.recorder.of(key).events.flatMap(({ fact }) => (fact.type === "work.added" ? fact.item : []));
    expect(added.toSorted()).toEqual(items.toSorted());
    const runs = await runsOf(place.client, place.handle(key).workflowId);
    expect(runs.length).toBeGreaterThan(1);
    for (const run of runs) {
      expect(run.events).toBeLessThan(300);
      expect(run.bytes).toBeLessThan(60 * 1_024);
    }
  },
);

test("a change that wakes under a newer build goes on in a run of that build", async () => {
  const key = await aligned(place);
  const { workflowId } = place.handle(key);
  const before = await runsOf(place.client, workflowId);
  await worker.stop();
  worker = await place.work({}, "build-2");
  await fastForward(place.client, workflowId, 2 * DAY_MS);
  const after = await runsOf(place.client, workflowId);
  expect(after).toHaveLength(before.length + 1);
  const version = (await place.handle(key).describe()).raw.workflowExecutionInfo?.versioningInfo?.deploymentVersion;
  expect(version?.buildId).toBe("build-2");
  expect((await stateOf(place, key)).stage).toBe("alignment");
  await approved(place, key);
  expect((await stateOf(place, key)).stage).toBe("build");
});
