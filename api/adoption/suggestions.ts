import { createRoute, z } from "@hono/zod-openapi";
import { suggestionsView } from "../../app/adoption/suggestions.ts";
import type { App } from "../../app/context.ts";
import { stuckSteps } from "../../domain/adoption/stuck.ts";
import { suggestionAnswers } from "../../domain/change/stuck-group.ts";
import { needs } from "../authentication.ts";
import { OfChange } from "../change/parameters.ts";
import { problems, shows } from "../describe.ts";
import { routes } from "../env.ts";
import { reply } from "../reply.ts";
import { Instant, orNull, Person } from "../shapes.ts";

const Suggestions = z
  .object({
    key: z.string(),
    groups: z.array(
      z.object({
        group: z.string(),
        target: z.string(),
        step: z
          .enum(stuckSteps)
          .describe("Where most of the group stand still: not trained, not tried, no habit yet, stopped"),
        numbers: orNull(
          z.object({
            asOf: Instant.describe("The period end"),
            judged: z.int(),
            counted: z.int().nullable().describe("null where it would point at people"),
            people: z.int().nullable().describe("On that step; null where it would point at people"),
          }),
        ).describe("null once the group stands still there no more"),
        suggestion: orNull(
          z.object({
            id: z.string(),
            manager: Person,
            madeAt: Instant,
            answer: z.enum(suggestionAnswers).nullable(),
            reason: z.string().nullable(),
          }),
        ).describe("The latest message to the group's manager"),
        isUnled: z.boolean().describe("Nobody who can be written to is known as its manager"),
      }),
    ),
  })
  .openapi("GroupSuggestions");

const list = createRoute({
  method: "get",
  path: "/changes/{key}/suggestions",
  tags: ["Adoption"],
  summary: "Groups that stand still below a target, what was suggested to their managers, and what they say",
  middleware: [needs("changes:read")],
  request: { params: OfChange },
  responses: { 200: shows(Suggestions, "By group; none of fewer than five people"), ...problems("not_found") },
});

export function suggestionListRoutes(app: App) {
  return routes().openapi(list, async (c) =>
    reply(c, Suggestions, await suggestionsView(app, c.get("caller"), c.req.valid("param").key), 200),
  );
}
