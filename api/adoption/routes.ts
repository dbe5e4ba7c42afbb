import { createRoute, z } from "@hono/zod-openapi";
import { adoptionCsv } from "../../app/adoption/adoption-csv.ts";
import { takeBaseline } from "../../app/adoption/baseline.ts";
import { adoptionView } from "../../app/adoption/view.ts";
import { finishReinforcement, ReinforcementNote } from "../../app/change/reinforcement.ts";
import type { App } from "../../app/context.ts";
import { needs } from "../authentication.ts";
import { problems, shows, takes } from "../describe.ts";
import { routes } from "../env.ts";
import { reply } from "../reply.ts";
import { Instant } from "../shapes.ts";
import { idempotencyKey, WriteHeaders } from "../write-headers.ts";
import { Baseline } from "./effect.ts";
import { Adoption } from "./schema.ts";
import { OfChange, OfReinforcement, OfTarget } from "../change/parameters.ts";
import { answerWrite, written } from "../change/written.ts";
import { csvAnswer, csvFile } from "../csv.ts";

const tags = ["Adoption"];

const AdoptionQuery = z.object({
  asOf: Instant.optional().openapi({ description: "Restates it as of this instant, with all that is known now" }),
  group: z.string().max(200).optional().openapi({ description: "This group alone, with its own rate over time" }),
  wave: z.string().max(40).optional().openapi({ description: "This wave alone, with its own rate over time" }),
  period: z.enum(["day", "week", "month"]).optional().openapi({
    description: "The curve by the ends of another period, for who may see names; the rule stays as it was signed",
  }),
});

const show = createRoute({
  method: "get",
  path: "/changes/{key}/adoption",
  tags,
  summary: "Measured adoption: ladder, rate over time and verdict of every target",
  middleware: [needs("changes:read")],
  request: {
    params: OfChange,
    query: AdoptionQuery,
  },
  responses: { 200: shows(Adoption, "Every target; none before the launch"), ...problems("invalid", "not_found") },
});

const table = createRoute({
  method: "get",
  path: "/changes/{key}/adoption.csv",
  tags,
  summary: "The rate over time of every target as a file for a spreadsheet, a row a period end",
  middleware: [needs("changes:read")],
  request: { params: OfChange, query: AdoptionQuery },
  responses: {
    200: csvAnswer,
    ...problems("invalid", "not_found"),
  },
});

const baseline = createRoute({
  method: "post",
  path: "/changes/{key}/targets/{target}/baseline",
  tags,
  summary: "Measure what a target's people do before the launch, to compare with afterwards",
  description: "Taken again, the newer counts. Refused once a wave has launched.",
  middleware: [needs("changes:write")],
  request: { params: OfTarget },
  responses: {
    200: shows(Baseline, "What was measured and kept"),
    ...problems("incomplete", "not_found", "wrong_stage"),
  },
});

const finish = createRoute({
  method: "post",
  path: "/changes/{key}/reinforcements/{id}/done",
  tags,
  summary: "Say what was done about a target that fell",
  middleware: [needs("changes:write")],
  request: { params: OfReinforcement, headers: WriteHeaders, body: takes(ReinforcementNote) },
  responses: { ...written, ...problems("invalid", "not_found", "unavailable") },
});

export function adoptionRoutes(app: App) {
  return routes()
    .openapi(show, async (c) => {
      const { key } = c.req.valid("param");
      const { asOf = null, group = null, wave = null, period = null } = c.req.valid("query");
      return reply(c, Adoption, await adoptionView(app, c.get("caller"), key, asOf, { group, wave, period }), 200);
    })
    .openapi(table, async (c) => {
      const { key } = c.req.valid("param");
      const { asOf = null, group = null, wave = null, period = null } = c.req.valid("query");
      const csv = await adoptionCsv(app, c.get("caller"), key, asOf, { group, wave, period });
      return csvFile(c, `${key}-adoption.csv`, csv);
    })
    .openapi(baseline, async (c) =>
      reply(c, Baseline, await takeBaseline(app, c.get("caller"), c.req.valid("param")), 200),
    )
    .openapi(finish, async (c) => {
      const { key, id } = c.req.valid("param");
      const task = { key, reinforcement: id };
      const done = await finishReinforcement(app, c.get("caller"), task, c.req.valid("json"), idempotencyKey(c));
      return answerWrite(app, c, done, 200);
    });
}
