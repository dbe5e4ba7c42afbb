import { expect, test } from "vitest";
import { differenceInDifferences, stagedPanels, stagedPlan } from "../../domain/adoption/effect.ts";
import type { Panel } from "../../domain/adoption/effect.ts";
import type { Launches, PersonHistory } from "../../domain/adoption/person.ts";
import { DAY_MS } from "../../domain/adoption/rule.ts";

// Worlds with a planted effect are measured as a change is: from actions of people in two waves, by the rule and its launches.

const weekMs = 7 * DAY_MS;
const boundaries = Array.from({ length: 21 }, (_, week) => week * weekMs);
const rule = { habit: { period: "week", k: 1, m: 2, w: 4 }, graceDays: 7, counts: "habitual" } as const;
const launches: Launches = { kind: "waves", launchedAt: { first: 8 * weekMs + 1, second: 16 * weekMs + 1 } };

/** A small generator with a seed (mulberry32), so that the worlds are the same every time. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface World {
  readonly before: number;
  /** What happens to everybody meanwhile, and what the launch adds. */
  readonly trend: number;
  readonly effect: number;
  /** The share of people who stay as they are, whatever their chance. */
  readonly loyal: number;
  readonly people: number;
}

function person(wave: string, weeks: readonly number[]): PersonHistory {
  return {
    memberships: [{ group: wave, wave, joinedAt: -weekMs, leftAt: null }],
    actions: weeks.map((week) => ({ at: week * weekMs + DAY_MS, n: 1 })),
    trainedAt: null,
  };
}

/** Each acts in all weeks of a span or in none, so the share with the habit is the chance that was planted. */
function* worldOf({ before, trend, effect, loyal, people }: World, random: () => number): Generator<PersonHistory> {
  const span = (from: number) => Array.from({ length: 4 }, (_, week) => from + week);
  for (const wave of ["first", "second"]) {
    for (let index = 0; index < people; index += 1) {
      const one = random();
      const other = random() < loyal ? one : random();
      const chance = before + trend + (wave === "first" ? effect : 0);
      yield person(wave, [...(one < before ? span(4) : []), ...(other < chance ? span(12) : [])]);
    }
  }
}

test.each<[string, World]>([
  ["no effect", { before: 0.3, trend: 0, effect: 0, loyal: 0, people: 40 }],
  ["no effect, and a trend that everybody follows", { before: 0.2, trend: 0.3, effect: 0, loyal: 0.6, people: 60 }],
  ["an effect of 25 points", { before: 0.25, trend: 0.1, effect: 0.25, loyal: 0.5, people: 30 }],
  ["an effect that harms", { before: 0.7, trend: 0, effect: -0.3, loyal: 0.3, people: 80 }],
  [
    "an effect on the fewest people, from nearly nobody",
    { before: 0.03, trend: 0, effect: 0.2, loyal: 0.8, people: 20 },
  ],
])("the interval covers %s in at least 93 of 100 worlds", (_, world) => {
  const random = generator(7);
  const worlds = 1_000;
  let [covered, sum] = [0, 0];
  for (let index = 0; index < worlds; index += 1) {
    const plan = stagedPlan(rule, launches, boundaries, 20 * weekMs) ?? expect.fail("a plan");
    const { launched, waiting } = stagedPanels(worldOf(world, random), rule, plan);
    const { difference, low, high } = differenceInDifferences(launched, waiting);
    if (low <= world.effect && world.effect <= high) covered += 1;
    sum += difference;
  }
  expect(covered / worlds).toBeGreaterThanOrEqual(0.93);
  expect(covered / worlds).toBeLessThan(1);
  expect(Math.abs(sum / worlds - world.effect)).toBeLessThan(0.015);
});

test("the interval is that of two paired differences together, and has a width where nobody changed", () => {
  const still: Panel = { people: 48, before: 10, after: 10, gained: 0, lost: 0 };
  const { difference, low, high } = differenceInDifferences(still, still);
  // p = 1 ÷ 50 each way: variance 2 × 0.04 ÷ 50.
  expect(difference).toBe(0);
  expect([low, high].map((bound) => bound.toFixed(4))).toEqual(["-0.0784", "0.0784"]);
  expect(() => differenceInDifferences(still, { ...still, people: 0 })).toThrow(RangeError);
});

test("what is compared ends with the last launch, and is as long after the grace as before", () => {
  const plan = stagedPlan(rule, launches, boundaries, 20 * weekMs);
  expect(plan).toMatchObject({ periods: 4, beforeFrom: 4, afterFrom: 12, launched: ["first"], waiting: ["second"] });
  const early = stagedPlan(rule, launches, boundaries, 12 * weekMs);
  expect(early).toMatchObject({ periods: 2, beforeFrom: 6, afterFrom: 10 });
});

test.each<[string, Launches, number]>([
  ["fewer periods after the grace than a habit takes", launches, 11 * weekMs],
  [
    "waves that launched at once",
    { kind: "waves", launchedAt: { first: 8 * weekMs, second: 8 * weekMs } },
    20 * weekMs,
  ],
  ["one wave", { kind: "waves", launchedAt: { first: 8 * weekMs } }, 20 * weekMs],
  ["no launch", { kind: "waves", launchedAt: { first: null, second: null } }, 20 * weekMs],
])("%s give no comparison", (_, launched, until) => {
  expect(stagedPlan(rule, launched, boundaries, until)).toBeNull();
});

test("a wave that launched in between is on neither side", () => {
  const launchedAt = { first: 8 * weekMs, between: 14 * weekMs, last: 16 * weekMs, never: null };
  const plan = stagedPlan(rule, { kind: "waves", launchedAt: { ...launchedAt, last: null } }, boundaries, 16 * weekMs);
  expect(plan).toMatchObject({ launched: ["first"], waiting: ["last", "never"] });
});

test("who came, left, or moved between the sides meanwhile is in neither", () => {
  const plan = stagedPlan(rule, launches, boundaries, 20 * weekMs) ?? expect.fail("a plan");
  const row = (wave: string | null, joinedAt: number, leftAt: number | null) => ({
    group: "g",
    wave,
    joinedAt,
    leftAt,
  });
  const people = [
    [row("first", 0, null)],
    [row("first", 5 * weekMs, null)],
    [row("first", 0, 15 * weekMs)],
    [row("first", 0, 9 * weekMs), row("second", 9 * weekMs, null)],
    [row(null, 0, 9 * weekMs), row("second", 9 * weekMs, null)],
    [row("second", 0, null)],
  ].map((memberships) => ({ memberships, actions: [], trainedAt: null }));
  const { launched, waiting } = stagedPanels(people, rule, plan);
  expect([launched.people, waiting.people]).toEqual([1, 1]);
});
