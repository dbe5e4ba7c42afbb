import { createRoute } from "@hono/zod-openapi";
import type { App } from "../../app/context.ts";
import { importUsage, UsageImport } from "../../app/usage/import-usage.ts";
import {
  Completeness,
  listSeen,
  listSources,
  readRejects,
  readSource,
  vouchForSource,
} from "../../app/usage/read-sources.ts";
import { rejectsCsv } from "../../app/usage/rejects-csv.ts";
import { needs } from "../authentication.ts";
import { problems, shows, takes } from "../describe.ts";
import { routes } from "../env.ts";
import { cursorOf, linkNext, placeOf } from "../paging.ts";
import { reply } from "../reply.ts";
import {
  OfSource,
  RejectPage,
  RejectQuery,
  SeenList,
  SeenQuery,
  SourceDetail,
  SourceList,
  UsageImported,
} from "./schema.ts";
import { csvAnswer, csvFile } from "../csv.ts";

const tags = ["Usage"];
const reads = [needs("usage:read")];
const writes = [needs("usage:write")];

const list = createRoute({
  method: "get",
  path: "/sources",
  tags,
  summary: "All sources of usage, with how far their data reaches",
  middleware: reads,
  responses: { 200: shows(SourceList, "The sources"), ...problems() },
});

const show = createRoute({
  method: "get",
  path: "/sources/{id}",
  tags,
  summary: "One source, and how many who acted in it are nobody known",
  middleware: reads,
  request: { params: OfSource },
  responses: { 200: shows(SourceDetail, "The source"), ...problems("not_found") },
});

const vouch = createRoute({
  method: "post",
  path: "/sources/{id}/complete-until",
  tags,
  summary: "Vouch that nothing is missing up to an instant",
  middleware: writes,
  request: { params: OfSource, body: takes(Completeness) },
  responses: { 200: shows(SourceDetail, "The source"), ...problems("invalid", "not_found") },
});

const rejects = createRoute({
  method: "get",
  path: "/sources/{id}/rejects",
  tags,
  summary: "What did not become an event, and why, newest first",
  middleware: reads,
  request: { params: OfSource, query: RejectQuery },
  responses: { 200: shows(RejectPage, "A page of rejects"), ...problems("invalid", "not_found") },
});

const download = createRoute({
  method: "get",
  path: "/sources/{id}/rejects.csv",
  tags,
  summary: "The same as a file for a spreadsheet, up to 10,000 rows",
  middleware: reads,
  request: { params: OfSource },
  responses: {
    200: csvAnswer,
    ...problems("not_found"),
  },
});

const bring = createRoute({
  method: "post",
  path: "/sources/{id}/import",
  tags,
  summary: "Take in history; the same events twice count once",
  middleware: writes,
  request: { params: OfSource, body: takes(UsageImport) },
  responses: { 200: shows(UsageImported, "What became of each"), ...problems("invalid", "not_found", "unavailable") },
});

const seen = createRoute({
  method: "get",
  path: "/behaviours/seen",
  tags,
  summary: "Names of events that have come, most frequent first",
  middleware: reads,
  request: { query: SeenQuery },
  responses: { 200: shows(SeenList, "The names"), ...problems("invalid") },
});

/** Sources of usage and what came from them. The intake itself stands at the root. */
export function usageRoutes(app: App) {
  return routes()
    .openapi(list, async (c) => reply(c, SourceList, await listSources(app, c.get("caller")), 200))
    .openapi(show, async (c) =>
      reply(c, SourceDetail, await readSource(app, c.get("caller"), c.req.valid("param").id), 200),
    )
    .openapi(vouch, async (c) => {
      const { id } = c.req.valid("param");
      return reply(c, SourceDetail, await vouchForSource(app, c.get("caller"), id, c.req.valid("json")), 200);
    })
    .openapi(rejects, async (c) => {
      const { limit, cursor, reason } = c.req.valid("query");
      const before = placeOf(cursor);
      const page = { limit: limit + 1, before: before === null ? null : String(before), reason };
      const found = await readRejects(app, c.get("caller"), c.req.valid("param").id, page);
      const items = found.slice(0, limit);
      const next = found.length > limit ? cursorOf(Number(items.at(-1)?.id)) : null;
      linkNext(c, next);
      return reply(c, RejectPage, { items, next }, 200);
    })
    .openapi(download, async (c) => {
      const { id } = c.req.valid("param");
      const csv = await rejectsCsv(app, c.get("caller"), id);
      return csvFile(c, `${id}-rejects.csv`, csv);
    })
    .openapi(bring, async (c) => {
      const { id } = c.req.valid("param");
      return reply(c, UsageImported, await importUsage(app, c.get("caller"), id, c.req.valid("json")), 200);
    })
    .openapi(seen, async (c) => {
      const items = await listSeen(app, c.get("caller"), c.req.valid("query").source ?? null);
      return reply(c, SeenList, { items }, 200);
    });
}
