import { describe, expect, test } from "vitest";
import { periodBoundaries, periodEnds } from "../../lib/periods.ts";
import { boundariesByClock } from "./calendar.ts";

// Compares calendar arithmetic with a wall clock that is read every quarter of an hour.

const DAY = 86_400_000;

const places: [string, string][] = [
  ["UTC", "2024-01-01T00:00:00Z"],
  ["Europe/Berlin", "2024-03-20T12:00:00Z"],
  ["America/Los_Angeles", "2024-10-20T12:00:00Z"],
  ["Australia/Lord_Howe", "2024-03-25T12:00:00Z"],
  ["America/Havana", "2024-03-01T12:00:00Z"],
  ["America/Sao_Paulo", "2018-10-20T12:00:00Z"],
  ["America/Sao_Paulo", "2019-02-01T12:00:00Z"],
  ["Africa/Cairo", "2024-04-15T12:00:00Z"],
  ["Asia/Kathmandu", "2024-12-20T12:00:00Z"],
  ["Pacific/Apia", "2011-12-20T12:00:00Z"],
];

describe.each(places)("in %s from %s", (timeZone, start) => {
  const from = Date.parse(start);
  const to = from + 70 * DAY;
  const expected = boundariesByClock(timeZone, from, to);

  test.each(["day", "week", "month"] as const)("the ends of every %s", (period) => {
    const ends = periodEnds({ period, timeZone }, from, to);
    expect(expected[period].length).toBeGreaterThan(1);
    expect(ends).toEqual(expected[period].filter((end) => end > from));
    expect(periodBoundaries({ period, timeZone }, from, to).filter((end) => end > from)).toEqual(ends);
  });
});

test("a boundary at the start belongs to the boundaries and is no end of a period", () => {
  const rule = { period: "month", timeZone: "UTC" } as const;
  const [january, march] = [Date.UTC(2024, 0, 1), Date.UTC(2024, 2, 1)];
  expect(periodBoundaries(rule, january, march)).toEqual([january, Date.UTC(2024, 1, 1), march]);
  expect(periodEnds(rule, january, march)).toEqual([Date.UTC(2024, 1, 1), march]);
});
