import { z } from "@hono/zod-openapi";
import { Instant, orNull, Person } from "../shapes.ts";

/** The record of a change as readers see it, and as a verifier gets it. */

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

export const EventPage = z
  .object({ items: z.array(Event), next: z.string().nullable().describe("Cursor of the next page") })
  .openapi("EventPage");

/** Rows exactly as they were hashed, with the head of the chain that makes a missing last row visible. */
export const EventExport = z
  .object({
    change: z.string(),
    head: z.object({ seq: z.int(), hash: z.string() }),
    events: z.array(z.record(z.string(), z.unknown())),
  })
  .openapi("EventExport");
