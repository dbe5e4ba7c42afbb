import { createRoute, z } from "@hono/zod-openapi";
import type { App } from "../../app/context.ts";
import { AskFeedback, askFeedback, closeFeedback } from "../../app/feedback/ask.ts";
import { feedbackView } from "../../app/feedback/view.ts";
import { needs } from "../authentication.ts";
import { OfChange, OfFeedback } from "../change/parameters.ts";
import { answerWrite, written } from "../change/written.ts";
import { problems, shows } from "../describe.ts";
import { routes } from "../env.ts";
import { reply } from "../reply.ts";
import { Instant, orNull } from "../shapes.ts";
import { idempotencyKey, WriteHeaders } from "../write-headers.ts";

const tags = ["Feedback"];

const Answer = z.object({
  id: z.string().describe("Of the answer; it leads to nobody"),
  helps: z.string().describe("What helps, and what gets in the way; may be empty"),
  easier: z.string().describe("The one thing that would make it easier; may be empty"),
});

const Feedback = z
  .object({
    key: z.string(),
    smallestGroup: z.int().describe("Answers of fewer people are not shown"),
    rounds: z
      .array(
        z.object({
          round: z.string(),
          askedAt: Instant,
          until: Instant.describe("Until when answers are taken"),
          closedAt: orNull(Instant).describe("When it was ended before that"),
          isOpen: z.boolean(),
          asked: z.int().describe("People"),
          answered: z.int().describe("People"),
          answers: orNull(z.array(Answer)).describe("Nobody’s by name and in no order; null while they are too few"),
        }),
      )
      .describe("Newest first"),
  })
  .openapi("Feedback");

const list = createRoute({
  method: "get",
  path: "/changes/{key}/feedback",
  tags,
  summary: "What people said helps, gets in the way and would make it easier; never who said it",
  middleware: [needs("changes:read")],
  request: { params: OfChange },
  responses: { 200: shows(Feedback, "Every round"), ...problems("not_found") },
});

const ask = createRoute({
  method: "post",
  path: "/changes/{key}/feedback",
  tags,
  summary: "Ask the people a change has reached, or so many of them by lot; each gets a link of their own",
  middleware: [needs("changes:write")],
  request: {
    params: OfChange,
    headers: WriteHeaders,
    body: { required: false, content: { "application/json": { schema: AskFeedback } } },
  },
  responses: { ...written, ...problems("invalid", "not_found", "wrong_stage", "conflict", "unavailable") },
});

const close = createRoute({
  method: "post",
  path: "/changes/{key}/feedback/{round}/close",
  tags,
  summary: "End a round before its time; what was said stays",
  middleware: [needs("changes:write")],
  request: { params: OfFeedback, headers: WriteHeaders },
  responses: { ...written, ...problems("not_found", "wrong_stage", "unavailable") },
});

export function feedbackRoutes(app: App) {
  return routes()
    .openapi(list, async (c) => {
      const { key } = c.req.valid("param");
      return reply(c, Feedback, await feedbackView(app, c.get("caller"), key), 200);
    })
    .openapi(ask, async (c) => {
      const { key } = c.req.valid("param");
      const asked = await askFeedback(app, c.get("caller"), key, c.req.valid("json"), idempotencyKey(c));
      return answerWrite(app, c, asked, 200);
    })
    .openapi(close, async (c) => {
      const closed = await closeFeedback(app, c.get("caller"), c.req.valid("param"), idempotencyKey(c));
      return answerWrite(app, c, closed, 200);
    });
}
