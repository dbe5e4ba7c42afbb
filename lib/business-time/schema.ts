import { Temporal } from "temporal-polyfill";
import { z } from "zod";
import { minuteOfDay } from "./clock.ts";
import { holidayCountries, holidayRegions } from "./holidays.ts";

export const weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

const timeOfDay = (text: string): boolean => minuteOfDay(text) !== undefined;
const notATime = "a time of day is HH:MM from 00:00 to 24:00";

const Interval = z
  .tuple([z.string().refine(timeOfDay, notATime), z.string().refine(timeOfDay, notATime)], {
    error: 'an interval is a pair such as ["09:00", "17:00"]',
  })
  .superRefine(([start, end], context) => {
    const from = minuteOfDay(start);
    const to = minuteOfDay(end);
    if (from === undefined || to === undefined || to > from) return;
    const message =
      to === from
        ? `${start} to ${end} is empty: leave the interval out, or end it later`
        : `${start} to ${end} runs backwards: an interval ends after it starts, a night shift is two intervals`;
    context.addIssue({ code: "custom", message });
  });

const Day = z
  .array(Interval)
  .max(24)
  .superRefine((intervals, context) => {
    const sorted = intervals.toSorted(([a], [b]) => a.localeCompare(b));
    for (const [index, interval] of sorted.entries()) {
      const before = sorted[index - 1];
      if (before !== undefined && interval[0] < before[1]) {
        const message = `${interval.join(" to ")} overlaps ${before.join(" to ")}: join them or move one`;
        context.addIssue({ code: "custom", message, path: [intervals.indexOf(interval)] });
      }
    }
  });

const Hours = z.strictObject({
  mon: Day.default([]),
  tue: Day.default([]),
  wed: Day.default([]),
  thu: Day.default([]),
  fri: Day.default([]),
  sat: Day.default([]),
  sun: Day.default([]),
});

const officeDay = (): [string, string][] => [["09:00", "17:00"]];
const officeHours = (): z.infer<typeof Hours> => ({
  mon: officeDay(),
  tue: officeDay(),
  wed: officeDay(),
  thu: officeDay(),
  fri: officeDay(),
  sat: [],
  sun: [],
});

function isZone(name: string): boolean {
  try {
    // A bare offset such as +02:00 is refused: it cannot know when its clocks change.
    return /^[A-Za-z]/.test(name) && Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name) !== undefined;
  } catch {
    return false;
  }
}

function isDate(text: string): boolean {
  try {
    return /^\d{4}-\d\d-\d\d$/.test(text) && Temporal.PlainDate.from(text, { overflow: "reject" }) !== undefined;
  } catch {
    return false;
  }
}

const Holidays = z
  .strictObject({ country: z.string(), region: z.string().optional() })
  .superRefine(({ country, region }, context) => {
    if (!holidayCountries().has(country)) {
      const message = `no public holidays are known for "${country}": use a two-letter country code such as DE`;
      context.addIssue({ code: "custom", message, path: ["country"] });
      return;
    }
    const regions = holidayRegions(country);
    if (region === undefined || regions.has(region)) return;
    const known = regions.size === 0 ? "it has no regions here" : `known are ${[...regions].join(", ")}`;
    const message = `no region "${region}" in ${country}: ${known}`;
    context.addIssue({ code: "custom", message, path: ["region"] });
  });

/**
 * Working time of one party. `hours` holds local `[start, end)` intervals a weekday, days left out are closed; without
 * `hours` it is Monday to Friday 09:00 to 17:00. `closed` are single local dates, `holidays` the public ones of a country.
 */
export const Calendar = z.strictObject({
  zone: z.string().refine(isZone, {
    error: (issue) => `unknown time zone "${String(issue.input)}": use an IANA name such as Europe/Berlin`,
  }),
  hours: Hours.refine((hours) => weekdays.some((day) => hours[day].length > 0), {
    error: "no working time at all: give at least one day an interval",
  }).default(officeHours),
  closed: z
    .array(
      z.string().refine(isDate, {
        error: (issue) => `"${String(issue.input)}" is no date: write YYYY-MM-DD, a day that exists`,
      }),
    )
    .max(10_000)
    .default([]),
  holidays: Holidays.optional(),
});
export type Calendar = z.infer<typeof Calendar>;

/** Monday to Friday 09:00 to 17:00 in UTC: what counts where a team has named no calendar of its own. */
export const defaultCalendar: Calendar = Calendar.parse({ zone: "UTC" });
