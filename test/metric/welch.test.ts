// The arithmetic of the interval against what others have published.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { newcombe } from "../../domain/adoption/interval.ts";
import { chanceOf } from "../../domain/metric/value.ts";
import { sampleOf, studentQuantile, welchInterval } from "../../domain/metric/welch.ts";

test.each([
  [1, 12.706_2],
  [2, 4.302_65],
  [3, 3.182_45],
  [4, 2.776_45],
  [5, 2.570_58],
  [10, 2.228_14],
  [30, 2.042_27],
  [120, 1.979_93],
  [1_000, 1.962_34],
])("Student's quantile with %d degrees of freedom is that of the tables", (freedom, quantile) => {
  expect(studentQuantile(freedom)).toBeCloseTo(quantile, 4);
});

test("Student's sleep data, compared by Welch, as R prints it", () => {
  // Student (1908), hours of sleep gained by two drugs: t = −1.8608, df = 17.776, 95 % interval −3.3654832 to 0.2054832.
  const first = sampleOf([0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2], 0);
  const second = sampleOf([1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4], 0);
  const { low, high } = welchInterval(first, second) ?? expect.fail("an interval");
  expect([first.mean, second.mean]).toEqual([expect.closeTo(0.75, 10), expect.closeTo(2.33, 10)]);
  expect(low).toBeCloseTo(-3.365_483_2, 5);
  expect(high).toBeCloseTo(0.205_483_2, 5);
});

test("nothing that varies gives no interval, and one value no spread", () => {
  expect(welchInterval(sampleOf([5, 5, 5], 0), sampleOf([6, 6, 6], 0))).toBeNull();
  expect(() => sampleOf([5], 0)).toThrow(RangeError);
  expect(() => studentQuantile(0.5)).toThrow(RangeError);
});

test("shares that happen to be alike from month to month are no surer than what they were counted of", () => {
  const counts = fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 400 }));
  fc.assert(
    fc.property(counts, fc.integer({ min: 3, max: 24 }), ([was, is], months) => {
      const of = (count: number) => {
        const chance = chanceOf({ kind: "share", count, total: 400 }) ?? 0;
        return sampleOf(
          Array.from({ length: months }, () => count / 400),
          chance / months,
        );
      };
      const { low, high } = welchInterval(of(is), of(was)) ?? expect.fail("an interval");
      const pooled = newcombe({ hits: is * months, n: 400 * months }, { hits: was * months, n: 400 * months });
      expect(high - low).toBeGreaterThan((pooled.high - pooled.low) * 0.99);
    }),
  );
});
