import { z } from "@hono/zod-openapi";
import { MetricTerms } from "../../domain/metric/schema.ts";
import { Instant, orNull, Person } from "../shapes.ts";

/** The business metric of a change, its values, and what may be claimed of them. */

const MetricNumbers = z
  .discriminatedUnion("kind", [
    z.object({ kind: z.literal("share"), count: z.int(), total: z.int() }),
    z.object({
      kind: z.literal("number"),
      value: z.number(),
      n: z.int().nullable().describe("What it is an average of"),
      sd: z.number().nullable().describe("Standard deviation of what it is an average of"),
    }),
  ])
  .openapi("MetricNumbers");

const version = {
  value: z.number().nullable().describe("The number itself; of a share in [0, 1]; null where it is withheld"),
  numbers: orNull(MetricNumbers),
  recordedAt: Instant,
  beforeLaunch: z.boolean().describe("No wave had launched when it was brought in"),
  recordedBy: orNull(Person).describe("null: a program brought it"),
};

const MetricValueShown = z
  .object({
    period: z.string().openapi({ example: "2026-03" }),
    from: Instant,
    until: Instant,
    wave: z.string().nullable().describe("null for everybody"),
    when: z.enum(["before", "between", "after"]).describe("Where the period lies: between is while waves launch"),
    captured: z
      .boolean()
      .describe("Of a period before the launch, brought in before it; nothing else is compared with"),
    withheld: z.boolean().describe("Of fewer than five, or another wave of the period is; no number is told"),
    ...version,
    earlier: z
      .array(z.object(version).openapi("MetricVersion"))
      .describe("What it was before it was corrected, newest first"),
  })
  .openapi("MetricValue");

const MetricSpan = z
  .object({
    from: Instant,
    until: Instant,
    periods: z.int(),
    mean: z.number().describe("Each period counts the same"),
    n: z.int().nullable().describe("What the values are of, together; null where it is not known of all"),
  })
  .openapi("MetricSpan");

const side = { before: MetricSpan, after: MetricSpan };
const MetricWaves = z.object({ waves: z.array(z.string()), ...side }).openapi("MetricWaves");
const compared = {
  difference: z.number().describe("After less before, in the unit of the metric; of a share 0.1 is ten points"),
  interval: orNull(z.object({ low: z.number(), high: z.number() })).describe(
    "Of 95 %; null where no value differs from another",
  ),
};

const MetricEffect = z
  .discriminatedUnion("strength", [
    z.object({
      strength: z.literal("none"),
      reason: z
        .enum(["no_values", "no_baseline", "too_early", "too_few", "withheld"])
        .describe("Why nothing is compared; too few are under 3 periods before or after"),
    }),
    z.object({ strength: z.literal("before-after"), ...compared, all: z.object(side) }),
    z.object({
      strength: z.literal("staged"),
      ...compared,
      launched: MetricWaves,
      waiting: MetricWaves.describe("Waves that had not launched by the end of the later span"),
    }),
  ])
  .openapi("MetricEffect", {
    description:
      "The strongest claim that was captured: a difference in differences between waves, before and after, or none.",
  });

export const MetricReport = z
  .object({
    key: z.string(),
    metric: MetricTerms.extend({ owner: orNull(Person) }).openapi("NamedMetric"),
    timeZone: z.string().describe("By whose calendar periods begin and end"),
    fewestPeriods: z.int().describe("Of fewer periods on a side nothing is claimed"),
    launchedAt: orNull(Instant),
    effect: MetricEffect,
    values: z.array(MetricValueShown).describe("Newest first"),
  })
  .openapi("MetricReport");

export const MetricBrought = z
  .object({
    added: z.int(),
    corrected: z.int(),
    unchanged: z.int(),
    values: z
      .array(
        z.object({
          period: z.string(),
          wave: z.string().nullable(),
          outcome: z.enum(["added", "corrected", "unchanged"]),
          now: MetricNumbers,
          was: orNull(MetricNumbers).describe(
            "What stood there before, which is kept beside; null also where it may not be told",
          ),
        }),
      )
      .describe("In the order in which they were sent"),
  })
  .openapi("MetricBrought");
