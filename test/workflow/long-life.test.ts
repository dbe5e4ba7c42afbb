// A change of more than two years on the real server, by time travel: measured every four weeks, falling once and coming back. Every
// run stays small, one timer waits at a time, and the outcome is what the workflow returns.
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { clockOf, fastForward } from "../../lib/temporal/time-travel.ts";
import { aligned, approved, DAY_MS, delivered, following, stateOf, text } from "./lives.ts";
import { bundled, Place } from "./place.ts";
import { runsOf } from "./runs.ts";

let place: Place;

beforeAll(async () => {
  place = await Place.open(inject("temporalAddress"), await bundled());
  await place.work();
});

afterAll(() => place.close());

test("27 measurements in two years: small runs, one timer, the outcome returned", { timeout: 180_000 }, async () => {
  const { recorder } = place;
  recorder.measuring = following([...Array(10).fill("met"), "missed", "missed", ...Array(15).fill("met")]);
  const key = await aligned(place);
  const handle = place.handle(key);
  const bornAt = (await clockOf(place.client, handle.workflowId)).at;
  await fastForward(place.client, handle.workflowId, 10 * DAY_MS); // nobody answers: reminded, then overdue
  await approved(place, key);
  await delivered(place, key);
  await fastForward(place.client, handle.workflowId, 330 * DAY_MS);
  const task = Object.keys((await stateOf(place, key)).reinforcements)[0] ?? "";
  await place.send(key, { type: "reinforcement-done", reinforcement: task, note: text });
  const endedAt = await fastForward(place.client, handle.workflowId, 500 * DAY_MS);

  expect(await handle.result()).toBe("adopted");
  expect(endedAt - bornAt).toBeGreaterThan(730 * DAY_MS);
  const { events, deeds } = recorder.of(key);
  const facts = events.map((event) => event.fact.type);
  expect(deeds.filter((deed) => deed.task.do === "measure")).toHaveLength(27);
  expect(facts.filter((fact) => fact === "reinforcement.opened")).toHaveLength(1);
  expect(facts.filter((fact) => fact === "gate.reminded")).toHaveLength(2);
  expect(facts).toContain("gate.overdue");
  expect(facts.at(-1)).toBe("change.closed");
  expect(events.map((event) => event.at)).toEqual(events.map((event) => event.at).toSorted((a, b) => a - b));

  const runs = await runsOf(place.client, handle.workflowId);
  expect(runs.length).toBeGreaterThan(2);
  for (const run of runs) {
    expect(run.events).toBeLessThan(300);
    expect(run.bytes).toBeLessThan(60 * 1_024);
    expect(timersAtOnce(run.history.events ?? [])).toBeLessThanOrEqual(1);
  }
});

type HistoryEvents = NonNullable<Awaited<ReturnType<typeof runsOf>>[number]["history"]["events"]>;

/** The most timers that were waiting at the same time. */
function timersAtOnce(events: HistoryEvents): number {
  let waiting = 0;
  let most = 0;
  for (const event of events) {
    if (event.timerStartedEventAttributes) waiting += 1;
    if (event.timerFiredEventAttributes || event.timerCanceledEventAttributes) waiting -= 1;
    most = Math.max(most, waiting);
  }
  return most;
}
