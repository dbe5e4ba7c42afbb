import { assert, constantFrom, integer, property } from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { LocalClock } from "../../lib/local-clock.ts";
import { dayOrderOf, readWrittenMoment } from "../../lib/written-moment.ts";

// Dates as people and programs write them, and the instants they stand for.

test.each([
  ["2026-01-31", "2026-01-31T00:00:00.000Z", null],
  ["2026-01-31T09:30:00Z", "2026-01-31T09:30:00.000Z", 0],
  ["2026-01-31 09:30:00.123456 UTC", "2026-01-31T09:30:00.123Z", 0],
  ["2026-01-31T09:30:00,5+05:30", "2026-01-31T09:30:00.500Z", 330],
  ["2026-01-31T09:30-0800", "2026-01-31T09:30:00.000Z", -480],
  ["2026/1/31", "2026-01-31T00:00:00.000Z", null],
  ["31.01.2026, 09:30", "2026-01-31T09:30:00.000Z", null],
  ["31.1.26", "2026-01-31T00:00:00.000Z", null],
  ["31 Jan 2026 09:30", "2026-01-31T09:30:00.000Z", null],
  ["Saturday, January 31st, 2026 12:05 AM", "2026-01-31T00:05:00.000Z", null],
  ["1769851800", "2026-01-31T09:30:00.000Z", 0],
  ["1769851800123", "2026-01-31T09:30:00.123Z", 0],
])("%s", (text, wall, offsetMinutes) => {
  expect(readWrittenMoment(text, null)).toEqual({ wallMs: Date.parse(wall), offsetMinutes });
});

test("the order decides where a date could be either", () => {
  expect(readWrittenMoment("3/4/2026", "dmy")?.wallMs).toBe(Date.UTC(2026, 3, 3));
  expect(readWrittenMoment("3/4/2026", "mdy")?.wallMs).toBe(Date.UTC(2026, 2, 4));
  expect(readWrittenMoment("3.4.2026", "mdy")?.wallMs).toBe(Date.UTC(2026, 3, 3));
});

test.each([
  "",
  "soon",
  "2026-02-30",
  "31/31/2026",
  "2026-01-31T25:00",
  "2026-01-31 13:00 PM",
  "5 Foo 2026",
  "12",
  "1.5",
])("“%s” is no moment", (text) => {
  for (const order of ["dmy", "mdy"] as const) expect(readWrittenMoment(text, order)).toBeNull();
});

test("dates tell their order when one of them can, and say so when they disagree", () => {
  expect(dayOrderOf(["3/4/2026", "13/4/2026"])).toBe("dmy");
  expect(dayOrderOf(["3/4/2026", "4/13/2026"])).toBe("mdy");
  expect(dayOrderOf(["3/4/2026"])).toBe("ambiguous");
  expect(dayOrderOf(["13/4/2026", "4/13/2026"])).toBe("mixed");
  expect(dayOrderOf(["2026-01-31", "31.01.2026"])).toBeNull();
});

test("local times are those of the calendar library, in any zone and on any day", () => {
  const zone = constantFrom(
    "Europe/Berlin",
    "America/New_York",
    "Asia/Kolkata",
    "Australia/Lord_Howe",
    "America/Sao_Paulo",
    "UTC",
  );
  const wall = integer({ min: Date.UTC(2000, 0, 1) / 60_000, max: Date.UTC(2030, 0, 1) / 60_000 });
  assert(
    property(zone, wall, (timeZone, minutes) => {
      const wallMs = minutes * 60_000;
      const text = new Date(wallMs).toISOString().slice(0, -1);
      const exact = Temporal.PlainDateTime.from(text).toZonedDateTime(timeZone).epochMilliseconds;
      expect(new LocalClock(timeZone).instantOf(wallMs)).toBe(exact);
    }),
    { numRuns: 300 },
  );
});
