import { createRoute } from "@hono/zod-openapi";
import type { App } from "../../app/context.ts";
import { addMembers, replaceAllMembers } from "../../app/people/add-members.ts";
import { MemberList, NewPopulation, Roster } from "../../app/people/input.ts";
import { createPopulation, listMembers, listPopulations } from "../../app/people/populations.ts";
import { needs } from "../authentication.ts";
import { problems, shows, takes } from "../describe.ts";
import { routes } from "../env.ts";
import { cursorOf, linkNext, placeOf } from "../paging.ts";
import { reply } from "../reply.ts";
import { MemberPage, MemberQuery, MembersWritten, OfSlug, Population, PopulationList } from "./schema.ts";

const tags = ["Populations"];

const list = createRoute({
  method: "get",
  path: "/populations",
  tags,
  summary: "All populations, and how many people are in each group now",
  middleware: [needs("people:read")],
  responses: { 200: shows(PopulationList, "The populations"), ...problems() },
});

const create = createRoute({
  method: "post",
  path: "/populations",
  tags,
  summary: "Add a population without members",
  middleware: [needs("people:write")],
  request: { body: takes(NewPopulation) },
  responses: { 201: shows(Population, "The population"), ...problems("invalid", "conflict") },
});

const members = createRoute({
  method: "get",
  path: "/populations/{id}/members",
  tags,
  summary: "Who was in a population, in which group, from when until when",
  middleware: [needs("people:read")],
  request: { params: OfSlug, query: MemberQuery },
  responses: { 200: shows(MemberPage, "A page of rows"), ...problems("invalid", "not_found") },
});

const add = createRoute({
  method: "post",
  path: "/populations/{id}/members",
  tags,
  summary: "Add rows, correct those of the same person and joining, and end those of people who leave",
  description: "A row without `group` says that somebody left. The same list twice changes nothing.",
  middleware: [needs("people:write")],
  request: { params: OfSlug, body: takes(MemberList) },
  responses: { 200: shows(MembersWritten, "What became of it"), ...problems("invalid", "not_found", "unavailable") },
});

const replace = createRoute({
  method: "put",
  path: "/populations/{id}/members",
  tags,
  summary: "Make these the members of a population from now on",
  description:
    "Whoever is not in the list leaves now, and what was before stays: changes that are launched are measured as they were.",
  middleware: [needs("people:write")],
  request: { params: OfSlug, body: takes(Roster) },
  responses: { 200: shows(MembersWritten, "What became of it"), ...problems("invalid", "not_found", "unavailable") },
});

export function populationRoutes(app: App) {
  return routes()
    .openapi(list, async (c) => reply(c, PopulationList, { items: await listPopulations(app, c.get("caller")) }, 200))
    .openapi(create, async (c) =>
      reply(c, Population, await createPopulation(app, c.get("caller"), c.req.valid("json")), 201),
    )
    .openapi(members, async (c) => {
      const { limit, cursor, at, group } = c.req.valid("query");
      const offset = placeOf(cursor) ?? 0;
      const page = { at: at ?? null, group: group ?? null, offset, limit: limit + 1 };
      const found = await listMembers(app, c.get("caller"), c.req.valid("param").id, page);
      const next = found.length > limit ? cursorOf(offset + limit) : null;
      linkNext(c, next);
      return reply(c, MemberPage, { items: found.slice(0, limit), next }, 200);
    })
    .openapi(add, async (c) => {
      const written = await addMembers(app, c.get("caller"), c.req.valid("param").id, c.req.valid("json"));
      return reply(c, MembersWritten, written, 200);
    })
    .openapi(replace, async (c) => {
      const written = await replaceAllMembers(app, c.get("caller"), c.req.valid("param").id, c.req.valid("json"));
      return reply(c, MembersWritten, written, 200);
    });
}
