import { expect, test } from "vitest";
import { newcombe, wilson } from "../../domain/adoption/interval.ts";

const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

test.each([
  [45, 120, 0.2935, 0.4642],
  [0, 10, 0, 0.2775],
  [10, 10, 0.7225, 1],
  [1, 3, 0.0615, 0.7923],
])("Wilson's interval of %i of %i", (hits, n, low, high) => {
  const interval = wilson(hits, n);
  expect([rounded(interval.low), rounded(interval.high)]).toEqual([low, high]);
});

test("Newcombe's interval of 56 of 70 against 48 of 80", () => {
  const { difference, low, high } = newcombe({ hits: 56, n: 70 }, { hits: 48, n: 80 });
  expect([rounded(difference), rounded(low), rounded(high)]).toEqual([0.2, 0.0524, 0.3339]);
});

test.each([
  [1, 0],
  [-1, 3],
  [4, 3],
])("%i of %i has no interval", (hits, n) => {
  expect(() => wilson(hits, n)).toThrow(RangeError);
});
