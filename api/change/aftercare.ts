import { createRoute } from "@hono/zod-openapi";
import { keepReview, listReviews, ReviewFilter, ReviewKept } from "../../app/change/review.ts";
import { recordSpending, Spending } from "../../app/change/spending.ts";
import { changeView } from "../../app/change/view.ts";
import type { App } from "../../app/context.ts";
import { needs, needsAny } from "../authentication.ts";
import { problems, shows, takes } from "../describe.ts";
import { routes } from "../env.ts";
import { cursorOf, linkNext, pageOf, PageQuery, placeOf } from "../paging.ts";
import { reply } from "../reply.ts";
import { idempotencyKey, WriteHeaders } from "../write-headers.ts";
import { Budget, Review } from "./aftercare-schema.ts";
import { OfChange } from "./parameters.ts";
import { answerWrite, Late, late, written } from "./written.ts";

const tags = ["Afterwards"];
const Reviews = pageOf(Review).openapi("Reviews");

const keep = createRoute({
  method: "post",
  path: "/changes/{key}/reviews",
  tags,
  summary: "Record that a launched change, or a connection of it, was looked at, and when it is looked at next",
  middleware: [needs("changes:write")],
  request: { params: OfChange, headers: WriteHeaders, body: takes(ReviewKept) },
  responses: { ...written, ...problems("invalid", "not_found", "wrong_stage", "conflict", "unavailable") },
});

const list = createRoute({
  method: "get",
  path: "/reviews",
  tags,
  summary: "Finished changes and their connections, by the day on which somebody has to look at them again",
  middleware: [needs("changes:read")],
  request: { query: PageQuery.extend(ReviewFilter.shape) },
  responses: { 200: shows(Reviews, "The longest overdue first"), ...problems("invalid") },
});

const spend = createRoute({
  method: "post",
  path: "/changes/{key}/spending",
  tags,
  summary: "Record how much is spent so far; also of a closed change",
  middleware: [needsAny("changes:write", "budgets:write")],
  request: { params: OfChange, headers: WriteHeaders, body: takes(Spending) },
  responses: {
    200: shows(Budget, "What is planned and spent now"),
    ...late,
    ...problems("invalid", "not_found", "conflict", "unavailable"),
  },
});

/** What goes on after the launch: reviews, and money spent. */
export function aftercareRoutes(app: App) {
  return routes()
    .openapi(keep, async (c) => {
      const { key } = c.req.valid("param");
      const kept = await keepReview(app, c.get("caller"), key, c.req.valid("json"), idempotencyKey(c));
      return answerWrite(app, c, kept, 200);
    })
    .openapi(list, async (c) => {
      const { due, limit, cursor } = c.req.valid("query");
      const offset = placeOf(cursor) ?? 0;
      const found = await listReviews(app, c.get("caller"), { due, offset, limit: limit + 1 });
      const next = found.length > limit ? cursorOf(offset + limit) : null;
      linkNext(c, next);
      return reply(c, Reviews, { items: found.slice(0, limit), next }, 200);
    })
    .openapi(spend, async (c) => {
      const { key } = c.req.valid("param");
      const { late: isLate } = await recordSpending(app, c.get("caller"), key, c.req.valid("json"), idempotencyKey(c));
      return isLate
        ? reply(c, Late, { key, late: true }, 202)
        : reply(c, Budget, (await changeView(app, key)).budget, 200);
    });
}
