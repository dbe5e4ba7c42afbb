import { createRoute } from "@hono/zod-openapi";
import type { App } from "../../app/context.ts";
import { SavedTemplate, saveAsTemplate } from "../../app/template/save-change.ts";
import { addTemplate, findTemplate, listTemplates } from "../../app/template/templates.ts";
import { needs } from "../authentication.ts";
import { OfChange } from "../change/parameters.ts";
import { problems, shows, takes } from "../describe.ts";
import { routes } from "../env.ts";
import { reply } from "../reply.ts";
import { OfTemplate, Template, TemplateList } from "./schema.ts";

const tags = ["Templates"];
const writes = { method: "post" as const, tags, middleware: [needs("changes:write")] };

const list = createRoute({
  method: "get",
  path: "/templates",
  tags,
  summary: "All templates: of the program, of its data directory, and those that were added",
  middleware: [needs("changes:read")],
  responses: { 200: shows(TemplateList, "The templates"), ...problems() },
});

const show = createRoute({
  method: "get",
  path: "/templates/{id}",
  tags,
  summary: "One template",
  middleware: [needs("changes:read")],
  request: { params: OfTemplate },
  responses: { 200: shows(Template, "The template"), ...problems("not_found") },
});

const add = createRoute({
  ...writes,
  path: "/templates",
  summary: "Add a template; it names roles, not people",
  request: { body: takes(Template) },
  responses: { 201: shows(Template, "The template"), ...problems("invalid", "conflict") },
});

const save = createRoute({
  ...writes,
  path: "/changes/{key}/save-as-template",
  summary: "Save a closed change as a template, without its people and amounts",
  request: { params: OfChange, body: takes(SavedTemplate) },
  responses: {
    201: shows(Template, "The template, at its `Location`"),
    ...problems("invalid", "not_found", "wrong_stage", "conflict"),
  },
});

export function templateRoutes(app: App) {
  return routes()
    .openapi(list, async (c) => reply(c, TemplateList, { items: await listTemplates(app, c.get("caller")) }, 200))
    .openapi(show, async (c) =>
      reply(c, Template, await findTemplate(app, c.get("caller"), c.req.valid("param").id), 200),
    )
    .openapi(add, async (c) => {
      const template = await addTemplate(app, c.get("caller"), c.req.valid("json"));
      c.header("Location", `/api/v1/templates/${template.id}`);
      return reply(c, Template, template, 201);
    })
    .openapi(save, async (c) => {
      const { key } = c.req.valid("param");
      const template = await saveAsTemplate(app, c.get("caller"), key, c.req.valid("json"));
      c.header("Location", `/api/v1/templates/${template.id}`);
      return reply(c, Template, template, 201);
    });
}
