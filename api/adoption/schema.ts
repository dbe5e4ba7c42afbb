import { z } from "@hono/zod-openapi";
import { Answer, Behaviour, Quality, SampledAudit } from "../../domain/change/schema.ts";
import { Audit } from "./audit.ts";
import { Baseline, Effect } from "./effect.ts";
import { Aim, Instant, orNull, Person, Share } from "../shapes.ts";
import { Verdict } from "../change/schema.ts";
import { RosterStanding } from "./roster.ts";

/** Measured adoption of one change. */

export const Counts = z
  .object({
    eligible: z.int(),
    maturing: z.int().describe("Too early to judge; in no other number but eligible and trained"),
    judged: z.int(),
    trained: z.int(),
    tried: z.int(),
    active: z.int(),
    habitual: z.int(),
    lapsed: z.int(),
  })
  .openapi("Counts", { description: "People on each step of the ladder." });

export const Blindness = z
  .object({
    source: z.string(),
    reason: z.enum(["no_events", "stale"]),
    ageDays: z.number().nullable().describe("How far the data lies behind the instant asked about"),
  })
  .openapi("Blindness");

const judged = {
  verdict: Verdict,
  blindness: orNull(Blindness).describe("Why the verdict is unknown"),
  rate: Share.nullable(),
  bound: z
    .enum(["at_most", "at_least"])
    .nullable()
    .describe("The rate is a bound: who may not see names is told shares up to 5 % and from 95 % only as such"),
  counted: z.int(),
  judged: z.int(),
  gap: z.number().nullable().describe("Threshold less rate: positive when short"),
  change: z
    .number()
    .nullable()
    .describe("Change of the rate since the period end before; null under 20 people or cases"),
  reachedAt: orNull(Instant),
  heldSince: orNull(Instant),
  fellAt: orNull(Instant),
  lastEnd: orNull(Instant).describe("The period end that all figures are of"),
  windowEndsAt: orNull(Instant),
  daysLeft: z.int().nullable(),
};

/** Cases of a service level. */
export const Cases = z
  .object({
    due: z.int().describe("Those whose time was used up in the periods looked at"),
    onTime: z.int(),
    late: z.int().nullable(),
    unanswered: z.int().nullable(),
    pending: z.int().describe("Asked and not due yet"),
  })
  .openapi("Cases", { description: "What was asked, and how it was answered." });

const ShareOfPeople = z
  .object({
    people: z.int().describe("n: the people the share is of"),
    counted: z.int(),
    share: Share.nullable(),
    bound: z.enum(["at_most", "at_least"]).nullable(),
  })
  .openapi("ShareOfPeople");

const CellPoint = z
  .object({
    end: Instant,
    rate: Share.nullable(),
    bound: z.enum(["at_most", "at_least"]).nullable(),
    counted: z.int().nullable(),
    judged: z.int().nullable(),
    unknown: z.boolean(),
  })
  .openapi("CellPoint");

/** Prosci's three numbers; `null` where nothing is known, or would point at people. */
const threeNumbers = {
  speed: orNull(
    z
      .object({
        medianDays: z.number().nullable(),
        people: z.int().describe("n; for who may not see names at least so many, since who left is in it too"),
        reached: z.int().nullable(),
      })
      .openapi("Speed"),
  ).describe("Kaplan–Meier median of days to the first habit, counting those not there yet"),
  utilization: orNull(ShareOfPeople).describe("Of judged people, those who use it in the periods looked at"),
  proficiency: orNull(ShareOfPeople).describe(
    "Of judged people who use it, those whose actions are good work often enough",
  ),
};

/**
 * A group or wave. Verdict and numbers are `null` where they would point at people, or tell of others by subtraction; the steps
 * are for readers who may see names.
 */
const cell = {
  counts: orNull(Counts),
  cases: orNull(Cases),
  curve: orNull(z.array(CellPoint)).describe("Its rate over time, where this group or wave was asked for"),
  ...threeNumbers,

  verdict: orNull(Verdict),
  counted: z.int().nullable(),
  judged: z.int().nullable(),
};

export const AdoptionGroup = z.object({ group: z.string(), ...cell }).openapi("AdoptionGroup");

export const AdoptionWave = z
  .object({ wave: z.string(), name: z.string(), launchedAt: orNull(Instant), ...cell })
  .openapi("AdoptionWave");

export const CurvePoint = z
  .object({
    end: Instant,
    counts: Counts,
    rate: Share.nullable(),
    unknown: z.boolean().describe("Nothing trustworthy is known of this period end"),
  })
  .openapi("CurvePoint");

const KnownEnd = z
  .object({ rate: Share.nullable(), counted: z.int(), judged: z.int(), unknown: z.boolean() })
  .openapi("KnownEnd");

export const Restatement = z
  .object({
    end: Instant.describe("The period end that reads otherwise than before"),
    asOf: Instant,
    computedAt: Instant,
    was: KnownEnd,
    now: KnownEnd,
    because: z
      .enum(["late_events", "evidence", "people"])
      .describe(
        "Events came late, the evidence reached this end at last, or another answer to who belongs to the people",
      ),
    lateEvents: z
      .int()
      .describe("Events of the behaviour that came since the numbers before, of the time before this end"),
  })
  .openapi("Restatement");

const ClosedNote = z
  .object({ recorded: Verdict, reads: Verdict })
  .openapi("ClosedNote", { description: "The verdict of record, and what it reads with data that came later." });

export const TargetAdoption = z
  .object({
    target: z.string(),
    name: z.string(),
    owner: orNull(Person),
    source: z.string().nullable(),
    watermark: orNull(Instant).describe("How far the source's data reaches"),
    kind: z.enum(["habit", "response"]).describe("A habit of people, or a service level between teams"),
    behaviour: Behaviour,
    response: orNull(Answer).describe("What answers, for a service level; the behaviour is what asks"),
    cases: orNull(Cases),
    quality: orNull(Quality).describe("What of somebody's actions is good work"),
    audit: orNull(SampledAudit).describe("That a sample is drawn and looked at, as it was signed"),
    audits: z.array(Audit).describe("What was drawn and what was found, newest first"),
    habit: z.object({ period: z.enum(["day", "week", "month"]), k: z.int(), m: z.int(), w: z.int() }),
    countsAs: z.enum(["habitual", "active"]),
    threshold: Share,
    aim: Aim,
    graceDays: z.number(),
    windowDays: z.number(),
    sustainDays: z.number(),
    freshnessDays: z.number(),
    timeZone: z.string(),
    baselineRate: Share.nullable().describe("As the proposal says; nobody measured it here"),
    baseline: orNull(Baseline).describe("Measured here before the launch"),
    effect: Effect,
    second: orNull(z.object({ source: z.string(), openSince: orNull(Instant) })).describe(
      "A second source held beside the one that decides, and since which period end they differ by more than they may",
    ),
    isFinal: z.boolean().describe("The verdict of record"),
    closedNote: orNull(ClosedNote).describe("Late data tells otherwise; the outcome stays as it is"),
    restatements: z.array(Restatement).describe("Newest first"),
    at: Instant.describe(
      "What counts are of: the instant asked about, or the last period end for who may not see names",
    ),
    withheld: z.boolean().describe("Too few people to be told about: zeros stand in place of their numbers"),
    counts: Counts.describe("Shares up to 5 % and from 95 % are told as such to who may not see names"),
    ...judged,
    ...threeNumbers,
    groups: z.array(AdoptionGroup),
    waves: z.array(AdoptionWave),
    curve: z.array(CurvePoint),
  })
  .openapi("TargetAdoption");

export const Adoption = z
  .object({
    key: z.string(),
    asOf: Instant,
    smallestGroup: z.int().describe("Groups of fewer people are not shown"),
    roster: orNull(RosterStanding).describe("null before the launch, and where no population is named"),
    targets: z.array(TargetAdoption),
  })
  .openapi("Adoption");
export type Adoption = z.infer<typeof Adoption>;
