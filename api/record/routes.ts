import { createRoute, z } from "@hono/zod-openapi";
import type { App } from "../../app/context.ts";
import { changeEvents } from "../../app/record/events.ts";
import { exportRecord } from "../../app/record/export.ts";
import { RecordExport } from "../../app/record/verify.ts";
import { needs } from "../authentication.ts";
import { problems, shows } from "../describe.ts";
import { routes } from "../env.ts";
import { cursorOf, linkNext, pageOf, PageQuery, placeOf } from "../paging.ts";
import { reply } from "../reply.ts";
import { Event } from "./schema.ts";
import { OfChange } from "../change/parameters.ts";

const tags = ["Record"];
const EventPage = pageOf(Event).openapi("EventPage");

const EventQuery = PageQuery.extend({
  after: z.coerce
    .number()
    .pipe(z.int().min(0))
    .optional()
    .openapi({ type: "integer", minimum: 0, description: "`seq` of the last event you have; a cursor goes before it" }),
});

const list = createRoute({
  method: "get",
  path: "/changes/{key}/events",
  tags,
  summary: "The record of a change, oldest first",
  middleware: [needs("changes:read")],
  request: { params: OfChange, query: EventQuery },
  responses: { 200: shows(EventPage, "A page of events"), ...problems("invalid", "not_found") },
});

const take = createRoute({
  method: "get",
  path: "/changes/{key}/events/export",
  tags,
  summary: "The whole record with the head of its chain, for `takehold audit verify`",
  middleware: [needs("changes:read")],
  request: { params: OfChange },
  responses: { 200: shows(RecordExport, "Rows exactly as they were hashed"), ...problems("not_found") },
});

export function recordRoutes(app: App) {
  return routes()
    .openapi(list, async (c) => {
      const { limit, cursor, after = 0 } = c.req.valid("query");
      const asked = { after: placeOf(cursor) ?? after, limit };
      const page = await changeEvents(app, c.get("caller"), c.req.valid("param").key, asked);
      const next = page.next === null ? null : cursorOf(page.next);
      linkNext(c, next);
      return reply(c, EventPage, { items: page.items, next }, 200);
    })
    .openapi(take, async (c) => {
      const { key } = c.req.valid("param");
      const record = await exportRecord(app, c.get("caller"), key);
      c.header("Content-Disposition", `attachment; filename="${key}.record.json"`);
      return c.json(record, 200);
    });
}
