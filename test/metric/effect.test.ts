// Which claim is made of which values, and that an interval covers a planted effect as often as it says.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Launches } from "../../domain/adoption/person.ts";
import { DAY_MS } from "../../domain/adoption/rule.ts";
import { metricEffect } from "../../domain/metric/effect.ts";
import type { MetricNumbers, MetricVersion } from "../../domain/metric/value.ts";

const monthMs = 30 * DAY_MS;
const launchMonth = 6;
const together: Launches = { kind: "waves", launchedAt: { all: launchMonth * monthMs } };
const apart: Launches = {
  kind: "waves",
  launchedAt: { first: launchMonth * monthMs, second: 12 * monthMs },
};

function version(month: number, numbers: MetricNumbers | number, more: Partial<MetricVersion> = {}): MetricVersion {
  return {
    wave: null,
    from: month * monthMs,
    until: (month + 1) * monthMs,
    beforeLaunch: month < launchMonth,
    numbers: typeof numbers === "number" ? { kind: "number", value: numbers, n: null, sd: null } : numbers,
    ...more,
  };
}

const months = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index);

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

/** A standard normal number by Box and Muller. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

function hits(share: number, total: number, random: () => number): number {
  let count = 0;
  for (let index = 0; index < total; index += 1) if (random() < share) count += 1;
  return count;
}

interface Coverage {
  readonly covered: number;
  readonly bias: number;
}

function coverage(effect: number, world: (random: () => number) => readonly MetricVersion[], of: Launches): Coverage {
  const random = generator(11);
  const worlds = 1_000;
  let [covered, sum] = [0, 0];
  for (let index = 0; index < worlds; index += 1) {
    const claim = metricEffect(world(random), of);
    if (claim.strength === "none" || claim.interval === null) return expect.fail("a comparison with an interval");
    if (claim.interval.low <= effect && effect <= claim.interval.high) covered += 1;
    sum += claim.difference;
  }
  return { covered: covered / worlds, bias: sum / worlds - effect };
}

test.each<[string, number, number, number, number]>([
  ["no effect", 6, 6, 0, 1],
  ["an effect of 5 on the fewest months", 3, 3, 5, 2],
  ["a harm of 3, measured long before and shortly after", 6, 4, -3, 1],
])("plain numbers: the interval covers %s in about 95 of 100 worlds", (_, before, after, effect, noise) => {
  const world = (random: () => number) =>
    [...months(6 - before, 6), ...months(6, 6 + after)].map((month) =>
      version(month, 100 + (month < 6 ? 0 : effect) + noise * normal(random)),
    );
  const { covered, bias } = coverage(effect, world, together);
  expect(covered).toBeGreaterThanOrEqual(0.93);
  expect(covered).toBeLessThanOrEqual(0.99);
  expect(Math.abs(bias)).toBeLessThan(0.1);
});

test.each<[string, number, number, number]>([
  ["10 points, months differing by chance alone", 0.2, 0.1, 0],
  ["10 points, months differing by more than chance", 0.2, 0.1, 0.06],
  ["nothing, near nobody", 0.02, 0, 0],
])("shares: the interval covers %s in at least 93 of 100 worlds", (_, was, effect, drift) => {
  const world = (random: () => number) =>
    months(1, 11).map((month) => {
      const share = Math.min(1, Math.max(0, was + (month < 6 ? 0 : effect) + drift * (random() - 0.5) * 2));
      return version(month, { kind: "share", count: hits(share, 150, random), total: 150 });
    });
  const { covered, bias } = coverage(effect, world, together);
  expect(covered).toBeGreaterThanOrEqual(0.93);
  expect(Math.abs(bias)).toBeLessThan(0.01);
});

test.each<[string, number]>([
  ["no effect", 0],
  ["an effect of 4", 4],
])("between waves: seasons that both follow fall out, and the interval covers %s", (_, effect) => {
  const world = (random: () => number) =>
    months(0, 12).flatMap((month) => {
      const season = 30 * Math.sin(month) + 2 * month;
      return ["first", "second"].map((wave) =>
        version(month, 50 + season + (wave === "first" && month >= 6 ? effect : 0) + normal(random), { wave }),
      );
    });
  const { covered, bias } = coverage(effect, world, apart);
  expect(covered).toBeGreaterThanOrEqual(0.93);
  expect(covered).toBeLessThanOrEqual(0.99);
  expect(Math.abs(bias)).toBeLessThan(0.1);
});

test("by hand: three months of 10, 12, 14 and three of 20, 22, 24", () => {
  const values = [10, 12, 14, 20, 22, 24].map((value, index) => version(index + 3, value));
  // Both spread by a variance of 4, so the difference by √(4/3 + 4/3) = 1.633, with 4 degrees of freedom: 2.776 × 1.633 = 4.534.
  expect(metricEffect(values, together)).toEqual({
    strength: "before-after",
    difference: 10,
    interval: { low: expect.closeTo(5.466, 3), high: expect.closeTo(14.534, 3) },
    all: {
      before: { from: 3 * monthMs, until: 6 * monthMs, periods: 3, mean: 12, n: null },
      after: { from: 6 * monthMs, until: 9 * monthMs, periods: 3, mean: 22, n: null },
    },
  });
});

const whole = (from: number, to: number) => months(from, to).map((month) => version(month, month));

test.each<[string, readonly MetricVersion[], Launches, string]>([
  ["nothing brought in", [], together, "no_values"],
  ["no launch yet", whole(0, 6), { kind: "waves", launchedAt: { all: null } }, "too_early"],
  ["nothing of before", whole(6, 12), together, "no_baseline"],
  ["nothing of after", whole(0, 6), together, "too_early"],
  ["two months before", whole(4, 12), together, "too_few"],
  ["two months after", whole(0, 8), together, "too_few"],
  [
    "a time before that was brought in after the launch",
    whole(0, 12).map((each) => ({ ...each, beforeLaunch: false })),
    together,
    "no_baseline",
  ],
  [
    "a month in which the launch falls",
    whole(4, 9).map((each) => ({ ...each, from: each.from + DAY_MS, until: each.until + DAY_MS })),
    together,
    "too_few",
  ],
  [
    "one wave launched and one not, and no values by wave",
    whole(0, 12),
    { kind: "waves", launchedAt: { a: 6 * monthMs, b: null } },
    "too_early",
  ],
  [
    "values by wave where all launched together",
    whole(0, 12).map((each) => ({ ...each, wave: "all" })),
    together,
    "no_baseline",
  ],
])("%s is no comparison", (_, values, launches, reason) => {
  expect(metricEffect(values, launches)).toEqual({ strength: "none", reason });
});

test("what stood at the launch is compared with, whatever is corrected or brought in afterwards", () => {
  const late = fc.array(
    fc.record({ month: fc.integer({ min: 0, max: 5 }), value: fc.integer({ min: -1_000, max: 1_000 }) }),
    { maxLength: 8 },
  );
  const honest = metricEffect(whole(2, 12), together);
  fc.assert(
    fc.property(late, (brought) => {
      const afterwards = brought.map(({ month, value }) => version(month, value, { beforeLaunch: false }));
      expect(metricEffect([...whole(2, 12), ...afterwards], together)).toEqual(honest);
    }),
  );
  const corrected = [...whole(2, 6), version(5, 50), ...whole(6, 12), version(11, 90)];
  expect(metricEffect(corrected, together)).toMatchObject({
    all: { before: { mean: (2 + 3 + 4 + 50) / 4 }, after: { mean: (6 + 7 + 8 + 9 + 10 + 90) / 6 } },
  });
});

test("a wave that launched in between is on neither side, and a month without every wave's value is left out", () => {
  const launches: Launches = {
    kind: "waves",
    launchedAt: { first: 6 * monthMs, between: 8 * monthMs, last: 12 * monthMs, never: null },
  };
  const values = ["first", "between", "last", "never"].flatMap((wave) =>
    months(0, 12)
      .filter((month) => wave !== "first" || month !== 7)
      .map((month) => version(month, { kind: "share", count: 10 + month, total: 50 }, { wave })),
  );
  expect(metricEffect(values, launches)).toMatchObject({
    strength: "staged",
    difference: expect.closeTo(0, 12),
    launched: { waves: ["first"], before: { periods: 6, n: 300 }, after: { periods: 5, n: 250 } },
    waiting: { waves: ["never"], before: { periods: 6, n: 300 }, after: { periods: 5, n: 250 } },
  });
});
