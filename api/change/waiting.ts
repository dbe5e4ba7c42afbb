import { createRoute, z } from "@hono/zod-openapi";
import { waitingTime } from "../../app/change/waiting-time.ts";
import type { App } from "../../app/context.ts";
import { needs } from "../authentication.ts";
import { problems, shows } from "../describe.ts";
import { routes } from "../env.ts";
import { reply } from "../reply.ts";
import { Instant, orNull } from "../shapes.ts";
import { OfChange } from "./parameters.ts";
import { Stage } from "./schema.ts";

const party = z.enum(["proposer", "owner", "stakeholders", "builders", "audience", "nobody"]);
const measured = {
  who: z.string().describe("The team of whoever had the ball, else their name"),
  party,
  stage: Stage,
  held: z.boolean(),
  seconds: z.number().describe("Working time, by the calendar of whoever had the ball"),
  overSeconds: z.number().describe("Of these, after the deadline"),
};

const Waiting = z
  .object({
    since: Instant,
    until: Instant,
    totalSeconds: z.number().describe("The sum of the parts, and of the spans"),
    parts: z.array(z.object({ ...measured, sla: z.string().nullable() })).describe("The longest first"),
    spans: z
      .array(
        z.object({ ...measured, from: Instant, until: Instant, gate: z.string().nullable(), dueAt: orNull(Instant) }),
      )
      .describe(
        "In order and without a gap; of several who are asked at once it is the time of the first who has not answered",
      ),
  })
  .openapi("Waiting");

const show = createRoute({
  method: "get",
  path: "/changes/{key}/waiting",
  tags: ["Changes"],
  summary: "Why is this taking so long? Whose turn every working hour since the proposal was",
  middleware: [needs("changes:read")],
  request: { params: OfChange },
  responses: { 200: shows(Waiting, "Every hour once"), ...problems("not_found") },
});

export function waitingRoutes(app: App) {
  return routes().openapi(show, async (c) =>
    reply(c, Waiting, await waitingTime(app, c.get("caller"), c.req.valid("param").key), 200),
  );
}
