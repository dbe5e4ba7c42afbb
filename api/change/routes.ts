import { createRoute } from "@hono/zod-openapi";
import { createChange, NewChange } from "../../app/change/create.ts";
import { ChangeEdit, editChange } from "../../app/change/edit.ts";
import { ChangeFilter, listAllChanges } from "../../app/change/list.ts";
import type { App } from "../../app/context.ts";
import { needs } from "../authentication.ts";
import { problems, shows, takes } from "../describe.ts";
import { routes } from "../env.ts";
import { cursorOf, linkNext, pageOf, PageQuery, placeOf } from "../paging.ts";
import { reply } from "../reply.ts";
import { basedOn, EditHeaders, idempotencyKey, WriteHeaders } from "../write-headers.ts";
import { OfChange } from "./parameters.ts";
import { Change, ChangeSummary } from "./schema.ts";
import { answerWrite, created, showChange, written } from "./written.ts";

const tags = ["Changes"];
const ChangePage = pageOf(ChangeSummary).openapi("ChangePage");

const list = createRoute({
  method: "get",
  path: "/changes",
  tags,
  summary: "Changes, newest first",
  middleware: [needs("changes:read")],
  request: { query: PageQuery.extend(ChangeFilter.shape) },
  responses: { 200: shows(ChangePage, "A page of changes"), ...problems("invalid") },
});

const create = createRoute({
  method: "post",
  path: "/changes",
  tags,
  summary: "Propose a change; a draft may be incomplete",
  middleware: [needs("changes:write")],
  request: { headers: WriteHeaders, body: takes(NewChange) },
  responses: { ...created, ...problems("invalid", "incomplete", "conflict", "unavailable") },
});

const show = createRoute({
  method: "get",
  path: "/changes/{key}",
  tags,
  summary: "Everything there is to know about one change",
  middleware: [needs("changes:read")],
  request: { params: OfChange },
  responses: { 200: shows(Change, "The change"), ...problems("not_found") },
});

const edit = createRoute({
  method: "patch",
  path: "/changes/{key}",
  tags,
  summary: "Edit until the first launch; what is left out stays, lists are replaced whole",
  middleware: [needs("changes:write")],
  request: { params: OfChange, headers: EditHeaders, body: takes(ChangeEdit) },
  responses: {
    ...written,
    ...problems("invalid", "not_found", "incomplete", "wrong_stage", "outdated", "unavailable"),
  },
});

/** Changes themselves. Bodies reach the use cases as they were sent: what is left out differs from what is empty. */
export function changeRoutes(app: App) {
  return routes()
    .openapi(list, async (c) => {
      const { limit, cursor, ...filter } = c.req.valid("query");
      const page = await listAllChanges(app, c.get("caller"), filter, { limit, before: placeOf(cursor) });
      const next = page.next === null ? null : cursorOf(page.next);
      linkNext(c, next);
      return reply(c, ChangePage, { items: page.items, next }, 200);
    })
    .openapi(create, async (c) => {
      const input: unknown = await c.req.json();
      return answerWrite(app, c, await createChange(app, c.get("caller"), input, idempotencyKey(c)), 201);
    })
    .openapi(show, (c) => showChange(app, c, c.req.valid("param").key, 200))
    .openapi(edit, async (c) => {
      const { key } = c.req.valid("param");
      const wanted = { input: await c.req.json<unknown>(), basedOn: basedOn(c) };
      return answerWrite(app, c, await editChange(app, c.get("caller"), key, wanted, idempotencyKey(c)), 200);
    });
}
