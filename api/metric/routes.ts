import { createRoute } from "@hono/zod-openapi";
import { bringMetricValues } from "../../app/metric/bring-values.ts";
import type { BroughtValue } from "../../app/metric/bring-values.ts";
import { MetricValues } from "../../app/metric/input.ts";
import { noMetric } from "../../app/metric/named.ts";
import { metricCsv } from "../../app/metric/values-csv.ts";
import { metricView } from "../../app/metric/view.ts";
import type { App } from "../../app/context.ts";
import { needs } from "../authentication.ts";
import { OfChange } from "../change/parameters.ts";
import { csvAnswer, csvFile } from "../csv.ts";
import { problems, shows, takes } from "../describe.ts";
import { routes } from "../env.ts";
import { reply } from "../reply.ts";
import { MetricBrought, MetricReport } from "./schema.ts";

const tags = ["Business metric"];

const show = createRoute({
  method: "get",
  path: "/changes/{key}/metric",
  tags,
  summary: "The business metric of a change: its values, and how strong a claim they allow",
  middleware: [needs("changes:read")],
  request: { params: OfChange },
  responses: { 200: shows(MetricReport, "Before and after, or why nothing is compared"), ...problems("not_found") },
});

const table = createRoute({
  method: "get",
  path: "/changes/{key}/metric.csv",
  tags,
  summary: "Its values as a file for a spreadsheet, which can be brought in again",
  middleware: [needs("changes:read")],
  request: { params: OfChange },
  responses: { 200: csvAnswer, ...problems("not_found") },
});

const bring = createRoute({
  method: "post",
  path: "/changes/{key}/metric/values",
  tags,
  summary: "Bring in values of the business metric",
  description:
    "One value a period, and wave where it is of one. The same again changes nothing; another value of a known period corrects it, with the old one kept beside. Those from before the launch are compared with only when they come before it.",
  middleware: [needs("changes:write")],
  request: { params: OfChange, body: takes(MetricValues) },
  responses: {
    200: shows(MetricBrought, "What became of each"),
    ...problems("invalid", "not_found", "conflict"),
  },
});

export function metricRoutes(app: App) {
  return routes()
    .openapi(show, async (c) => {
      const { key } = c.req.valid("param");
      const view = await metricView(app, c.get("caller"), key);
      if (view === null) throw noMetric(key);
      return reply(c, MetricReport, view, 200);
    })
    .openapi(table, async (c) => {
      const { key } = c.req.valid("param");
      return csvFile(c, `${key}-metric.csv`, await metricCsv(app, c.get("caller"), key));
    })
    .openapi(bring, async (c) => {
      const { key } = c.req.valid("param");
      const values = await bringMetricValues(app, c.get("caller"), key, c.req.valid("json"));
      const count = (outcome: BroughtValue["outcome"]) => values.filter((each) => each.outcome === outcome).length;
      const counts = { added: count("added"), corrected: count("corrected"), unchanged: count("unchanged") };
      return reply(c, MetricBrought, { ...counts, values }, 200);
    });
}
