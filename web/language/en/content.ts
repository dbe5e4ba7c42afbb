import type { BusinessDuration } from "../../../lib/business-time/duration.ts";
import type { MetricTerms } from "../../../domain/metric/schema.ts";
import { counted, number } from "./numbers.ts";

/** A target as it is signed. What a draft leaves open is `null`. */
export interface TargetFacts {
  /** Empty where it has none. */
  readonly name: string;
  /** "60%". */
  readonly rate: string | null;
  /** The share is to fall to this. */
  readonly isAtMost?: boolean;
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
  neededBy: "Needed by",
  buildIn: "Time to build",
  population: "Population",
  countries: "Countries",
  waves: "Waves",
  target: (name: string) => `Target “${name}”`,
  noTarget: "Why there is no target",
  metric: "Business metric",
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
function target({ name, rate, isAtMost = false, groups, event, habit, sustainDays }: TargetFacts): string {
  const who = groups.length > 0 ? groups.join(" and ") : "everybody it is for";
  const share = `${isAtMost ? "At most " : ""}${rate ?? (isAtMost ? "a share" : "A share")} of ${who}`;
  if (habit === null) return `${share} use it: “${event}”.`;
  const { counts, period, k, m, w } = habit;
  const often =
    counts === "active"
      ? counted(w, recent[period])
      : `at least ${k === 1 ? "once" : `${number(k)} times`} in ${number(m)} ${counted(w, spans[period])}`;
  const held = sustainDays === 0 ? "" : counted(sustainDays, { one: ", held for # day", other: ", held for # days" });
  return `${name === "" ? "" : `${name}: `}${share} do “${event}” ${often}${held}.`;
}

/** A service level: who asks is owed an answer in time. */
export interface ServiceFacts extends Omit<TargetFacts, "habit" | "isAtMost"> {
  readonly answer: string;
  /** Business time; a text where a draft holds none. */
  readonly within: BusinessDuration | string | null;
  readonly team: string | null;
  /** What tells which answer belongs to what. */
  readonly key: { readonly property: string; readonly isSamePerson: boolean } | null;
}

function businessTime(within: BusinessDuration | string): string {
  if (typeof within === "string") return within;
  return "days" in within
    ? counted(within.days, { one: "# business day", other: "# business days" })
    : counted(within.hours, { one: "# business hour", other: "# business hours" });
}

/** "90% of “lead_qualified” are answered by “lead_contacted” within 4 business hours of sales, matched by lead_id." */
function service({ name, rate, groups, event, answer, within, team, key, sustainDays }: ServiceFacts): string {
  const who = groups.length > 0 ? ` for ${groups.join(" and ")}` : "";
  const asked = `${rate ?? "A share"} of “${event}”${who} are answered by “${answer}”`;
  const time = within === null ? "in time" : `within ${businessTime(within)}`;
  const matched = key === null ? "" : `, ${key.isSamePerson ? "by the same person, " : ""}matched by ${key.property}`;
  const held = sustainDays === 0 ? "" : counted(sustainDays, { one: ", held for # day", other: ", held for # days" });
  return `${name === "" ? "" : `${name}: `}${asked} ${time}${team === null ? "" : ` of ${team}`}${matched}${held}.`;
}

const quality = (share: string, conditions: readonly string[]) =>
  `Who does it is proficient when ${share} of it has ${conditions.join(" and ")}.`;

/** What somebody looks at to tell how well it is done, and by what they judge. */
const audit = (draws: "actions" | "people", size: number, standard: string) =>
  `How well it is done is looked at in ${draws === "actions" ? `${number(size)} actions` : `the work of ${number(size)} people`}, drawn by lot: “${standard}”`;

/** What an action has to have to be good work. */
const condition = {
  equals: (property: string, value: string) => `${property} equal to ${value}`,
  not_equals: (property: string, value: string) => `${property} other than ${value}`,
  at_least: (property: string, value: string) => `${property} of at least ${value}`,
  at_most: (property: string, value: string) => `${property} of at most ${value}`,
  exists: (property: string, _value: string) => `${property} filled in`,
  contains: (property: string, value: string) => `${property} containing ${value}`,
};

export interface StandingFacts {
  readonly name: string;
  readonly verdict: "open" | "met" | "missed" | "inconclusive" | "unknown";
  /** `null`: nobody can be judged. */
  readonly rate: { readonly share: string; readonly counted: number; readonly judged: number } | null;
  readonly aim: string | null;
  readonly isAtMost?: boolean;
  /** The day on which it was first reached. */
  readonly reached: string | null;
}

/** A target's standing, with rate and n. */
function standing({ name, verdict, rate, aim, isAtMost = false, reached }: StandingFacts): string {
  const judged =
    rate === null ? "nobody can be judged" : `${rate.share}, ${number(rate.counted)} of ${number(rate.judged)}`;
  const against = aim === null ? "" : `, against a target of ${isAtMost ? "at most " : ""}${aim}`;
  return `${name}: ${verdict}, ${judged}${against}${reached === null ? "" : `. First reached on ${reached}`}`;
}

const directions = { higher: ", higher is better", lower: ", lower is better" };

/** "Reported beside it, and deciding nothing: “Win rate”, a share of deals, higher is better, one value a month, from “Finance”." */
function metric({ name, kind, unit, better, period, source }: MetricTerms): string {
  const said = [
    name === "" ? "a business metric" : `the business metric “${name}”`,
    kind === "share" ? `, a share${unit === "" ? "" : ` of ${unit}`}` : unit === "" ? "" : `, in ${unit}`,
    better === null ? "" : directions[better],
    `, one value a ${period}`,
    source === "" ? "" : `, from “${source}”`,
  ];
  return `Reported beside it, and deciding nothing: ${said.join("")}.`;
}

export const content = {
  parts,
  tiers,
  gateLine,
  difference,
  target,
  service,
  quality,
  audit,
  condition,
  standing,
  metric,
};
