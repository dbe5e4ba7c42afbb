import { createRoute, z } from "@hono/zod-openapi";
import type { App } from "../../app/context.ts";
import { importPeople } from "../../app/people/import-people.ts";
import { PeopleList } from "../../app/people/input.ts";
import { listImports, undoImport } from "../../app/people/undo-import.ts";
import { needs } from "../authentication.ts";
import { problems, shows, takes } from "../describe.ts";
import { routes } from "../env.ts";
import { reply } from "../reply.ts";
import { PeopleImportList, PeopleUndone, PeopleWritten } from "./schema.ts";

const described = { tags: ["People"], middleware: [needs("people:write")] };

const bring = createRoute({
  ...described,
  method: "post",
  path: "/people/import",
  summary: "Add people, or bring what is known of them up to date; the same list twice changes nothing",
  request: {
    query: z.object({
      preview: z.enum(["true", "false"]).default("false").describe("Say what would become of it, and keep nothing"),
    }),
    body: takes(PeopleList),
  },
  responses: { 200: shows(PeopleWritten, "What became of the list"), ...problems("invalid", "unavailable") },
});

const list = createRoute({
  ...described,
  method: "get",
  path: "/people/imports",
  summary: "The lists of people that were taken in lately, newest first",
  responses: { 200: shows(PeopleImportList, "Those that changed something"), ...problems() },
});

const undo = createRoute({
  ...described,
  method: "post",
  path: "/people/imports/{id}/undo",
  summary: "Take back what a list did, but for what was changed or built on since",
  request: { params: z.object({ id: z.string().max(64) }) },
  responses: { 200: shows(PeopleUndone, "What became of it"), ...problems("not_found") },
});

export function importRoutes(app: App) {
  return routes()
    .openapi(bring, async (c) => {
      const preview = c.req.valid("query").preview === "true";
      return reply(c, PeopleWritten, await importPeople(app, c.get("caller"), c.req.valid("json"), { preview }), 200);
    })
    .openapi(list, async (c) => reply(c, PeopleImportList, { items: await listImports(app, c.get("caller")) }, 200))
    .openapi(undo, async (c) =>
      reply(c, PeopleUndone, await undoImport(app, c.get("caller"), c.req.valid("param").id), 200),
    );
}
