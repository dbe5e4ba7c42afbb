import { createRoute, z } from "@hono/zod-openapi";
import type { App } from "../../app/context.ts";
import { GroupPlace, listDirectory, placeGroup } from "../../app/people/scim/place-group.ts";
import type { PlacedGroup } from "../../app/people/scim/place-group.ts";
import { needs } from "../authentication.ts";
import { problems, shows, takes } from "../describe.ts";
import { routes } from "../env.ts";
import { reply } from "../reply.ts";

const tags = ["Populations"];

const DirectoryGroup = z
  .object({
    id: z.string(),
    displayName: z.string().describe("As the directory calls it"),
    people: z.int().describe("How many the directory has in it"),
    population: z.string().nullable().describe("Where they count; null: nowhere until it is said"),
    group: z.string().describe("The group of that population in which they count"),
  })
  .openapi("DirectoryGroup");
const DirectoryGroupList = z.object({ items: z.array(DirectoryGroup) }).openapi("DirectoryGroupList");

const list = createRoute({
  method: "get",
  path: "/directory/groups",
  tags,
  summary: "The groups that a directory pushed, and where their people count",
  middleware: [needs("people:read")],
  responses: { 200: shows(DirectoryGroupList, "The groups by name"), ...problems() },
});

const place = createRoute({
  method: "put",
  path: "/directory/groups/{id}",
  tags,
  summary: "Say where the people of a pushed group count from now on",
  description: "They leave what they were in by it as of now, and what was before stays.",
  middleware: [needs("people:write")],
  request: { params: z.object({ id: z.string().max(64) }), body: takes(GroupPlace) },
  responses: { 200: shows(DirectoryGroup, "The group"), ...problems("invalid", "not_found") },
});

export function directoryRoutes(app: App) {
  return routes()
    .openapi(list, async (c) => {
      const groups = await listDirectory(app, c.get("caller"));
      return reply(c, DirectoryGroupList, { items: groups.map(shown) }, 200);
    })
    .openapi(place, async (c) => {
      const group = await placeGroup(app, c.get("caller"), c.req.valid("param").id, c.req.valid("json"));
      return reply(c, DirectoryGroup, shown(group), 200);
    });
}

function shown({ id, displayName, people, population, countsAs }: PlacedGroup) {
  return { id, displayName, people, population, group: countsAs };
}
