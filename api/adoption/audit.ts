import { z } from "@hono/zod-openapi";
import { Instant, orNull, Person, Share } from "../shapes.ts";

/** Proficiency by sampled audit. */

const found = {
  n: z.int().describe("Items that the share is of; what nobody could tell is not in it"),
  meets: z.int().nullable(),
  unclear: z.int().nullable().describe("Items of which nobody could tell"),
  share: Share.nullable().describe("null: too few to say, under 10 items"),
  bound: z.enum(["at_most", "at_least"]).nullable(),
  low: Share.nullable().describe("Of the 95 % interval, by Wilson"),
  high: Share.nullable(),
};

const Found = z.object(found).openapi("AuditFound", { description: "What a reviewer found in a sample." });

const audit = {
  audit: z.string(),
  target: z.string(),
  standing: z.enum(["open", "finished", "dropped"]),
  draws: z.enum(["actions", "people"]),
  from: Instant,
  until: Instant.describe("The stretch that was drawn from ends before this instant"),
  candidates: z.int().describe("What there was to draw from"),
  size: z.int().describe("What was drawn"),
  seed: z.string().describe("What the lot depended on: whoever has the same evidence draws the same with it"),
  reviewer: Person,
  drawnAt: Instant,
  finishedAt: orNull(Instant),
  marked: z.int().describe("Items that have a mark; what the marks are is told once all have one"),
  found: orNull(Found).describe("null until it is finished"),
  groups: z.array(z.object({ group: z.string(), ...found })).describe("The same by group, for who may see names"),
};

export const Audit = z
  .object(audit)
  .openapi("Audit", { description: "A sample drawn by lot, and what its reviewer found." });

export const Audits = z.object({ key: z.string(), audits: z.array(Audit).describe("Newest first") }).openapi("Audits");

export const AuditInFull = z
  .object({
    ...audit,
    redrawn: orNull(z.object({ candidates: z.int(), isSame: z.boolean() })).describe(
      "What the same lot falls on among what is known today; late events make it another one",
    ),
    items: z.array(
      z.object({
        number: z.int(),
        group: z.string(),
        person: orNull(Person).describe("Where people were drawn"),
        event: z.string().nullable().describe("Message id of the event, where actions were drawn"),
        mark: z.enum(["meets", "fails", "unclear"]).nullable().describe("Told once it is finished"),
        note: z.string().nullable(),
      }),
    ),
  })
  .openapi("AuditInFull");
