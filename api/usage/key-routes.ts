import { createRoute } from "@hono/zod-openapi";
import type { App } from "../../app/context.ts";
import { createSourceKey, endSourceKey, listSourceKeys, NewSourceKey } from "../../app/usage/change-source-keys.ts";
import { needs } from "../authentication.ts";
import { problems, shows, takes } from "../describe.ts";
import { routes } from "../env.ts";
import { reply } from "../reply.ts";
import { CreatedSourceKey, OfSource, OfSourceKey, SourceKey, SourceKeyList } from "./schema.ts";

const tags = ["Usage"];

const list = createRoute({
  method: "get",
  path: "/sources/{id}/keys",
  tags,
  summary: "Write keys of a source, newest first, without their secrets",
  middleware: [needs("usage:read")],
  request: { params: OfSource },
  responses: { 200: shows(SourceKeyList, "The keys"), ...problems("not_found") },
});

const create = createRoute({
  method: "post",
  path: "/sources/{id}/keys",
  tags,
  summary: "Make a further write key, shown this once; with `replaces` the old one ends after an overlap",
  middleware: [needs("usage:write")],
  request: { params: OfSource, body: takes(NewSourceKey) },
  responses: {
    201: shows(CreatedSourceKey, "The key with its secret"),
    ...problems("invalid", "not_found", "conflict"),
  },
});

const end = createRoute({
  method: "delete",
  path: "/sources/{id}/keys/{key}",
  tags,
  summary: "End a write key; within half a minute nothing more is taken with it",
  middleware: [needs("usage:write")],
  request: { params: OfSourceKey },
  responses: { 200: shows(SourceKey, "The key as it is now"), ...problems("not_found") },
});

/** Write keys of sources: several at once, so that one can be exchanged while clients still send with the other. */
export function sourceKeyRoutes(app: App) {
  return routes()
    .openapi(list, async (c) => {
      const items = await listSourceKeys(app, c.get("caller"), c.req.valid("param").id);
      return reply(c, SourceKeyList, { items }, 200);
    })
    .openapi(create, async (c) => {
      const made = await createSourceKey(app, c.get("caller"), c.req.valid("param").id, c.req.valid("json"));
      return reply(c, CreatedSourceKey, made, 201);
    })
    .openapi(end, async (c) => {
      const { id, key } = c.req.valid("param");
      return reply(c, SourceKey, await endSourceKey(app, c.get("caller"), id, key), 200);
    });
}
