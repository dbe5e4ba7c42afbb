import { createRoute } from "@hono/zod-openapi";
import type { App } from "../../app/context.ts";
import { NewTeam, TeamFields, TeamIntake } from "../../app/people/input.ts";
import {
  createTeam,
  editTeam,
  listTeams,
  readTeam,
  setTeamCalendar,
  setTeamIntake,
  teamCalendar,
} from "../../app/people/teams.ts";
import { Calendar } from "../../lib/business-time/schema.ts";
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

const show = createRoute({
  method: "get",
  path: "/teams/{id}",
  tags,
  summary: "One team",
  middleware: [needs("people:read")],
  request: { params: OfSlug },
  responses: { 200: shows(Team, "The team"), ...problems("invalid", "not_found") },
});

const showCalendar = createRoute({
  method: "get",
  path: "/teams/{id}/calendar",
  tags,
  summary: "The working time of a team, written out also where it is the default one",
  middleware: [needs("people:read")],
  request: { params: OfSlug },
  responses: { 200: shows(Calendar, "The calendar"), ...problems("invalid", "not_found") },
});

const setCalendar = createRoute({
  method: "put",
  path: "/teams/{id}/calendar",
  tags,
  summary: "Give a team its working time; deadlines that are computed from then on use it",
  middleware: [needs("people:write")],
  request: { params: OfSlug, body: takes(Calendar) },
  responses: { 200: shows(Calendar, "The calendar"), ...problems("invalid", "not_found") },
});

const setIntake = createRoute({
  method: "put",
  path: "/teams/{id}/intake",
  tags,
  summary: "Say within which time a team answers, how many changes it works on at once, and how long it builds",
  middleware: [needs("people:write")],
  request: { params: OfSlug, body: takes(TeamIntake) },
  responses: { 200: shows(Team, "The team"), ...problems("invalid", "not_found") },
});

export function teamRoutes(app: App) {
  return routes()
    .openapi(show, async (c) => reply(c, Team, await readTeam(app, c.get("caller"), c.req.valid("param").id), 200))
    .openapi(showCalendar, async (c) =>
      reply(c, Calendar, await teamCalendar(app, c.get("caller"), c.req.valid("param").id), 200),
    )
    .openapi(setCalendar, async (c) => {
      const input: unknown = c.req.valid("json");
      return reply(c, Calendar, await setTeamCalendar(app, c.get("caller"), c.req.valid("param").id, input), 200);
    })
    .openapi(setIntake, async (c) => {
      const input: unknown = c.req.valid("json");
      return reply(c, Team, await setTeamIntake(app, c.get("caller"), c.req.valid("param").id, input), 200);
    })
    .openapi(list, async (c) => reply(c, TeamList, { items: await listTeams(app, c.get("caller")) }, 200))
    .openapi(create, async (c) => reply(c, Team, await createTeam(app, c.get("caller"), c.req.valid("json")), 201))
    .openapi(edit, async (c) =>
      reply(c, Team, await editTeam(app, c.get("caller"), c.req.valid("param").id, c.req.valid("json")), 200),
    );
}
