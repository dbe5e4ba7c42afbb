import { z } from "zod";
import { MetricTerms } from "../metric/schema.ts";

/**
 * A change's content as people write it. A draft may be incomplete; `missingParts` names what a submission still needs.
 * Every text has a bound, every list a limit.
 */
const line = z.string().trim().max(200);
const text = z.string().trim().max(4_000);
const id = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$/, "An id has up to 40 letters, digits, hyphens and underscores.");
/** Working time, as lib/business-time reads it. */
export const WorkingTime = z
  .string()
  .trim()
  .max(40)
  .regex(/^(\d{1,4} ?d(ays?)?|\d{1,5}(\.\d{1,4})? ?h(ours?)?)$/i, "Write working time as 5 days or 8 hours.");
const country = z.string().regex(/^[A-Z]{2}$/, "A country is two capital letters, as DE.");
const amount = z.number().min(0, "An amount cannot be negative.").max(1e12).nullable().default(null);

/** A person by id or e-mail address; with a name, an unknown address becomes a new person. */
export const PersonRef = z.union([
  z.string().trim().min(1, "Name a person by id or e-mail address.").max(254),
  z.object({ email: z.email("This is not an e-mail address.").max(254), name: line.optional() }).strict(),
]);
export type PersonRef = z.infer<typeof PersonRef>;

/** The questions that are asked before anything is built. */
export const Brief = z
  .object({
    why: text.default(""),
    use: text.default(""),
    audience: text.default(""),
    decision: text.default(""),
    cadence: z.enum(["daily", "weekly", "monthly", "quarterly", "once"]).nullable().default(null),
    ifNothing: text.default(""),
    processFirst: text.default(""),
    rewardsAgainst: text.default(""),
  })
  .strict();
export type Brief = z.infer<typeof Brief>;

export const Quorum = z.discriminatedUnion("mode", [
  z.object({ mode: z.literal("all") }).strict(),
  z.object({ mode: z.literal("any") }).strict(),
  z.object({ mode: z.literal("at_least"), count: z.int().min(1).max(200) }).strict(),
  z.object({ mode: z.literal("percent"), percent: z.int().min(1).max(100) }).strict(),
]);
export type Quorum = z.infer<typeof Quorum>;

export const Stakeholder = z
  .object({
    /** A draft may name the role before the person, as one that begins from a template does. */
    person: PersonRef.nullable().default(null),
    role: line.default(""),
    asks: z.array(text).max(10).default([]),
    /** Without this person's approval the gate stays shut; they cannot abstain. */
    required: z.boolean().default(false),
    /** A decline of this person decides the gate. */
    veto: z.boolean().default(false),
    /** Groups of a gate are asked one after another, lowest first. */
    order: z.int().min(1).max(20).default(1),
  })
  .strict();
export type Stakeholder = z.infer<typeof Stakeholder>;

/** What has to be true of a change for a gate to be needed; everything that is named must be. */
export const OnlyIf = z
  .object({
    /** Planned money for build and adoption together, in the currency of the budget. */
    budgetAbove: amount,
    /** Countries in which the audience works, as `DE`; one of them is enough. */
    countries: z.array(country).max(50).default([]),
    tiers: z.array(z.enum(["light", "standard", "major"])).default([]),
  })
  .strict();
export type OnlyIf = z.infer<typeof OnlyIf>;

export const Gate = z
  .object({
    id: id.optional(),
    name: line.default(""),
    quorum: Quorum.default({ mode: "all" }),
    stakeholders: z.array(Stakeholder).max(200).default([]),
    /** Business time from the opening of the gate, as `5 days` or `8 hours`. */
    dueIn: WorkingTime.default("5 days"),
    /** What it means when somebody does not answer in time. Never an approval. */
    silence: z.enum(["block", "escalate", "consent"]).default("escalate"),
    onlyIf: OnlyIf.prefault({}),
    /** Whoever decides by link also types a code that is mailed to their own address. Left out where a link is enough. */
    stepUp: z.boolean().optional(),
  })
  .strict();
export type Gate = z.infer<typeof Gate>;

export const Predicate = z
  .object({
    property: z.string().trim().min(1).max(100),
    is: z.enum(["equals", "not_equals", "at_least", "at_most", "exists", "contains"]).default("equals"),
    value: z.union([z.string().max(500), z.number(), z.boolean()]).optional(),
  })
  .strict();
export type Predicate = z.infer<typeof Predicate>;

export const Behaviour = z
  .object({ event: z.string().trim().max(200).default(""), where: z.array(Predicate).max(10).default([]) })
  .strict();
export type Behaviour = z.infer<typeof Behaviour>;

const days = z.number().nullable().default(null);

/** Which answer belongs to which trigger: a property that both carry, or the same person and such a property. */
export const Correlation = z
  .object({ by: z.enum(["property", "person_and_object"]).default("property"), property: line.default("") })
  .strict();
export type Correlation = z.infer<typeof Correlation>;

/** The second kind of target: the target's own behaviour is what asks, and this is the answer it is owed, by when. */
export const Answer = z
  .object({
    behaviour: Behaviour.default({ event: "", where: [] }),
    /** Where answers come from; `null` for the same source as what asks. */
    source: line.nullable().default(null),
    key: Correlation.prefault({}),
    /** Business time of the team that answers, as `4 hours` or `2 days`. */
    within: line.default(""),
    /** Whose calendar counts; `null` for the usual working week. */
    team: line.nullable().default(null),
    /** Property of the asking event that names the group which owes the answer. */
    groupBy: line.nullable().default(null),
  })
  .strict();
export type Answer = z.infer<typeof Answer>;

/** What of somebody's actions is good work: a second filter, and the share of them it must hold for. */
export const Quality = z
  .object({ where: z.array(Predicate).max(10).default([]), share: z.number().default(0.8) })
  .strict();
export type Quality = z.infer<typeof Quality>;

/**
 * The other way to learn how well it is done: somebody who can tell looks at some of it, drawn by chance. How much is chosen here,
 * before anything is drawn.
 */
export const SampledAudit = z
  .object({
    draws: z.enum(["actions", "people"]).default("actions"),
    size: z.number().nullable().default(30),
    /** What good work is, for whoever looks at it. */
    standard: text.default(""),
  })
  .strict();
export type SampledAudit = z.infer<typeof SampledAudit>;

/** An adoption target as it is being written. `TargetRule` says what of it is refused at submit. */
export const Target = z
  .object({
    id: id.optional(),
    name: line.default(""),
    behaviour: Behaviour.default({ event: "", where: [] }),
    /** A service level in place of a habit: `behaviour` asks, and this answers in time. */
    response: Answer.nullable().optional(),
    /** When somebody who acts is proficient. */
    quality: Quality.nullable().optional(),
    /** Proficiency by audit, beside or in place of that rule. */
    audit: SampledAudit.nullable().optional(),
    /** Where the evidence comes from: the id of a usage source. */
    source: line.nullable().default(null),
    groups: z.array(line).max(100).default([]),
    period: z.enum(["day", "week", "month"]).nullable().default(null),
    k: z.number().nullable().default(null),
    m: z.number().nullable().default(null),
    w: z.number().nullable().default(null),
    counts: z.enum(["habitual", "active"]).default("habitual"),
    threshold: z.number().nullable().default(null),
    /** The share is to fall to the threshold, as when a tool is retired. Of habits only. */
    aim: z.literal("at_most").nullable().optional(),
    graceDays: days,
    windowDays: days,
    sustainDays: days,
    freshnessDays: days,
    timeZone: line.default("UTC"),
    baseline: z
      .object({ rate: z.number().min(0).max(1).nullable().default(null), note: text.default("") })
      .strict()
      .nullable()
      .default(null),
    owner: PersonRef.nullable().default(null),
  })
  .strict();
export type Target = z.infer<typeof Target>;

/** A business metric that is reported beside the targets and decides nothing. */
export const Metric = MetricTerms.extend({ owner: PersonRef.nullable().default(null) });
export type Metric = z.infer<typeof Metric>;

export const Wave = z
  .object({ id: id.optional(), name: line.default(""), groups: z.array(line).max(100).default([]) })
  .strict();
export type Wave = z.infer<typeof Wave>;

export const Money = z.object({ planned: amount, actual: amount }).strict();
export type Money = z.infer<typeof Money>;

export const Budget = z
  .object({
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/, "A currency is three capital letters, as EUR.")
      .default("EUR"),
    build: Money.default({ planned: null, actual: null }),
    adoption: Money.default({ planned: null, actual: null }),
  })
  .strict();
export type Budget = z.infer<typeof Budget>;

export const Integration = z
  .object({
    connects: text.default(""),
    owner: PersonRef.nullable().default(null),
    whenItBreaks: text.default(""),
    outOfHours: text.default(""),
  })
  .strict();
export type Integration = z.infer<typeof Integration>;

export const WorkItem = z
  .object({ id: id.optional(), title: line.default(""), url: z.url().max(2_000).nullable().default(null) })
  .strict();
export type WorkItem = z.infer<typeof WorkItem>;

/** How people learn: the form a training has, and the one somebody likes. */
export const TrainingFormat = z.enum(["live", "video", "written", "office_hours"]);
export type TrainingFormat = z.infer<typeof TrainingFormat>;

/** When a training takes place. Whoever has a calendar entry of it keeps it by the id. */
export const TrainingSession = z
  .object({
    id: id.optional(),
    startsAt: z.iso.datetime({ offset: true, error: "An instant looks like 2026-12-01T09:00:00+01:00." }),
    minutes: z
      .int()
      .min(1, "A session takes a minute at least.")
      .max(1_440, "A session takes a day at most.")
      .default(60),
    /** A room, or an address to join by. */
    where: line.default(""),
    /** How many can take part; `null`: not limited. */
    places: z.int().min(1).max(100_000).nullable().default(null),
  })
  .strict();
export type TrainingSession = z.infer<typeof TrainingSession>;

export const Training = z
  .object({
    id: id.optional(),
    name: line.default(""),
    format: TrainingFormat.default("written"),
    about: text.default(""),
    url: z.url().max(2_000).nullable().default(null),
    groups: z.array(line).max(100).default([]),
    /** Left out where people learn whenever they like, so that texts signed before there were sessions keep their hash. */
    sessions: z.array(TrainingSession).max(50).optional(),
  })
  .strict();
export type Training = z.infer<typeof Training>;

const count = z.int().min(0).max(1_000_000).nullable().default(null);

/** How large the change is, in numbers and words that need no judgement; the tier is computed of them. `null`: not answered. */
export const TierAnswers = z
  .object({
    /** Teams that have to do something. */
    teams: count,
    /** People whose work is different afterwards. */
    people: count,
    /** Systems that are changed. */
    systems: count,
    /** Agreed terms and metrics that mean something else afterwards. */
    definitions: count,
    /** Connections between systems that are made or changed. */
    integrations: count,
    /** How it could be undone after the launch. */
    reversible: z.enum(["easily", "with_effort", "hardly"]).nullable().default(null),
  })
  .strict();
export type TierAnswers = z.infer<typeof TierAnswers>;

/** What an edit may touch that people approved; each is a part of the content, or some of its fields. */
export const MaterialPart = z.enum([
  "title",
  "summary",
  "brief",
  "asks",
  "tier",
  "sponsor",
  "owner",
  "gates",
  "audience",
  "targets",
  "budget",
  "integrations",
  "workItems",
  "trainings",
]);
export type MaterialPart = z.infer<typeof MaterialPart>;

/** The body of a new change, and of an edit. */
export const ChangeContent = z
  .object({
    title: line.default(""),
    summary: text.default(""),
    template: line.nullable().default(null),
    tier: z.enum(["light", "standard", "major"]).default("standard"),
    tierAnswers: TierAnswers.nullable().default(null),
    /** Why the tier is another one than the answers say. */
    tierBecause: text.default(""),
    team: line.nullable().default(null),
    /** The day on which it has to be there. It decides the place in the queue before anything else. */
    neededBy: z.iso.date("Write a day as 2026-12-24.").nullable().default(null),
    /** How long building takes, in working time; `null`: as the team usually takes. */
    buildIn: WorkingTime.nullable().default(null),
    brief: Brief.prefault({}),
    asks: z.array(text).max(20).default([]),
    sponsor: PersonRef.nullable().default(null),
    owner: PersonRef.nullable().default(null),
    gates: z.array(Gate).max(20).default([]),
    population: line.nullable().default(null),
    /** Where the audience works. Gates may be needed in some countries only. */
    countries: z.array(country).max(250).default([]),
    waves: z.array(Wave).max(50).default([]),
    targets: z.array(Target).max(20).default([]),
    noTargetBecause: text.default(""),
    /** `null` or left out: none is named. */
    metric: Metric.nullable().optional(),
    /** What owner and proposer agreed on at intake: what instead, by when, at which cost. */
    agreed: z
      .object({
        what: text,
        when: z.iso.datetime({ offset: true }).nullable().default(null),
        tradeOff: text.default(""),
      })
      .strict()
      .nullable()
      .default(null),
    budget: Budget.prefault({}),
    integrations: z.array(Integration).max(50).default([]),
    workItems: z.array(WorkItem).max(200).default([]),
    trainings: z.array(Training).max(20).default([]),
    /** An edit of one of these asks everybody again; `null` stands for the usual parts. The summary and the targets always do. */
    material: z.array(MaterialPart).max(20).nullable().default(null),
    /** Days between two measurements by the change itself; `null` is 14. Pages measure at any moment. */
    measureEveryDays: z.int().min(1).max(92).nullable().default(null),
  })
  .strict();
export type ChangeContent = z.infer<typeof ChangeContent>;
/** What a caller may leave out. */
export type ChangeContentInput = z.input<typeof ChangeContent>;
