import { Hono } from "hono";
import type { Context } from "hono";
import { csvFile } from "../../../api/csv.ts";
import type { Env } from "../../../api/env.ts";
import { hasScope } from "../../../app/actor.ts";
import type { App } from "../../../app/context.ts";
import { bringMetricValues } from "../../../app/metric/bring-values.ts";
import type { BroughtValue } from "../../../app/metric/bring-values.ts";
import { noMetric } from "../../../app/metric/named.ts";
import { atLinesOf, metricCsv, readMetricCsv } from "../../../app/metric/values-csv.ts";
import { metricView } from "../../../app/metric/view.ts";
import type { FieldError } from "../../kit/field.ts";
import { MetricPage } from "../../pages/metric.tsx";
import { setFlash } from "../flash.ts";
import { frameFor } from "../frame.ts";
import { signedIn } from "../guard.ts";
import { readSentList, refusedList, withLines } from "../list-form.ts";
import { send, statusOf } from "../respond.tsx";
import { metricPageModel } from "./model.ts";

/** `/changes/{key}/metric`: the values of a business metric are seen, looked at before they are kept, and brought in. */
export function metricPages(app: App): Hono<Env> {
  const pages = new Hono<Env>();
  pages.get("/changes/:key/metric", signedIn(app), (c) => show(app, c, {}));
  pages.get("/changes/:key/metric.csv", signedIn(app), async (c) => {
    const key = c.req.param("key");
    return csvFile(c, `${key}-metric.csv`, await metricCsv(app, c.get("caller"), key));
  });
  pages.post("/changes/:key/metric", signedIn(app, "changes:write"), async (c) => {
    const { list, isSure } = await readSentList(c);
    try {
      const brought = await bring(app, c, list, !isSure);
      if (!isSure) return await show(app, c, { list, brought });
    } catch (error) {
      const { errors, problem } = refusedList(error);
      return show(app, c, { list, errors, status: statusOf(problem) });
    }
    setFlash(c, "metric");
    return c.redirect(`/changes/${c.req.param("key")}/metric`, 303);
  });
  return pages;
}

async function bring(app: App, c: Context<Env>, list: string, preview: boolean): Promise<readonly BroughtValue[]> {
  const { values, lines } = await readMetricCsv(list);
  return withLines(
    () => bringMetricValues(app, c.get("caller"), c.req.param("key") ?? "", { values }, { preview }),
    (errors) => atLinesOf(errors, lines),
  );
}

interface Shown {
  readonly list?: string;
  readonly brought?: readonly BroughtValue[];
  readonly errors?: readonly FieldError[];
  readonly status?: ReturnType<typeof statusOf>;
}

async function show(app: App, c: Context<Env>, { list = "", brought, errors = [], status = 200 }: Shown) {
  const caller = c.get("caller");
  const key = c.req.param("key") ?? "";
  const view = await metricView(app, caller, key);
  if (view === null) throw noMetric(key);
  const frame = await frameFor(app, c, "none", view.present);
  const mayAct = hasScope(caller, "changes:write");
  const model = metricPageModel({ frame, view, mayAct, list, errors, brought: brought ?? null });
  return send(c, <MetricPage model={model} />, status);
}
