import { z } from "@hono/zod-openapi";
import { Instant, orNull } from "../shapes.ts";

/** What whoever proposes something can expect of a team. */
export const Outlook = z
  .object({
    team: z.object({ id: z.string(), name: z.string() }).nullable(),
    capacity: z.object({
      atOnce: z.int().nullable().describe("How many changes the team works on at once; null: it has not said"),
      inWork: z.int().describe("From acceptance to launch"),
    }),
    place: z.int().describe("In the queue, 1 is next"),
    of: z.int(),
    before: z
      .object({ needed_earlier: z.int(), smaller: z.int(), came_first: z.int() })
      .describe("How many are before it for which reason: the needed-by date, then the tier, then the arrival"),
    reason: z.string().describe("Why it has this place, in a sentence"),
    answerBy: Instant.openapi({ description: "By when intake answers" }),
    startAt: Instant.openapi({ description: "When it is answered and a place is free" }),
    isCrowded: z.boolean().describe("It waits for a place beyond its answer"),
    deciding: z
      .object({ gate: z.string(), groups: z.int(), dueIn: z.string() })
      .nullable()
      .describe("The gate that takes longest: so many groups after another, each as long"),
    buildIn: z.string(),
    neededBy: z.string().nullable(),
    earliestAt: Instant.openapi({ description: "The earliest honest date: when it can be launched at the earliest" }),
    earliestOn: z.string().describe("Its day where the team works"),
    zone: z.string(),
    isImpossible: z.boolean().describe("It is needed before the earliest honest date"),
  })
  .openapi("Outlook");

export const TeamQueue = z
  .object({
    team: z.object({ id: z.string(), name: z.string() }),
    intake: z.object({
      answerIn: z.string().nullable(),
      atOnce: z.int().nullable(),
      buildIn: z.string().nullable(),
    }),
    zone: z.string(),
    inWork: z.array(z.object({ key: z.string(), title: z.string(), freeAt: Instant })),
    waiting: z.array(
      z.object({
        key: z.string(),
        title: z.string(),
        tier: z.enum(["light", "standard", "major"]),
        arrivedAt: Instant,
        outlook: Outlook,
      }),
    ),
  })
  .openapi("TeamQueue");

export const QueueList = z.object({ items: z.array(TeamQueue) }).openapi("QueueList");
export const maybeOutlook = orNull(Outlook);
