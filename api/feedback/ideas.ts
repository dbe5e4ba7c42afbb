import { createRoute, z } from "@hono/zod-openapi";
import type { App } from "../../app/context.ts";
import { growChange, NewFollowUp } from "../../app/feedback/follow-up.ts";
import { ideasView } from "../../app/feedback/ideas.ts";
import { needs } from "../authentication.ts";
import { OfChange, OfIdea } from "../change/parameters.ts";
import { LedTo } from "../change/schema.ts";
import { answerWrite, created } from "../change/written.ts";
import { problems, shows } from "../describe.ts";
import { routes } from "../env.ts";
import { reply } from "../reply.ts";
import { WriteHeaders } from "../write-headers.ts";

const tags = ["Feedback"];

const Ideas = z
  .object({
    key: z.string(),
    ideas: z.array(
      z.object({
        id: z.string().describe("Of what was said; of feedback it leads to nobody"),
        from: z.enum(["feedback", "manager"]),
        group: z.string().nullable().describe("Whose manager said it; null for feedback"),
        words: z.string(),
        grown: z.string().nullable().describe("The change it became"),
      }),
    ),
    ledTo: z.array(LedTo).describe("Changes that grew out of ideas, also of those that are told no more"),
  })
  .openapi("Ideas");

const list = createRoute({
  method: "get",
  path: "/changes/{key}/ideas",
  tags,
  summary: "What would make it easier, as people and managers said; none of a round that fewer than five answered",
  middleware: [needs("changes:read")],
  request: { params: OfChange },
  responses: { 200: shows(Ideas, "Each with the change it became, where it did"), ...problems("not_found") },
});

const grow = createRoute({
  method: "post",
  path: "/changes/{key}/ideas/{idea}/change",
  tags,
  summary: "Make an idea a change of its own, once: whoever asks again gets the draft there is",
  description:
    "The draft has people, audience and template of the change that the idea is about. It does not hold the words of the idea: `grewOutOf` shows them while they may be told.",
  middleware: [needs("changes:write")],
  request: {
    params: OfIdea,
    headers: WriteHeaders,
    body: { required: false, content: { "application/json": { schema: NewFollowUp } } },
  },
  responses: { ...created, ...problems("invalid", "not_found", "forbidden", "conflict", "unavailable") },
});

export function ideaRoutes(app: App) {
  return routes()
    .openapi(list, async (c) => {
      const { key } = c.req.valid("param");
      return reply(c, Ideas, await ideasView(app, c.get("caller"), key), 200);
    })
    .openapi(grow, async (c) => {
      const { key, idea } = c.req.valid("param");
      const grown = await growChange(app, c.get("caller"), { change: key, answer: idea }, c.req.valid("json"));
      return answerWrite(app, c, grown, 201);
    });
}
