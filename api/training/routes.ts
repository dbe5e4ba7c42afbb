import { createRoute, z } from "@hono/zod-openapi";
import { shownChange } from "../../app/change/shown-change.ts";
import type { App } from "../../app/context.ts";
import { completionsOfCsv } from "../../app/training/completions-csv.ts";
import { Completions, recordCompletions } from "../../app/training/completions.ts";
import { needs } from "../authentication.ts";
import { problems, shows } from "../describe.ts";
import { routes } from "../env.ts";
import { reply } from "../reply.ts";
import { OfChange, OfTraining } from "../change/parameters.ts";
import { Training } from "../change/schema.ts";

const tags = ["Training"];
const Trainings = z.object({ items: z.array(Training) }).openapi("Trainings");
const Recorded = z
  .object({ recorded: z.int().describe("New ones"), known: z.int().describe("Recorded before; the first one stands") })
  .openapi("RecordedCompletions");

const list = createRoute({
  method: "get",
  path: "/changes/{key}/training",
  tags,
  summary: "Trainings, and how many completed them; completion never counts as adoption",
  middleware: [needs("changes:read")],
  request: { params: OfChange },
  responses: { 200: shows(Trainings, "The trainings"), ...problems("not_found") },
});

const record = createRoute({
  method: "post",
  path: "/changes/{key}/training/{training}/completions",
  tags,
  summary: "Record who completed a training, as JSON or as CSV with the columns person and at",
  middleware: [needs("changes:write")],
  request: {
    params: OfTraining,
    body: {
      required: false,
      content: {
        "application/json": { schema: Completions },
        "text/csv": { schema: z.string().openapi({ example: "person,at\nkim@example.com,2026-03-03T09:00:00Z\n" }) },
      },
    },
  },
  responses: { 200: shows(Recorded, "How many were new"), ...problems("invalid", "not_found") },
});

/** Completions are read models, not events of the change: repeating them does no harm, so they need no idempotency key. */
export function trainingRoutes(app: App) {
  return routes()
    .openapi(list, async (c) => {
      const { trainings } = await shownChange(app, c.get("caller"), c.req.valid("param").key);
      return reply(c, Trainings, { items: trainings }, 200);
    })
    .openapi(record, async (c) => {
      const isCsv = c.req.header("content-type")?.startsWith("text/csv") === true;
      const input = isCsv ? await completionsOfCsv(await c.req.text()) : c.req.valid("json");
      const of = { ...c.req.valid("param"), via: isCsv ? ("csv" as const) : ("api" as const) };
      return reply(c, Recorded, await recordCompletions(app, c.get("caller"), of, input), 200);
    });
}
