import { z } from "@hono/zod-openapi";
import { PullPlan } from "../../domain/usage/pull/schema.ts";
import { Instant, orNull } from "../shapes.ts";

/** The public shapes of sources that are pulled. */

export const PullState = z
  .object({
    plan: PullPlan.describe("What is asked and how rows are read, without the secret"),
    everyMinutes: z.int(),
    standing: z.enum(["first", "current", "behind", "failing", "paused"]),
    paused: z.boolean(),
    behind: z.boolean().describe("More was waiting when the last run ended; the next one goes on there"),
    lastRunAt: orNull(Instant),
    lastSuccessAt: orNull(Instant),
    failures: z.int().describe("In a row"),
    failingSince: orNull(Instant),
    lastError: z.string().nullable().describe("Why the last run failed; no secret, no value of a row"),
    notBefore: orNull(Instant).describe("The other side asked to be left alone until then"),
    isScheduled: z.boolean().describe("False while Temporal could not be told of the last change"),
  })
  .openapi("PullState");

const PreviewRow = z.discriminatedUnion("counts", [
  z.object({
    counts: z.literal(true),
    user: z.string(),
    event: z.string(),
    at: Instant,
    id: z.string(),
    properties: z.record(z.string(), z.unknown()).nullable(),
  }),
  z.object({
    counts: z.literal(false),
    sentence: z.string(),
    user: z.string().nullable(),
    event: z.string().nullable(),
  }),
]);

export const PullPreview = z
  .object({
    rows: z.array(PreviewRow),
    more: z.boolean().describe("There are more rows than are shown"),
    notes: z.array(z.string()).describe("What is allowed and still worth knowing"),
  })
  .openapi("PullPreview");

export const RemovedPull = z
  .object({ sourceKept: z.boolean().describe("It has events, or a target draws on it, so it stays and is not pulled") })
  .openapi("RemovedPull");

export const PullBegun = z.object({ pulling: z.literal(true) }).openapi("PullBegun");
