import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { NOBODY } from "../../domain/adoption/measure.ts";
import { TargetRule } from "../../domain/adoption/schema.ts";
import { verdictOf } from "../../domain/adoption/verdict.ts";

// A target that use is to fall to is the mirror of one that it is to reach: the same history told of those who do not act gives the same verdict.

const DAY = 86_400_000;
const judged = 20;

function ask(active: readonly (number | null)[], aimed: { threshold: number; aim?: "at_most" }, sustainDays: number) {
  const points = active.map((people, index) => ({
    end: (index + 1) * 7 * DAY,
    counts: { ...NOBODY, judged, active: people ?? 0 },
    unknown: people === null,
  }));
  const rule = { ...aimed, counts: "active", sustainDays } as const;
  const at = (active.length * 7 + 1) * DAY;
  return verdictOf({ ...rule, at, launchedAt: 0, windowEndsAt: 70 * DAY, points, evidence: null });
}

const history = fc.array(fc.option(fc.integer({ min: 0, max: judged }), { freq: 8 }), { minLength: 1, maxLength: 14 });

describe("at most", () => {
  test("agrees with at least, of everybody else, at any history", () => {
    fc.assert(
      fc.property(
        history,
        fc.integer({ min: 0, max: judged - 1 }),
        fc.integer({ min: 0, max: 30 }),
        (active, most, sustain) => {
          const others = active.map((people) => (people === null ? null : judged - people));
          const fallen = ask(active, { threshold: most / judged, aim: "at_most" }, sustain);
          const risen = ask(others, { threshold: (judged - most) / judged }, sustain);
          const told = ({ verdict, reachedAt, heldSince, fellAt }: typeof fallen) => ({
            verdict,
            reachedAt,
            heldSince,
            fellAt,
          });
          expect(told(fallen)).toEqual(told(risen));
          if (fallen.gap !== null) expect(fallen.gap).toBeCloseTo(risen.gap ?? Number.NaN, 9);
        },
      ),
    );
  });

  test("zero is met when nobody acts for the whole sustain period, and lost when one person comes back", () => {
    const none = { threshold: 0, aim: "at_most" } as const;
    expect(ask([3, 0, 0], none, 14)).toMatchObject({ verdict: "open", reachedAt: null, gap: 0 });
    expect(ask([3, 0, 0, 0], none, 14)).toMatchObject({ verdict: "met", reachedAt: 28 * DAY });
    expect(ask([3, 0, 0, 0, 1], none, 14)).toMatchObject({ verdict: "open", fellAt: 35 * DAY, gap: 0.05 });
  });

  test("not knowing is not zero", () => {
    expect(ask([0, 0, null], { threshold: 0, aim: "at_most" }, 7)).toMatchObject({ heldSince: null, rate: null });
  });
});

describe("what is refused", () => {
  const rule = {
    habit: { period: "week", k: 1, m: 1, w: 4 },
    counts: "active",
    graceDays: 0,
    sustainDays: 28,
    windowDays: 90,
    freshnessDays: 7,
    timeZone: "UTC",
  };
  test.each([
    [{ threshold: 0, aim: "at_most" }, true],
    [{ threshold: 0.1, aim: "at_most" }, true],
    [{ threshold: 1, aim: "at_most" }, false],
    [{ threshold: -0.1, aim: "at_most" }, false],
    [{ threshold: 0 }, false],
  ])("%j passes: %s", (aimed, passes) => {
    const read = TargetRule.safeParse({ ...rule, ...aimed });
    expect(read.success).toBe(passes);
    if (!passes) expect(read.error?.issues.map((issue) => issue.path.join("."))).toEqual(["threshold"]);
  });
});
