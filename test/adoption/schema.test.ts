import { expect, test } from "vitest";
import { TargetRule, warnings } from "../../domain/adoption/schema.ts";

const rule = {
  habit: { period: "month", k: 1, m: 2, w: 3 },
  counts: "habitual",
  threshold: 0.6,
  graceDays: 60,
  sustainDays: 90,
  windowDays: 210,
  freshnessDays: 7,
  timeZone: "Europe/Berlin",
};

test("a complete rule is accepted as it is", () => {
  expect(TargetRule.parse(rule)).toEqual(rule);
});

test.each([
  ["k below 1", { habit: { ...rule.habit, k: 0 } }, "habit.k", /at least 1/],
  ["m above w", { habit: { ...rule.habit, m: 4 } }, "habit.m", /not be more than w/],
  ["a threshold of nothing", { threshold: 0 }, "threshold", /above 0/],
  ["a threshold in percent", { threshold: 60 }, "threshold", /write 0\.8 for 80%/],
  ["a window that cannot be met", { windowDays: 209 }, "windowDays", /grace 60 \+ 2 months \+ sustain 90 are 210 days/],
  ["an offset for a zone", { timeZone: "+02:00" }, "timeZone", /IANA name/],
  ["an unknown period", { habit: { ...rule.habit, period: "quarter" } }, "habit.period", /day, week or month/],
  ["a part left out", { graceDays: undefined }, "graceDays", /whole number of days/],
])("%s is refused, by its path and with the remedy", (_name, change, path, message) => {
  const { error } = TargetRule.safeParse({ ...rule, ...change });
  const issue = error?.issues.find((one) => one.path.join(".") === path);
  expect(issue?.message).toMatch(message);
});

test("a grace shorter than the habit takes is a warning, no refusal", () => {
  const hasty = TargetRule.parse({ ...rule, graceDays: 59 });
  expect(warnings(hasty)).toEqual([expect.stringMatching(/Grace \(59 days\) is shorter than the 2 months/)]);
  expect(warnings(TargetRule.parse(rule))).toEqual([]);
});
