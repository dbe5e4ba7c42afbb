// Proves the arithmetic against a second, plain one that steps minute by minute and asks Intl for the wall clock, on random
// calendars around random instants, with the weeks of clock changes over-represented.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { addBusinessTime, elapsedBusinessSeconds, rollForward } from "../../lib/business-time/arithmetic.ts";
import { Calendar, weekdays } from "../../lib/business-time/schema.ts";
import { plainCalendar } from "./plain.ts";

const MINUTE_MS = 60_000;
const zones = ["UTC", "Europe/Berlin", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "America/Havana"];
const clockChanges = ["2027-03-12", "2027-03-26", "2027-04-02", "2026-10-02", "2026-10-23", "2026-10-30"];

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(minute % 60).padStart(2, "0")}`;

const dayHours = fc
  .uniqueArray(fc.integer({ min: 0, max: 48 }), { minLength: 0, maxLength: 4 })
  .map((halfHours) => halfHours.toSorted((a, b) => a - b).map((each) => clock(each * 30)))
  .map((times) => Array.from({ length: Math.floor(times.length / 2) }, (_, i) => times.slice(2 * i, 2 * i + 2)));

const start = fc
  .tuple(fc.constantFrom(...clockChanges), fc.integer({ min: 0, max: 4 * 1_440 }))
  .map(([date, minutes]) => Date.parse(`${date}T00:00:00Z`) + minutes * MINUTE_MS);

const calendars = fc
  .tuple(
    fc.constantFrom(...zones),
    fc.array(dayHours, { minLength: 7, maxLength: 7 }),
    fc.constantFrom(...clockChanges),
  )
  .filter(([, hours]) => hours.some((day) => day.length > 0))
  .map(([zone, hours, closed]) =>
    Calendar.parse({ zone, hours: Object.fromEntries(weekdays.map((name, i) => [name, hours[i]])), closed: [closed] }),
  );

const options = { numRuns: 60 };

test("rolling, hours and elapsed time agree with stepping minute by minute", () => {
  fc.assert(
    fc.property(calendars, start, fc.integer({ min: 0, max: 40 * 60 }), (calendar, from, minutes) => {
      const plain = plainCalendar(calendar);
      expect(rollForward(calendar, from)).toBe(plain.roll(from));
      const due = addBusinessTime(calendar, from, { hours: minutes / 60 });
      expect(due).toBe(plain.addMinutes(from, minutes));
      expect(elapsedBusinessSeconds(calendar, from, due)).toBe(minutes * 60);
    }),
    options,
  );
});

test("days agree with stepping minute by minute", () => {
  fc.assert(
    fc.property(calendars, start, fc.integer({ min: 0, max: 6 }), (calendar, from, days) => {
      expect(addBusinessTime(calendar, from, { days })).toBe(plainCalendar(calendar).addDays(from, days));
    }),
    options,
  );
});

test("elapsed time adds up over any split, and later starts are never due earlier", () => {
  fc.assert(
    fc.property(calendars, start, fc.nat(10_000), fc.nat(10_000), (calendar, from, first, second) => {
      const middle = from + first * MINUTE_MS;
      const end = middle + second * MINUTE_MS;
      const parts = elapsedBusinessSeconds(calendar, from, middle) + elapsedBusinessSeconds(calendar, middle, end);
      expect(elapsedBusinessSeconds(calendar, from, end)).toBe(parts);
      const hours = { hours: 7.25 };
      expect(addBusinessTime(calendar, middle, hours)).toBeGreaterThanOrEqual(addBusinessTime(calendar, from, hours));
    }),
    options,
  );
});
