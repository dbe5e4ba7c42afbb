import { createRoute, z } from "@hono/zod-openapi";
import type { App } from "../../app/context.ts";
import { championsView } from "../../app/feedback/champions.ts";
import { needs } from "../authentication.ts";
import { OfChange } from "../change/parameters.ts";
import { problems, shows } from "../describe.ts";
import { routes } from "../env.ts";
import { reply } from "../reply.ts";
import { orNull } from "../shapes.ts";

const Champions = z
  .object({
    key: z.string(),
    people: z.int().describe("Each counted once, however many groups they are in"),
    groups: orNull(
      z.array(z.object({ group: z.string(), people: z.array(z.object({ id: z.string(), name: z.string() })) })),
    ).describe("null for who may not see names and does not run the change; each look is recorded"),
  })
  .openapi("Champions");

const list = createRoute({
  method: "get",
  path: "/changes/{key}/champions",
  tags: ["Feedback"],
  summary: "People who agreed that colleagues ask them about the change, by group; nobody without their own consent",
  middleware: [needs("changes:read")],
  request: { params: OfChange },
  responses: { 200: shows(Champions, "By group"), ...problems("not_found") },
});

export function championRoutes(app: App) {
  return routes().openapi(list, async (c) =>
    reply(c, Champions, await championsView(app, c.get("caller"), c.req.valid("param").key), 200),
  );
}
