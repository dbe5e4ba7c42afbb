import { createRoute, z } from "@hono/zod-openapi";
import type { App } from "../../app/context.ts";
import { PreviewQuestion, previewBehaviour } from "../../app/usage/preview.ts";
import { eventProperties } from "../../app/usage/properties.ts";
import { needs } from "../authentication.ts";
import { problems, shows, takes } from "../describe.ts";
import { routes } from "../env.ts";
import { reply } from "../reply.ts";
import { Instant, orNull, Share } from "../shapes.ts";

const tags = ["Usage"];
const reads = [needs("usage:read")];

const EventProperties = z
  .object({
    source: z.string(),
    event: z.string(),
    sampled: z.int().describe("Events that were looked at, in no order that means anything"),
    properties: z.array(
      z.object({
        property: z.string().describe("A path, as deal.stage, to be used in a filter"),
        events: z.int().describe("Events of the sample that have it"),
        kind: z.enum(["text", "number", "yes_no", "list", "mixed"]),
        values: z
          .array(z.object({ value: z.string(), events: z.int() }))
          .describe("Most frequent values that at least five people had"),
        distinct: z.int(),
        range: orNull(z.object({ least: z.number(), middle: z.number(), most: z.number() })).describe("Of numbers"),
      }),
    ),
  })
  .openapi("EventProperties");

const counts = {
  judged: orNull(z.int()).describe("null where fewer than five people would be told of"),
  active: orNull(z.int()),
  habitual: orNull(z.int()),
  rate: orNull(Share).describe("Habitual of judged"),
};

const BehaviourPreview = z
  .object({
    from: Instant,
    until: Instant.describe("Where the evidence ends"),
    evidenceUntil: orNull(Instant).describe(
      "Up to when there is evidence from the source; null: nothing has come, so nothing is known",
    ),
    events: z.int().nullable().describe("Qualifying events of people on the list; null for fewer than five people"),
    periods: z.array(z.object({ end: Instant, ...counts })),
    groups: z.array(z.object({ group: z.string(), ...counts })).describe("At the last period end"),
  })
  .openapi("BehaviourPreview");

const properties = createRoute({
  method: "get",
  path: "/behaviours/properties",
  tags,
  summary: "Which properties an event has and what they hold, to pick a filter from",
  middleware: reads,
  request: { query: z.object({ source: z.string().max(60), event: z.string().max(200) }) },
  responses: { 200: shows(EventProperties, "The properties"), ...problems("invalid", "not_found") },
});

const preview = createRoute({
  method: "post",
  path: "/behaviours/preview",
  tags,
  summary: "Who would have qualified in the last periods, before anything is signed",
  description: "Reads the raw events of the people on the list and keeps nothing.",
  middleware: reads,
  request: { body: takes(PreviewQuestion) },
  responses: { 200: shows(BehaviourPreview, "Period by period"), ...problems("invalid", "not_found") },
});

/** Behaviours while they are being chosen. */
export function behaviourRoutes(app: App) {
  return routes()
    .openapi(properties, async (c) =>
      reply(c, EventProperties, await eventProperties(app, c.get("caller"), c.req.valid("query")), 200),
    )
    .openapi(preview, async (c) =>
      reply(c, BehaviourPreview, await previewBehaviour(app, c.get("caller"), c.req.valid("json")), 200),
    );
}
