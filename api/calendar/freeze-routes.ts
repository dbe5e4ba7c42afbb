import { createRoute, z } from "@hono/zod-openapi";
import {
  createFreeze,
  endFreeze,
  FreezeInput,
  holdLaunches,
  listFreezes,
  previewFreeze,
  readFreeze,
} from "../../app/calendar/freezes.ts";
import type { App } from "../../app/context.ts";
import { needs } from "../authentication.ts";
import { problems, shows, takes } from "../describe.ts";
import { routes } from "../env.ts";
import { reply } from "../reply.ts";
import { idempotencyKey, WriteHeaders } from "../write-headers.ts";
import { Freeze, FreezeId, FreezeList, FreezePreview, MadeFreeze } from "./freeze-schema.ts";

const tags = ["Calendars"];
const OfFreeze = z.object({ id: FreezeId });
const reads = { tags, middleware: [needs("changes:read")] };
const writes = { tags, middleware: [needs("changes:write")] };

const list = createRoute({
  ...reads,
  method: "get",
  path: "/freezes",
  summary: "Periods in which nothing launches, in the order they begin",
  request: {
    query: z.object({
      past: z.enum(["true", "false"]).default("false").describe("Also those that are over or were lifted"),
    }),
  },
  responses: { 200: shows(FreezeList, "The freezes"), ...problems("invalid") },
});

const create = createRoute({
  ...writes,
  method: "post",
  path: "/freezes",
  summary: "Freeze a period: launches planned inside it move to its end",
  request: { headers: WriteHeaders, body: takes(FreezeInput) },
  responses: { 201: shows(MadeFreeze, "The freeze, and what it moved"), ...problems("invalid", "unavailable") },
});

const preview = createRoute({
  ...reads,
  method: "post",
  path: "/freezes/preview",
  summary: "Say which launches a freeze would hold, before anybody is told",
  request: { body: takes(FreezeInput) },
  responses: { 200: shows(FreezePreview, "The launches; nothing is kept"), ...problems("invalid") },
});

const show = createRoute({
  ...reads,
  method: "get",
  path: "/freezes/{id}",
  summary: "One freeze",
  request: { params: OfFreeze },
  responses: { 200: shows(Freeze, "The freeze"), ...problems("invalid", "not_found") },
});

const hold = createRoute({
  ...writes,
  method: "post",
  path: "/freezes/{id}/hold",
  summary: "Move what is still planned inside a freeze to its end",
  request: { params: OfFreeze },
  responses: { 200: shows(MadeFreeze, "What was moved, and what was not"), ...problems("invalid", "not_found") },
});

const lift = createRoute({
  ...writes,
  method: "delete",
  path: "/freezes/{id}",
  summary: "End a freeze before its time; what it moved stays where it is",
  request: { params: OfFreeze },
  responses: { 204: { description: "It holds nothing any more" }, ...problems("invalid", "not_found") },
});

export function freezeRoutes(app: App) {
  return routes()
    .openapi(list, async (c) => {
      const past = c.req.valid("query").past === "true";
      return reply(c, FreezeList, { items: await listFreezes(app, c.get("caller"), { past }) }, 200);
    })
    .openapi(create, async (c) => {
      const made = await createFreeze(app, c.get("caller"), c.req.valid("json"), idempotencyKey(c));
      c.header("Location", `/api/v1/freezes/${made.id}`);
      return reply(c, MadeFreeze, made, 201);
    })
    .openapi(preview, async (c) =>
      reply(c, FreezePreview, { launches: await previewFreeze(app, c.get("caller"), c.req.valid("json")) }, 200),
    )
    .openapi(show, async (c) => reply(c, Freeze, await readFreeze(app, c.get("caller"), c.req.valid("param").id), 200))
    .openapi(hold, async (c) =>
      reply(c, MadeFreeze, await holdLaunches(app, c.get("caller"), c.req.valid("param").id), 200),
    )
    .openapi(lift, async (c) => {
      await endFreeze(app, c.get("caller"), c.req.valid("param").id);
      return c.body(null, 204);
    });
}
