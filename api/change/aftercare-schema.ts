import { z } from "@hono/zod-openapi";
import { Instant, orNull, Person } from "../shapes.ts";

const Money = z.object({
  planned: z.number().nullable(),
  spent: z.number().nullable().describe("So far; null while nobody has told"),
});

export const Budget = z.object({ currency: z.string(), build: Money, adoption: Money }).openapi("BudgetStanding");

export const Review = z
  .object({
    change: z.string(),
    title: z.string(),
    subject: z.string().describe("`change`, or a connection of it as `integration/1`"),
    connects: z.string().nullable().describe("What the connection connects"),
    owner: orNull(Person),
    dueAt: Instant,
    keptAt: orNull(Instant).describe("When it was last looked at"),
    overdue: z.boolean(),
  })
  .openapi("Review");
