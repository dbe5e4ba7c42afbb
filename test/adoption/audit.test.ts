import { expect, test } from "vitest";
import { auditShare } from "../../domain/adoption/audit.ts";

/** The share that a sampled audit tells: with n and its interval, and nothing of too few. */

test("the share is of what could be told, with Wilson's interval", () => {
  const found = auditShare({ meets: 45, fails: 75, unclear: 9 });
  expect(found).toMatchObject({ n: 120, share: 0.375 });
  expect(found.interval?.low).toBeCloseTo(0.2935, 4);
  expect(found.interval?.high).toBeCloseTo(0.4642, 4);
  expect(auditShare({ meets: 0, fails: 10, unclear: 0 }).interval).toEqual({ low: 0, high: expect.closeTo(0.2775, 4) });
});

test("under ten it says nothing, however many could not be told", () => {
  expect(auditShare({ meets: 9, fails: 0, unclear: 40 })).toEqual({ n: 9, share: null, interval: null });
  expect(auditShare({ meets: 9, fails: 1, unclear: 0 })).toMatchObject({ n: 10, share: 0.9 });
});
