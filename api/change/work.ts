import { createRoute, z } from "@hono/zod-openapi";
import { changeView } from "../../app/change/view.ts";
import { addWorkItem, moveWorkItem, NewWorkItem, WorkItemMove } from "../../app/change/work.ts";
import type { App } from "../../app/context.ts";
import { needs } from "../authentication.ts";
import { problems, shows, takes } from "../describe.ts";
import { routes } from "../env.ts";
import { reply } from "../reply.ts";
import { idempotencyKey, WriteHeaders } from "../write-headers.ts";
import { OfChange, OfWorkItem } from "./parameters.ts";
import { WorkItem } from "./schema.ts";
import { answerWrite, created, written } from "./written.ts";

const tags = ["Build"];
const WorkItems = z.object({ items: z.array(WorkItem), accepted: z.boolean() }).openapi("WorkItems");

const list = createRoute({
  method: "get",
  path: "/changes/{key}/work-items",
  tags,
  summary: "Work items with their state",
  middleware: [needs("changes:read")],
  request: { params: OfChange },
  responses: { 200: shows(WorkItems, "The work items"), ...problems("not_found") },
});

const add = createRoute({
  method: "post",
  path: "/changes/{key}/work-items",
  tags,
  summary: "Add a work item by link to the team's own tracker",
  middleware: [needs("changes:write")],
  request: { params: OfChange, headers: WriteHeaders, body: takes(NewWorkItem) },
  responses: { ...created, ...problems("invalid", "not_found", "wrong_stage", "on_hold", "unavailable") },
});

const update = createRoute({
  method: "patch",
  path: "/changes/{key}/work-items/{item}",
  tags,
  summary: "Say how far a work item is",
  middleware: [needs("changes:write")],
  request: { params: OfWorkItem, headers: WriteHeaders, body: takes(WorkItemMove) },
  responses: { ...written, ...problems("invalid", "not_found", "wrong_stage", "on_hold", "unavailable") },
});

export function workRoutes(app: App) {
  return routes()
    .openapi(list, async (c) => {
      const { work, buildAccepted } = await changeView(app, c.req.valid("param").key);
      return reply(c, WorkItems, { items: work, accepted: buildAccepted }, 200);
    })
    .openapi(add, async (c) => {
      const { key } = c.req.valid("param");
      const added = await addWorkItem(app, c.get("caller"), key, c.req.valid("json"), idempotencyKey(c));
      return answerWrite(app, c, added, 201);
    })
    .openapi(update, async (c) => {
      const wanted = c.req.valid("param");
      return answerWrite(
        app,
        c,
        await moveWorkItem(app, c.get("caller"), wanted, c.req.valid("json"), idempotencyKey(c)),
        200,
      );
    });
}
