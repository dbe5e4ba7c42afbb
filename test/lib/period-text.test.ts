// Proves that a period is read as it is written, that every day names the one it lies in, and that periods of a zone meet without a gap.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { readPeriod, writePeriod } from "../../lib/period-text.ts";
import { periodBoundaries } from "../../lib/periods.ts";

test.each([
  ["month", "2026-03", "2026-03-01", "2026-02-28T23:00:00Z", "2026-03-31T22:00:00Z"],
  ["month", "2026-03-31", "2026-03-01", "2026-02-28T23:00:00Z", "2026-03-31T22:00:00Z"],
  ["month", "2024-02-29", "2024-02-01", "2024-01-31T23:00:00Z", "2024-02-29T23:00:00Z"],
  ["week", "2026-W11", "2026-03-09", "2026-03-08T23:00:00Z", "2026-03-15T23:00:00Z"],
  ["week", "2026-01-01", "2025-12-29", "2025-12-28T23:00:00Z", "2026-01-04T23:00:00Z"],
  ["week", "2020-W53", "2020-12-28", "2020-12-27T23:00:00Z", "2021-01-03T23:00:00Z"],
  ["day", "2026-03-29", "2026-03-29", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z"],
] as const)("one %s: %s", (period, text, day, from, until) => {
  const read = readPeriod({ period, timeZone: "Europe/Berlin" }, text);
  expect(read).toEqual({ day, from: Date.parse(from), until: Date.parse(until) });
});

test.each([
  ["month", "2026-13"],
  ["month", "2026-W11"],
  ["month", "March 2026"],
  ["month", "2026"],
  ["week", "2026-W00"],
  ["week", "2026-W54"],
  ["week", "2021-W53"],
  ["week", "2026-03"],
  ["day", "2026-02-30"],
  ["day", "2026-03"],
  ["day", ""],
] as const)("no %s: %s", (period, text) => {
  expect(readPeriod({ period, timeZone: "UTC" }, text)).toBeNull();
});

test("what is written is read again, and its bounds are those that adoption is measured by", () => {
  const zones = fc.constantFrom("UTC", "Europe/Berlin", "America/Santiago", "Pacific/Apia");
  const day = fc.date({ min: new Date("2000-01-01"), max: new Date("2035-12-31"), noInvalidDate: true });
  fc.assert(
    fc.property(fc.constantFrom("day", "week", "month"), zones, day, (period, timeZone, at) => {
      const rule = { period, timeZone } as const;
      const read = readPeriod(rule, at.toISOString().slice(0, 10)) ?? expect.fail("a period");
      expect(readPeriod(rule, writePeriod(period, read.day))).toEqual(read);
      // A zone once left out a day: it has no length.
      if (read.from === read.until) return;
      expect(periodBoundaries(rule, read.from, read.until)).toEqual([read.from, read.until]);
    }),
  );
});
