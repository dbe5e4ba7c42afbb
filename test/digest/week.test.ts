// Whose Monday is when: the week that was over, by each zone's own calendar, also where clocks change and the day is another.
import { expect, test } from "vitest";
import { mondayEverywhereMs } from "../../app/digest/round.ts";
import { weekBefore, weekOf } from "../../lib/week.ts";

const iso = (at: number) => new Date(at).toISOString();
const sunday = Date.parse("2026-08-02T09:00:00Z");
const zones = ["Pacific/Kiritimati", "Asia/Kolkata", "Europe/Berlin", "UTC", "America/New_York", "Etc/GMT+12"];

test.each(zones)(
  "from before it is Monday anywhere until three days late, a run is about the same week in %s",
  (zone) => {
    const first = weekBefore(sunday + mondayEverywhereMs, zone, 7);
    expect(first.monday).toBe("2026-07-27");
    expect(first.tellAt).toBeGreaterThan(sunday);
    expect(first.tellAt).toBeLessThan(sunday + 36 * 3_600_000);
    for (const late of [1, 24, 48, 72])
      expect(weekBefore(sunday + late * 3_600_000 + mondayEverywhereMs, zone, 7)).toEqual(first);
  },
);

test("a week is as long as the clocks make it, and is told of at the local hour", () => {
  const spring = weekOf("2026-03-23", "Europe/Berlin", 7);
  expect(iso(spring.from)).toBe("2026-03-22T23:00:00.000Z");
  expect(iso(spring.until)).toBe("2026-03-29T22:00:00.000Z");
  expect(iso(spring.tellAt)).toBe("2026-03-30T05:00:00.000Z");
  expect((spring.until - spring.from) / 3_600_000).toBe(7 * 24 - 1);
  expect(iso(weekOf("2026-07-27", "Asia/Kolkata", 7).tellAt)).toBe("2026-08-03T01:30:00.000Z");
});
