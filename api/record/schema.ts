import { z } from "@hono/zod-openapi";
import { Instant, orNull, Person } from "../shapes.ts";

/** The record of a change as readers see it. */

export const EventActor = z
  .object({
    kind: z.enum(["person", "link", "key", "system"]),
    person: orNull(Person),
    key: z.string().nullable().describe("The API key a program used"),
  })
  .openapi("EventActor");

export const Event = z
  .object({
    seq: z.int(),
    at: Instant,
    actor: EventActor,
    type: z.string().openapi({ example: "gate.approved" }),
    data: z.record(z.string(), z.unknown()).describe("Ids and figures; names and texts are kept apart"),
    text: z.string().nullable().describe("The reason or note that belongs to it; null when none or erased"),
    hash: z.string(),
  })
  .openapi("Event");
