import { createRoute, z } from "@hono/zod-openapi";
import { budgets } from "../../app/portfolio/budgets.ts";
import type { App } from "../../app/context.ts";
import { needsAny } from "../authentication.ts";
import { Budget } from "../change/aftercare-schema.ts";
import { Outcome, Stage } from "../change/schema.ts";
import { problems, shows } from "../describe.ts";
import { routes } from "../env.ts";
import { cursorOf, linkNext, PageQuery, placeOf } from "../paging.ts";
import { reply } from "../reply.ts";
import { Instant, orNull, Person } from "../shapes.ts";

const Sum = z.object({ planned: z.number(), spent: z.number() });

const Budgets = z
  .object({
    asOf: Instant,
    items: z.array(
      z.object({
        key: z.string(),
        title: z.string(),
        stage: Stage,
        outcome: orNull(Outcome),
        team: z.string().nullable(),
        sponsor: orNull(Person),
        budget: Budget,
        isOver: z.boolean().describe("More is spent than was planned"),
        isUnfunded: z.boolean().describe("No money is planned for adoption"),
      }),
    ),
    next: z.string().nullable().describe("Cursor of the next page"),
    totals: z
      .array(z.object({ currency: z.string(), build: Sum, adoption: Sum }))
      .describe("Of all changes, whatever page is asked for"),
  })
  .openapi("Budgets");

const show = createRoute({
  method: "get",
  path: "/budgets",
  tags: ["Portfolio"],
  summary: "Money of all changes, for build and for adoption, planned and spent",
  middleware: [needsAny("changes:read", "budgets:read")],
  request: { query: PageQuery },
  responses: { 200: shows(Budgets, "Newest change first, with totals by currency"), ...problems("invalid") },
});

/** What changes may cost and did cost. */
export function budgetRoutes(app: App) {
  return routes().openapi(show, async (c) => {
    const { limit, cursor } = c.req.valid("query");
    const found = await budgets(app, c.get("caller"), { before: placeOf(cursor), limit });
    const next = found.next === null ? null : cursorOf(found.next);
    linkNext(c, next);
    return reply(c, Budgets, { ...found, next }, 200);
  });
}
