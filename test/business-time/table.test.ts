// Proves the arithmetic on cases whose answers were worked out by hand, among them the change of clocks in three zones.
import { describe, expect, test } from "vitest";
import { addBusinessTime, elapsedBusinessSeconds, rollForward } from "../../lib/business-time/arithmetic.ts";
import { parseBusinessDuration } from "../../lib/business-time/duration.ts";
import { writeInstant } from "../../lib/business-time/instant.ts";
import { Calendar } from "../../lib/business-time/schema.ts";

const berlin = Calendar.parse({ zone: "Europe/Berlin" });
const berlinChristmas = Calendar.parse({ zone: "Europe/Berlin", closed: ["2026-12-25"] });
const newYork = Calendar.parse({ zone: "America/New_York" });
const day = [
  ["10:00", "13:30"],
  ["14:30", "19:00"],
];
const kolkata = Calendar.parse({
  zone: "Asia/Kolkata",
  hours: { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [["10:00", "13:00"]] },
});

function due(calendar: Calendar, from: string, amount: string): string {
  return writeInstant(addBusinessTime(calendar, from, parseBusinessDuration(amount)));
}

describe("due", () => {
  test.each([
    ["over a closed day", berlinChristmas, "2026-12-24T15:30:00Z", "2 days", "2026-12-29T15:30:00Z"],
    ["over spring's clock change", berlin, "2027-03-26T15:00:00Z", "8 hours", "2027-03-29T14:00:00Z"],
    ["after hours, over autumn's clock change", newYork, "2026-10-30T21:30:00Z", "1 day", "2026-11-03T14:00:00Z"],
    ["parts of an hour", newYork, "2027-03-12T14:15:00Z", "12.5 hours", "2027-03-15T17:45:00Z"],
    ["over a leap day", kolkata, "2028-02-28T12:00:00Z", "3 days", "2028-03-02T12:00:00Z"],
    ["over a break and a night", kolkata, "2026-11-20T07:45:00Z", "5 hours", "2026-11-21T04:45:00Z"],
    ["after the last hour of a short day", kolkata, "2026-11-20T11:30:00Z", "1 day", "2026-11-21T07:30:00Z"],
    ["a break on the target day moves to its end", kolkata, "2026-11-16T08:00:00Z", "1 day", "2026-11-17T09:00:00Z"],
    ["an interval's end is that instant", berlin, "2026-11-16T08:00:00Z", "8 hours", "2026-11-16T16:00:00Z"],
    ["no hours only roll", berlin, "2026-11-14T08:00:00Z", "0 hours", "2026-11-16T08:00:00Z"],
    ["no days only roll", berlin, "2026-11-16T16:00:00Z", "0 days", "2026-11-17T08:00:00Z"],
  ])("%s", (_name, calendar, from, amount, expected) => {
    expect(due(calendar, from, amount)).toBe(expected);
  });

  test("takes epoch milliseconds as well", () => {
    expect(addBusinessTime(berlin, Date.parse("2027-03-26T15:00:00Z"), { hours: 8 })).toBe(
      Date.parse("2027-03-29T14:00:00Z"),
    );
  });
});

test("elapsed counts working time only", () => {
  expect(elapsedBusinessSeconds(berlin, "2027-03-26T08:00:00Z", "2027-03-29T15:00:00Z")).toBe(57_600);
  expect(elapsedBusinessSeconds(berlin, "2027-03-27T08:00:00Z", "2027-03-28T15:00:00Z")).toBe(0);
  expect(elapsedBusinessSeconds(berlin, "2027-03-26T08:00:00Z", "2027-03-26T08:00:00Z")).toBe(0);
});

describe("clock changes", () => {
  const nights = Calendar.parse({ zone: "Europe/Berlin", hours: { sun: [["01:30", "02:30"]] } });

  test("an end inside the gap moves forward by the gap", () => {
    // 28 March 2027: 02:00 becomes 03:00, so 02:30 is 03:30 and one real hour lies between.
    expect(elapsedBusinessSeconds(nights, "2027-03-28T00:00:00Z", "2027-03-28T06:00:00Z")).toBe(3_600);
    expect(due(nights, "2027-03-27T12:00:00Z", "1 hour")).toBe("2027-03-28T01:30:00Z");
  });

  test("an interval inside the gap moves as a whole", () => {
    const gap = Calendar.parse({ zone: "Europe/Berlin", hours: { sun: [["02:15", "02:45"]] } });
    expect(writeInstant(rollForward(gap, "2027-03-27T12:00:00Z"))).toBe("2027-03-28T01:15:00Z");
  });

  test("of a time that exists twice the earlier counts", () => {
    // 31 October 2027: 03:00 becomes 02:00, and 02:30 is taken before the change.
    expect(elapsedBusinessSeconds(nights, "2027-10-30T20:00:00Z", "2027-10-31T06:00:00Z")).toBe(3_600);
    const past = Calendar.parse({ zone: "Europe/Berlin", hours: { sun: [["02:30", "03:30"]] } });
    expect(elapsedBusinessSeconds(past, "2027-10-30T20:00:00Z", "2027-10-31T06:00:00Z")).toBe(7_200);
  });

  test("a day that a zone left out has no working time", () => {
    // Samoa went from 29 to 31 December 2011; the 30th was a Friday.
    const apia = Calendar.parse({ zone: "Pacific/Apia" });
    expect(due(apia, "2011-12-29T20:00:00Z", "1 day")).toBe("2012-01-01T20:00:00Z");
  });
});

describe("holidays", () => {
  const bavaria = Calendar.parse({ zone: "Europe/Berlin", holidays: { country: "DE", region: "BY" } });
  const germany = Calendar.parse({ zone: "Europe/Berlin", holidays: { country: "DE" } });

  test("public ones of the country and the region close the day", () => {
    expect(due(bavaria, "2026-06-03T10:00:00Z", "1 day")).toBe("2026-06-05T10:00:00Z");
    expect(due(germany, "2026-06-03T10:00:00Z", "1 day")).toBe("2026-06-04T10:00:00Z");
    expect(due(germany, "2025-12-31T10:00:00Z", "1 day")).toBe("2026-01-02T10:00:00Z");
  });

  test("one that begins at noon closes the afternoon", () => {
    const guatemala = Calendar.parse({ zone: "America/Guatemala", holidays: { country: "GT" } });
    expect(elapsedBusinessSeconds(guatemala, "2027-12-24T06:00:00Z", "2027-12-25T06:00:00Z")).toBe(3 * 3_600);
  });

  test("one of several days reaches over the year's end", () => {
    const eswatini = Calendar.parse({ zone: "Africa/Mbabane", holidays: { country: "SZ" } });
    expect(due(eswatini, "2026-12-25T20:00:00Z", "0 days")).toBe("2027-01-04T07:00:00Z");
  });
});

test("years are walked in a moment", () => {
  const start = performance.now();
  const seconds = elapsedBusinessSeconds(berlin, "2001-01-01T00:00:00Z", "2051-01-01T00:00:00Z");
  expect(seconds).toBe(13_045 * 8 * 3_600);
  expect(performance.now() - start).toBeLessThan(2_000);
});
