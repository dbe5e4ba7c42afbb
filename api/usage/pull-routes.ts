import { createRoute, z } from "@hono/zod-openapi";
import type { App } from "../../app/context.ts";
import { createSource, NewSource } from "../../app/usage/create-source.ts";
import { createPullSource } from "../../app/usage/pull/create.ts";
import { editPullSource, previewEdit } from "../../app/usage/pull/edit.ts";
import { NewHttpSource, NewPosthogSource, NewPullSource, NewSqlSource, PullEdits } from "../../app/usage/pull/input.ts";
import { previewPull } from "../../app/usage/pull/preview.ts";
import { pullNow } from "../../app/usage/pull/pull-now.ts";
import { removePull } from "../../app/usage/pull/remove.ts";
import { needs } from "../authentication.ts";
import { problems, shows, takes } from "../describe.ts";
import { routes } from "../env.ts";
import { reply } from "../reply.ts";
import { PullBegun, PullPreview, RemovedPull } from "./pull-schema.ts";
import { CreatedSource, OfSource, SourceDetail } from "./schema.ts";

const tags = ["Usage"];
const writes = [needs("usage:write")];

/** Told apart by their kind; without one, events are sent to it. */
const AnySource = z.discriminatedUnion("kind", [NewSource, NewSqlSource, NewHttpSource, NewPosthogSource]);

const create = createRoute({
  method: "post",
  path: "/sources",
  tags,
  summary: "Make a source: one that events are sent to, whose write key is shown this once, or one that is pulled",
  middleware: writes,
  request: { body: takes(AnySource) },
  responses: {
    201: shows(z.union([CreatedSource, SourceDetail]), "The source; with its write key where it has one"),
    ...problems("invalid", "conflict"),
  },
});

const preview = createRoute({
  method: "post",
  path: "/sources/preview",
  tags,
  summary: "Ask the other side once and see how its first rows would be read; nothing is stored",
  middleware: writes,
  request: { body: takes(NewPullSource) },
  responses: { 200: shows(PullPreview, "The first rows"), ...problems("invalid") },
});

const edit = createRoute({
  method: "patch",
  path: "/sources/{id}",
  tags,
  summary: "Change, pause or resume a source that is pulled",
  middleware: writes,
  request: { params: OfSource, body: takes(PullEdits) },
  responses: { 200: shows(SourceDetail, "The source"), ...problems("invalid", "not_found", "wrong_stage", "outdated") },
});

const tryEdit = createRoute({
  method: "post",
  path: "/sources/{id}/preview",
  tags,
  summary: "Try a change of a pulled source out, with its stored secret; nothing is stored",
  middleware: writes,
  request: { params: OfSource, body: takes(PullEdits) },
  responses: { 200: shows(PullPreview, "The first rows"), ...problems("invalid", "not_found", "wrong_stage") },
});

const pull = createRoute({
  method: "post",
  path: "/sources/{id}/pull",
  tags,
  summary: "Pull a source now, also while it is paused",
  middleware: writes,
  request: { params: OfSource },
  responses: { 202: shows(PullBegun, "It is being pulled"), ...problems("not_found", "wrong_stage", "unavailable") },
});

const remove = createRoute({
  method: "delete",
  path: "/sources/{id}",
  tags,
  summary: "End the pulling of a source; its events stay",
  middleware: writes,
  request: { params: OfSource },
  responses: { 200: shows(RemovedPull, "What became of the source"), ...problems("not_found", "wrong_stage") },
});

/** Making sources, and all about those that are pulled. */
export function pullRoutes(app: App) {
  return routes()
    .openapi(create, async (c) => {
      const input = c.req.valid("json");
      const caller = c.get("caller");
      if (input.kind === "sql" || input.kind === "http" || input.kind === "posthog")
        return reply(c, SourceDetail, await createPullSource(app, caller, input), 201);
      return reply(c, CreatedSource, await createSource(app, caller, input), 201);
    })
    .openapi(preview, async (c) =>
      reply(c, PullPreview, await previewPull(app, c.get("caller"), c.req.valid("json")), 200),
    )
    .openapi(edit, async (c) => {
      const { id } = c.req.valid("param");
      return reply(c, SourceDetail, await editPullSource(app, c.get("caller"), id, c.req.valid("json")), 200);
    })
    .openapi(tryEdit, async (c) => {
      const { id } = c.req.valid("param");
      return reply(c, PullPreview, await previewEdit(app, c.get("caller"), id, c.req.valid("json")), 200);
    })
    .openapi(pull, async (c) => {
      await pullNow(app, c.get("caller"), c.req.valid("param").id);
      return reply(c, PullBegun, { pulling: true }, 202);
    })
    .openapi(remove, async (c) =>
      reply(c, RemovedPull, await removePull(app, c.get("caller"), c.req.valid("param").id), 200),
    );
}
