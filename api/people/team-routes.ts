import { createRoute } from "@hono/zod-openapi";
import type { App } from "../../app/context.ts";
import { NewTeam, TeamFields } from "../../app/people/input.ts";
import { createTeam, editTeam, listTeams } from "../../app/people/teams.ts";
import { needs } from "../authentication.ts";
import { problems, shows, takes } from "../describe.ts";
import { routes } from "../env.ts";
import { reply } from "../reply.ts";
import { OfSlug, Team, TeamList } from "./schema.ts";

const tags = ["People"];

const list = createRoute({
  method: "get",
  path: "/teams",
  tags,
  summary: "All teams with their working time",
  middleware: [needs("people:read")],
  responses: { 200: shows(TeamList, "The teams"), ...problems() },
});

const create = createRoute({
  method: "post",
  path: "/teams",
  tags,
  summary: "Add a team",
  middleware: [needs("people:write")],
  request: { body: takes(NewTeam) },
  responses: { 201: shows(Team, "The team"), ...problems("invalid", "conflict") },
});

const edit = createRoute({
  method: "put",
  path: "/teams/{id}",
  tags,
  summary: "Give a team its name and calendar",
  middleware: [needs("people:write")],
  request: { params: OfSlug, body: takes(TeamFields) },
  responses: { 200: shows(Team, "The team"), ...problems("invalid", "not_found") },
});

export function teamRoutes(app: App) {
  return routes()
    .openapi(list, async (c) => reply(c, TeamList, { items: await listTeams(app, c.get("caller")) }, 200))
    .openapi(create, async (c) => reply(c, Team, await createTeam(app, c.get("caller"), c.req.valid("json")), 201))
    .openapi(edit, async (c) =>
      reply(c, Team, await editTeam(app, c.get("caller"), c.req.valid("param").id, c.req.valid("json")), 200),
    );
}
