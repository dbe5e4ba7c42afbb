/** Length of one period, on the local calendar of the target's time zone. Weeks start on Monday. */
export type Period = "day" | "week" | "month";

/** `k` actions in each of at least `m` of the last `w` completed periods. */
export interface HabitRule {
  readonly period: Period;
  readonly k: number;
  readonly m: number;
  readonly w: number;
}

/** Of the second kind of target: within which business time an answer is owed, as `4 hours`. */
export interface ResponseRule {
  readonly within: string;
}

/** What is counted towards the threshold. */
export type CountedAs = "habitual" | "active";

/** Which way a target points: without it up to its threshold, with it down to it, as when use is to end. */
export type Aim = "at_most";

/** A threshold and the way that leads to it. */
export interface Aimed {
  readonly threshold: number;
  readonly aim?: Aim | null | undefined;
}

/** Whether a rate is where the target wants it. */
export function meets(rate: number, { threshold, aim }: Aimed): boolean {
  return aim === "at_most" ? rate <= threshold : rate >= threshold;
}

/** How far a rate is from its threshold, as a share: positive when the target is not met. */
export function gapTo(rate: number, { threshold, aim }: Aimed): number {
  return aim === "at_most" ? rate - threshold : threshold - rate;
}

/** The measurable half of an adoption target. Days are 24 hours; `threshold` is a share in (0, 1], of `at_most` in [0, 1). */
export interface TargetRule {
  readonly habit: HabitRule;
  /** There for a service level. Of `habit` then only the period and `w` say something: the periods looked at. */
  readonly response?: ResponseRule | undefined;
  readonly counts: CountedAs;
  readonly threshold: number;
  readonly aim?: Aim | undefined;
  readonly graceDays: number;
  readonly sustainDays: number;
  readonly windowDays: number;
  readonly freshnessDays: number;
  /** IANA name. It decides where periods begin and end, and nothing else. */
  readonly timeZone: string;
}

/** One day of grace, sustain, window or freshness: 24 hours whatever the clocks do. */
export const DAY_MS = 86_400_000;
