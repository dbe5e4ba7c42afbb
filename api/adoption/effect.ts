import { z } from "@hono/zod-openapi";
import { Instant, Share } from "../shapes.ts";

/** What was before a launch, and what may be claimed after it. */

const measured = { rate: Share.nullable(), counted: z.int(), judged: z.int() };

export const Baseline = z
  .object({
    takenAt: Instant,
    end: Instant.describe("The last completed period end that the evidence reached"),
    ...measured,
    periods: z.array(z.object({ end: Instant, ...measured })).describe("The last period ends, oldest first"),
  })
  .openapi("Baseline", { description: "Measured before the first wave launched; nothing changes it afterwards." });

const ShareAt = z
  .object({ end: Instant, share: Share.nullable(), counted: z.int().nullable(), people: z.int().describe("n") })
  .openapi("ShareAt");

const side = { before: ShareAt, after: ShareAt };

const WaveSide = z.object({ waves: z.array(z.string()), ...side }).openapi("WaveSide");

const difference = {
  difference: z.number().describe("Of shares: 0.1 is ten points"),
  low: z.number().describe("Of the 95 % interval"),
  high: z.number(),
};

export const Effect = z
  .discriminatedUnion("strength", [
    z.object({
      strength: z.literal("none"),
      reason: z
        .enum(["no_baseline", "too_few", "too_early", "unknown", "withheld"])
        .describe("Why nothing is compared; too few are under 20 people or cases"),
    }),
    z.object({ strength: z.literal("before-after"), ...difference, all: z.object(side) }),
    z.object({
      strength: z.literal("staged"),
      ...difference,
      launched: WaveSide,
      waiting: WaveSide.describe("Waves that had not launched by the later period end"),
    }),
  ])
  .openapi("Effect", {
    description:
      "The strongest claim that was captured: a difference in differences between waves, before and after, or none.",
  });
