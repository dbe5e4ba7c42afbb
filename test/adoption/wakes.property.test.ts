import * as fc from "fast-check";
import { expect, test } from "vitest";
import { nextMeasureAt } from "../../app/adoption/appraise.ts";
import { NOBODY } from "../../domain/adoption/measure.ts";
import type { TargetRule } from "../../domain/adoption/rule.ts";
import { DAY_MS } from "../../domain/adoption/rule.ts";
import { verdictOf } from "../../domain/adoption/verdict.ts";
import { periodEnds } from "../../lib/periods.ts";

const launchedAt = Date.parse("2027-01-05T09:00:00Z");
const rule: TargetRule = {
  habit: { period: "month", k: 1, m: 1, w: 2 },
  counts: "habitual",
  threshold: 0.5,
  graceDays: 14,
  sustainDays: 60,
  windowDays: 720,
  freshnessDays: 30,
  timeZone: "Europe/Berlin",
};
const windowEndsAt = launchedAt + rule.windowDays * DAY_MS;
const ends = periodEnds({ period: "month", timeZone: rule.timeZone }, launchedAt, windowEndsAt);

/** The verdict at an instant when so many of ten people had the habit at the end of each month. */
function verdictAt(at: number, habitual: readonly number[], sustainDays: number) {
  const points = ends.map((end, index) => ({ end, counts: { ...NOBODY, judged: 10, habitual: habitual[index] ?? 0 } }));
  const { threshold, counts } = rule;
  return verdictOf({ at, launchedAt, windowEndsAt, threshold, counts, sustainDays, points, evidence: null });
}

/** The instants at which a change wakes up to measure, up to the end of the window. */
function wakes(habitual: readonly number[], sustainDays: number): number[] {
  const instants = [launchedAt];
  for (let at = launchedAt; at < windowEndsAt;) {
    const all = verdictAt(at, habitual, sustainDays);
    at = nextMeasureAt({ ...rule, sustainDays }, at, { windowEndsAt, judgement: { all } });
    instants.push(at);
  }
  return instants;
}

const months = fc.array(fc.integer({ min: 0, max: 10 }), { minLength: ends.length, maxLength: ends.length });

test("a target that sleeps until its verdict can turn is met, and falls, on the same day as one looked at every month", () => {
  fc.assert(
    fc.property(months, fc.constantFrom(0, 30, 60, 90, 180), (habitual, sustainDays) => {
      const turnsSeenAt = (instants: readonly number[]) =>
        instants.flatMap((at, index) => {
          const before = verdictAt(instants[index - 1] ?? launchedAt, habitual, sustainDays).verdict === "met";
          return (verdictAt(at, habitual, sustainDays).verdict === "met") === before ? [] : [at];
        });
      expect(turnsSeenAt(wakes(habitual, sustainDays))).toEqual(turnsSeenAt([launchedAt, ...ends, windowEndsAt]));
    }),
    { numRuns: 1_000 },
  );
});

test("while nothing holds, a target wakes once in a sustain period, not every month", () => {
  const never = wakes(
    ends.map(() => 0),
    180,
  );
  expect(never.length).toBeLessThan(ends.length / 3);
  expect(never.at(-1)).toBe(windowEndsAt);
});

test("while nothing is known, it is looked at every month", () => {
  const all = { verdict: "unknown" as const, heldSince: null };
  expect(nextMeasureAt(rule, ends[0] ?? 0, { windowEndsAt, judgement: { all } })).toBe(ends[1]);
});

test("where managers hear of groups that stand still, it wakes at its pace from the grace period on", () => {
  const all = { verdict: "open" as const, heldSince: null };
  const toldFrom = launchedAt + 30 * DAY_MS;
  const next = (at: number) => nextMeasureAt(rule, at, { windowEndsAt, judgement: { all } }, null, toldFrom);
  const first = next(launchedAt);
  expect(first).toBe(ends.find((end) => end >= toldFrom));
  expect(next(first)).toBe(ends.find((end) => end >= first + 14 * DAY_MS));
  expect(nextMeasureAt(rule, launchedAt, { windowEndsAt, judgement: { all } })).toBeGreaterThan(first);
});

test("a template may have it measured more often, or less", () => {
  const all = { verdict: "unknown" as const, heldSince: null };
  const weekly = { ...rule, habit: { ...rule.habit, period: "week" as const } };
  const next = (everyDays: number) =>
    (nextMeasureAt(weekly, launchedAt, { windowEndsAt, judgement: { all } }, everyDays) - launchedAt) / DAY_MS;
  for (const everyDays of [7, 14, 60]) {
    expect(next(everyDays)).toBeGreaterThanOrEqual(everyDays);
    expect(next(everyDays)).toBeLessThan(everyDays + 8);
  }
});
