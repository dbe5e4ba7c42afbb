// Proves that a wrong calendar or amount is refused with the field that is wrong, and that nothing searches for ever.
import { describe, expect, test } from "vitest";
import { addBusinessTime, elapsedBusinessSeconds, rollForward } from "../../lib/business-time/arithmetic.ts";
import { parseBusinessDuration } from "../../lib/business-time/duration.ts";
import { Calendar, defaultCalendar } from "../../lib/business-time/schema.ts";

describe("a calendar is refused", () => {
  test.each([
    ["unknown zone", { zone: "Mars/Olympus" }, "zone", /unknown time zone "Mars\/Olympus"/],
    ["bare offset", { zone: "+02:00" }, "zone", /IANA name/],
    ["no zone", {}, "zone", /./],
    [
      "overlap",
      week([
        ["09:00", "12:00"],
        ["11:00", "17:00"],
      ]),
      "hours.mon.1",
      /11:00 to 17:00 overlaps 09:00 to 12:00/,
    ],
    ["empty interval", week([["09:00", "09:00"]]), "hours.mon.0", /is empty/],
    ["reversed interval", week([["17:00", "09:00"]]), "hours.mon.0", /runs backwards/],
    ["no time of day", week([["9", "17:00"]]), "hours.mon.0.0", /HH:MM/],
    ["past midnight", week([["09:00", "24:01"]]), "hours.mon.0.1", /HH:MM/],
    ["not a pair", week([["09:00"]]), "hours.mon.0", /pair/],
    ["no working time", { zone: "UTC", hours: {} }, "hours", /no working time at all/],
    ["unknown day name", { zone: "UTC", hours: { tue: [["09:00", "10:00"]], monday: [] } }, "hours", /monday/],
    ["unknown field", { zone: "UTC", holiday: [] }, "", /holiday/],
    ["bad date", { zone: "UTC", closed: ["2026-02-30"] }, "closed.0", /"2026-02-30" is no date/],
    ["unknown country", { zone: "UTC", holidays: { country: "ZZ" } }, "holidays.country", /"ZZ"/],
    ["unknown region", { zone: "UTC", holidays: { country: "DE", region: "ZZ" } }, "holidays.region", /known are BB, /],
  ])("%s", (_name, input, path, message) => {
    const parsed = Calendar.safeParse(input);
    const issues = parsed.error?.issues ?? [];
    expect(issues.map((issue) => issue.path.join("."))).toEqual([path]);
    expect(issues[0]?.message).toMatch(message);
  });

  test("and a good one is not", () => {
    expect(
      Calendar.safeParse(
        week([
          ["14:30", "24:00"],
          ["00:00", "13:30"],
          ["13:30", "14:30"],
        ]),
      ).success,
    ).toBe(true);
    expect(defaultCalendar.hours.fri).toEqual([["09:00", "17:00"]]);
    expect(defaultCalendar.hours.sat).toEqual([]);
  });
});

describe("an amount is refused", () => {
  test.each(["", "2", "two days", "-1 days", "2 weeks", "1.5 days", "20001 days", "100001 hours", "1e3 hours"])(
    "%j",
    (text) => expect(() => parseBusinessDuration(text)).toThrow(/^in: /),
  );

  test("also when it comes as a number", () => {
    expect(() => addBusinessTime(defaultCalendar, 0, { hours: Number.NaN })).toThrow(/^in: /);
    expect(() => addBusinessTime(defaultCalendar, 0, { days: -1 })).toThrow(/^in: /);
  });
});

test("an instant without offset, out of range or in the wrong order names its field", () => {
  expect(() => rollForward(defaultCalendar, "2026-12-24T15:30")).toThrow(/^from: .*offset/);
  expect(() => rollForward(defaultCalendar, Number.NaN)).toThrow(/^from: /);
  expect(() => rollForward(defaultCalendar, "2301-01-01T00:00:00Z")).toThrow(/^from: /);
  expect(() => elapsedBusinessSeconds(defaultCalendar, 1, 0)).toThrow(/^to: /);
});

test("a calendar that never opens is an error, not a search without end", () => {
  const mondays = Array.from({ length: 530 }, (_, week_) => {
    const monday = new Date(Date.UTC(2026, 0, 5 + 7 * week_));
    return monday.toISOString().slice(0, 10);
  });
  const shut = Calendar.parse({ zone: "UTC", hours: { mon: [["09:00", "10:00"]] }, closed: mondays });
  expect(() => rollForward(shut, "2026-01-01T00:00:00Z")).toThrow(/^calendar: never opens within ten years/);
  expect(() => addBusinessTime(shut, "2026-01-01T00:00:00Z", { days: 3 })).toThrow(/^calendar: /);
});

function week(monday: string[][]): unknown {
  return { zone: "UTC", hours: { mon: monday } };
}
