// Proves how instants, shares and lengths read: the weekday where somebody must act, no rounding onto a target.
import { describe, expect, test } from "vitest";
import {
  clock,
  countWord,
  date,
  deadlineInZone,
  isoWeek,
  lengthInWords,
  money,
  percent,
  plural,
  pointsBetween,
  shortHash,
  stamp,
  weekdayDate,
} from "../../web/kit/format.ts";
import { quorumRule } from "../../web/kit/quorum.ts";
import { moment } from "./fixtures.ts";

const due = Date.parse("2026-08-13T15:00:00Z");

test("dates carry the weekday, the reader's zone, and the year only when it is another", () => {
  expect(weekdayDate(moment, due)).toBe("Thursday 13 August");
  expect(deadlineInZone(moment, due)).toBe("Thursday 13 August, 17:00 Berlin");
  expect(date(moment, Date.parse("2025-12-31T23:30:00Z"))).toBe("1 January");
  expect(date(moment, Date.parse("2025-12-30T12:00:00Z"))).toBe("30 December 2025");
  expect(clock({ ...moment, timeZone: "Asia/Kolkata" }, due)).toBe("20:30");
  expect(stamp(moment, due)).toBe("13 August 2026, 17:00, Berlin");
});

test.each([
  ["2026-08-03T09:00:00Z", 32],
  ["2027-01-03T09:00:00Z", 53],
  ["2026-01-01T09:00:00Z", 1],
])("the week of %s is %i", (instant, week) => {
  expect(isoWeek(moment, Date.parse(instant))).toBe(week);
});

describe("percent", () => {
  test.each([
    [39 / 61, 0.8, "64%"],
    [0, 0.8, "0%"],
    [1, 0.8, "100%"],
    [0.8, 0.8, "80%"],
    [0.797, 0.8, "79.7%"],
    [0.7999, 0.8, "79.9%"],
    [0.803, 0.8, "80%"],
    [0.001, undefined, "under 1%"],
    [0.9999, undefined, "over 99%"],
  ])("%d against %d reads %s", (share, threshold, words) => {
    expect(percent(share, threshold)).toBe(words);
  });
});

test("lengths, counts and differences are plain words", () => {
  expect(lengthInWords(20_000)).toBe("1 minute");
  expect(lengthInWords(2 * 3_600_000)).toBe("2 hours");
  expect(lengthInWords(9.5 * 86_400_000)).toBe("9 days");
  expect(plural(1_697, "day")).toBe("1,697 days");
  expect(plural(1, "person", "people")).toBe("1 person");
  expect(pointsBetween(0.67, 0.64)).toBe(-3);
  expect(countWord(5)).toBe("five");
  expect(countWord(12)).toBe("12");
  expect(shortHash("a41f0000000000009c2e")).toBe("a41f…9c2e");
  expect(money(21_400, "EUR")).toBe("€21,400");
});

test("a quorum is a sentence", () => {
  expect(quorumRule(moment, { mode: "all" }, 5)).toBe("All five must agree.");
  expect(quorumRule(moment, { mode: "all" }, 2)).toBe("Both must agree.");
  expect(quorumRule(moment, { mode: "any" }, 3)).toBe("One of three is enough.");
  expect(quorumRule(moment, { mode: "at_least", count: 2 }, 4)).toBe("Two of four must agree.");
  expect(quorumRule(moment, { mode: "all" }, 1)).toBe("One person decides.");
});
