import type { BusinessDuration } from "../../../lib/business-time/duration.ts";
import { counted, number } from "./numbers.ts";

/** A target as it is signed. What a draft leaves open is `null`. */
export interface TargetFacts {
  /** Empty where it has none. */
  readonly name: string;
  /** "60%". */
  readonly rate: string | null;
  readonly groups: readonly string[];
  readonly event: string;
  readonly habit: {
    readonly counts: "active" | "habitual";
    readonly period: "day" | "week" | "month";
    readonly k: number;
    readonly m: number;
    readonly w: number;
  } | null;
  /** 0 where nothing is said about it. */
  readonly sustainDays: number;
}

/** The parts of a proposal by name, and what its targets say. */

const parts = {
  title: "Title",
  summary: "What changes",
  why: "Why",
  use: "How it will be used",
  audience: "Who works differently",
  decision: "Which decision it drives",
  ifNothing: "If we do nothing",
  agreed: "Agreed at intake",
  asks: "What it asks of people",
  tier: "Tier",
  sponsor: "Sponsor",
  owner: "Owner",
  gate: (name: string) => `Gate “${name}”`,
  population: "Population",
  countries: "Countries",
  waves: "Waves",
  target: (name: string) => `Target “${name}”`,
  noTarget: "Why there is no target",
  buildBudget: "Budget for building",
  adoptionBudget: "Budget for adoption",
  integration: (connects: string) => `Integration ${connects}`,
  work: "Work",
  training: "Training",
};

const tiers = { light: "light", standard: "standard", major: "major" };

const gateLine = {
  nobodyYet: "nobody yet",
  required: "required",
  veto: "veto",
  rule: {
    all: "all must agree",
    any: "any must agree",
    atLeast: (count: number) => `at least ${number(count)} must agree`,
    percent: (share: string) => `${share} must agree`,
  },
  dueIn: (time: BusinessDuration) =>
    "days" in time
      ? counted(time.days, { one: "due in # business day", other: "due in # business days" })
      : counted(time.hours, { one: "due in # business hour", other: "due in # business hours" }),
  silence: {
    block: "silence is not a yes",
    escalate: "silence is not a yes and is told further up",
    consent: "silence counts as consent",
  },
};

const difference = {
  added: (part: string, after: string) => `${part}: new: “${after}”`,
  removed: (part: string, before: string) => `${part}: removed, was “${before}”`,
  changed: (part: string, before: string, after: string) => `${part}: was “${before}”, is now “${after}”`,
};

const spans = {
  day: { one: "of the last # day", other: "of the last # days" },
  week: { one: "of the last # week", other: "of the last # weeks" },
  month: { one: "of the last # month", other: "of the last # months" },
};

const recent = {
  day: { one: "in the last day", other: "in the last # days" },
  week: { one: "in the last week", other: "in the last # weeks" },
  month: { one: "in the last month", other: "in the last # months" },
};

/** "Use: 60% of core and regular do “changeset_added” at least once in 2 of the last 3 months, held for 180 days." */
function target({ name, rate, groups, event, habit, sustainDays }: TargetFacts): string {
  const who = groups.length > 0 ? groups.join(" and ") : "everybody it is for";
  const share = `${rate ?? "A share"} of ${who}`;
  if (habit === null) return `${share} use it: “${event}”.`;
  const { counts, period, k, m, w } = habit;
  const often =
    counts === "active"
      ? counted(w, recent[period])
      : `at least ${k === 1 ? "once" : `${number(k)} times`} in ${number(m)} ${counted(w, spans[period])}`;
  const held = sustainDays === 0 ? "" : counted(sustainDays, { one: ", held for # day", other: ", held for # days" });
  return `${name === "" ? "" : `${name}: `}${share} do “${event}” ${often}${held}.`;
}

export interface StandingFacts {
  readonly name: string;
  readonly verdict: "open" | "met" | "missed" | "inconclusive" | "unknown";
  /** `null`: nobody can be judged. */
  readonly rate: { readonly share: string; readonly counted: number; readonly judged: number } | null;
  readonly aim: string | null;
  /** The day on which it was first reached. */
  readonly reached: string | null;
}

/** A target's standing, with rate and n. */
function standing({ name, verdict, rate, aim, reached }: StandingFacts): string {
  const judged =
    rate === null ? "nobody can be judged" : `${rate.share}, ${number(rate.counted)} of ${number(rate.judged)}`;
  const against = aim === null ? "" : `, against a target of ${aim}`;
  return `${name}: ${verdict}, ${judged}${against}${reached === null ? "" : `. First reached on ${reached}`}`;
}

export const content = { parts, tiers, gateLine, difference, target, standing };
