// The order of a team's queue and the dates that follow of it: every place has its reason, and no date is earlier than it can be.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { forecastOf } from "../../domain/change/forecast.ts";
import { beforeBecause, inOrder, placeOf } from "../../domain/change/queue.ts";
import type { Queued } from "../../domain/change/queue.ts";

const some = fc.record({
  neededBy: fc.constantFrom(null, "2026-12-01", "2026-12-24", "2027-03-01"),
  tier: fc.constantFrom("light" as const, "standard" as const, "major" as const),
  arrivedAt: fc.integer({ min: 0, max: 5 }),
});
const queues = fc
  .array(some, { minLength: 1, maxLength: 12 })
  .map((all): Queued[] => all.map((each, index) => ({ key: `CHG-${index + 1}`, ...each })));

const one = (key: string, more: Partial<Queued> = {}): Queued => ({
  key,
  neededBy: null,
  tier: "standard",
  arrivedAt: 0,
  ...more,
});

test("needed by comes first, then size, then arrival", () => {
  const queue = [
    one("CHG-1", { arrivedAt: 1 }),
    one("CHG-2", { arrivedAt: 2, tier: "light" }),
    one("CHG-3", { arrivedAt: 3, neededBy: "2026-12-24" }),
    one("CHG-4", { arrivedAt: 1, neededBy: "2026-12-24", tier: "major" }),
    one("CHG-10", { arrivedAt: 1 }),
  ];
  expect(inOrder(queue).map((each) => each.key)).toEqual(["CHG-3", "CHG-4", "CHG-2", "CHG-1", "CHG-10"]);
  expect(placeOf(queue, one("CHG-10", { arrivedAt: 1 }))).toEqual({
    place: 5,
    of: 5,
    before: { needed_earlier: 2, smaller: 1, came_first: 1 },
  });
});

test("of two changes exactly one is before the other, the order depends on nothing else, and reasons add up to the place", () => {
  fc.assert(
    fc.property(queues, fc.integer(), (queue, seed) => {
      const ordered = inOrder(queue);
      const shuffled = queue.toSorted((a, b) => ((a.arrivedAt * 7 + seed) % 5) - ((b.arrivedAt * 7 + seed) % 5));
      expect(inOrder(shuffled)).toEqual(ordered);
      for (const [index, own] of ordered.entries()) {
        const { place, of, before } = placeOf(queue, own);
        expect(place).toBe(index + 1);
        expect(of).toBe(queue.length);
        expect(Object.values(before).reduce((sum, count) => sum + count, 0)).toBe(index);
        for (const other of queue)
          if (other.key !== own.key)
            expect([beforeBecause(own, other), beforeBecause(other, own)].filter((why) => why === null)).toHaveLength(
              1,
            );
      }
    }),
  );
});

const waits = (key: string, length: number, answeredBy = 0) => ({
  key,
  answeredBy,
  readyFrom: (start: number) => start + length,
});

test("a free place is taken at once, a taken one is waited for, and without a capacity nobody waits", () => {
  const inWork = [{ key: "A", freeAt: 50 }];
  const queue = [waits("B", 10, 5), waits("C", 10), waits("D", 10)];
  const two = forecastOf(queue, { now: 0, atOnce: 2, inWork });
  expect([...two.values()]).toEqual([
    { startAt: 5, readyAt: 15, isCrowded: false },
    { startAt: 15, readyAt: 25, isCrowded: true },
    { startAt: 25, readyAt: 35, isCrowded: true },
  ]);
  expect(forecastOf(queue, { now: 0, atOnce: 1, inWork }).get("D")).toMatchObject({ startAt: 70, readyAt: 80 });
  expect(forecastOf(queue, { now: 0, atOnce: null, inWork }).get("D")).toMatchObject({ startAt: 0, isCrowded: false });
});

test("a team that took on more than it can do has no place until it is below that again", () => {
  const inWork = [10, 20, 30].map((freeAt, index) => ({ key: `W${index}`, freeAt }));
  expect(forecastOf([waits("B", 1)], { now: 0, atOnce: 2, inWork }).get("B")?.startAt).toBe(20);
  expect(forecastOf([waits("B", 1)], { now: 0, atOnce: 1, inWork }).get("B")?.startAt).toBe(30);
  expect(forecastOf([waits("B", 1)], { now: 25, atOnce: 2, inWork }).get("B")?.startAt).toBe(25);
});

test("whatever waits: never more than the capacity at once, nobody before their answer, and more capacity makes nobody later", () => {
  const lengths = fc.array(fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 40 })), {
    maxLength: 10,
  });
  const busy = fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 6 });
  fc.assert(
    fc.property(lengths, busy, fc.integer({ min: 1, max: 4 }), (all, taken, atOnce) => {
      const queue = all.map(([length, answeredBy], index) => waits(`Q${index}`, length, answeredBy));
      const inWork = taken.map((freeAt, index) => ({ key: `W${index}`, freeAt }));
      const forecast = [...forecastOf(queue, { now: 10, atOnce, inWork }).values()];
      const more = [...forecastOf(queue, { now: 10, atOnce: atOnce + 1, inWork }).values()];
      for (const [index, { startAt, readyAt }] of forecast.entries()) {
        expect(startAt).toBeGreaterThanOrEqual(Math.max(10, queue[index]?.answeredBy ?? 0));
        expect(readyAt - startAt).toBe(all[index]?.[0]);
        const beside =
          inWork.filter((each) => Math.max(each.freeAt, 10) > startAt).length +
          forecast.filter((each, other) => other < index && each.startAt <= startAt && each.readyAt > startAt).length;
        expect(beside).toBeLessThan(atOnce);
        expect(more[index]?.startAt ?? 0).toBeLessThanOrEqual(startAt);
      }
    }),
  );
});
