import { z } from "zod";
import type { HabitRule as HabitRuleType, Period, TargetRule as TargetRuleType } from "./rule.ts";

/** A month counts as 30 days when lengths are compared; boundaries themselves are the calendar's. */
const PERIOD_DAYS = { day: 1, week: 7, month: 30 } as const satisfies Record<Period, number>;

const LONGEST_DAYS = 3_660;

/** A habit rule as people write it. `m` and `w` are periods, `k` is actions in one period. */
export const HabitRule = z
  .object({
    period: z.enum(["day", "week", "month"], "A period is day, week or month."),
    k: z.int("k is a whole number of actions.").min(1, "k must be at least 1: zero actions are no habit.").max(10_000),
    m: z.int("m is a whole number of periods.").min(1, "m must be at least 1: a habit shows in some period."),
    w: z.int("w is a whole number of periods.").min(1, "w must be at least 1.").max(400, "w is at most 400 periods."),
  })
  .refine((habit) => habit.m <= habit.w, {
    path: ["m"],
    error: "m must not be more than w: nobody can act in more periods than are looked at.",
  });
export type HabitRule = z.infer<typeof HabitRule>;

/** Business time as people write it; longer than a quarter is no service level. */
const withinForm = /^\s*(\d+(?:\.\d+)?)\s*(h|hours?|d|days?)\s*$/i;
const longestHours = 24 * 92;

const Within = z
  .string()
  .max(40)
  .refine((text) => {
    const [, amount = "", unit = ""] = withinForm.exec(text) ?? [];
    const hours = unit.toLowerCase().startsWith("d") ? Number(amount) * 24 : Number(amount);
    return (
      hours > 0 && hours <= longestHours && (unit.toLowerCase().startsWith("h") || Number.isInteger(Number(amount)))
    );
  }, "Say within which working time the answer is owed, as 4 hours or 2 days.");

/** Why a threshold of 0 is refused where a share is to be reached. */
export const nobodyHasTo = "The threshold must be above 0: a target that nobody has to reach is none.";
const nobodyCanMiss = "A share that use is to fall to is at least 0% and below 100%.";

/** It is judged beside whatever else may be missing. */
function hasThreshold(value: unknown): boolean {
  return typeof value === "object" && value !== null && "threshold" in value && typeof value.threshold === "number";
}

/** The measurable half of an adoption target as people write it, with everything that is refused at submit. */
export const TargetRule = z
  .object({
    habit: HabitRule,
    response: z.object({ within: Within }).optional(),
    counts: z.enum(["habitual", "active"], "A target counts habitual or active people."),
    threshold: z
      .number("The threshold is a share between 0 and 1.")
      .max(1, "The threshold is a share: write 0.8 for 80%."),
    aim: z.literal("at_most").optional(),
    graceDays: days("Grace").min(0, "Grace cannot be negative."),
    sustainDays: days("The sustain period").min(0, "The sustain period cannot be negative."),
    windowDays: days("The window").min(1, "The window must be at least a day."),
    freshnessDays: z
      .number("The freshness limit is a number of days.")
      .gt(0, "The freshness limit must be above 0: no data is newer than now.")
      .max(LONGEST_DAYS),
    timeZone: z.string().max(100).refine(isZone, "The time zone is an IANA name, as Europe/Berlin or UTC."),
  })
  .refine(({ aim, threshold }) => aim === "at_most" || threshold > 0, {
    path: ["threshold"],
    error: nobodyHasTo,
    when: ({ value }) => hasThreshold(value),
  })
  .refine(({ aim, threshold }) => aim !== "at_most" || (threshold >= 0 && threshold < 1), {
    path: ["threshold"],
    error: nobodyCanMiss,
    when: ({ value }) => hasThreshold(value),
  })
  .superRefine((rule, context) => {
    if (rule.windowDays >= shortestWindowDays(rule)) return;
    context.addIssue({ code: "custom", path: ["windowDays"], message: windowTooShort(rule) });
  });
export type TargetRule = z.infer<typeof TargetRule>;

/** Days a target needs at least before it can be met: grace, then `m` periods, then the sustain period. */
export function shortestWindowDays(rule: Pick<TargetRuleType, "habit" | "graceDays" | "sustainDays">): number {
  return rule.graceDays + rule.habit.m * PERIOD_DAYS[rule.habit.period] + rule.sustainDays;
}

/** What is allowed but probably not meant. One sentence each. */
export function warnings(rule: Pick<TargetRuleType, "habit" | "graceDays">): string[] {
  const needed = rule.habit.m * PERIOD_DAYS[rule.habit.period];
  if (rule.graceDays >= needed) return [];
  return [
    `Grace (${rule.graceDays} days) is shorter than the ${describePeriods(rule.habit)} a habit takes to show: ` +
      "people are judged before they can be habitual.",
  ];
}

function describePeriods(habit: HabitRuleType): string {
  return habit.m === 1 ? `one ${habit.period}` : `${habit.m} ${habit.period}s`;
}

function windowTooShort(rule: Pick<TargetRuleType, "habit" | "graceDays" | "sustainDays">): string {
  const { graceDays, habit, sustainDays } = rule;
  return (
    `The window is too short to be met: grace ${graceDays} + ${describePeriods(habit)} + sustain ${sustainDays} ` +
    `are ${shortestWindowDays(rule)} days (a month counted as 30). Lengthen the window or shorten the sustain period.`
  );
}

function days(what: string): z.ZodInt {
  return z.int(`${what} is a whole number of days.`).max(LONGEST_DAYS, `${what} is at most ${LONGEST_DAYS} days.`);
}

/** The platform also takes offsets such as +02:00, which know no daylight saving. */
export function isZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
