import { z } from "@hono/zod-openapi";
import { pageOf } from "../paging.ts";
import { Instant, orNull } from "../shapes.ts";

const fields = {
  id: z.string(),
  url: z.string(),
  events: z.array(z.string()).describe("Types of events; empty: all"),
  disabled: z
    .enum(["gone", "by_hand"])
    .nullable()
    .describe("gone: the address answered 410; null: events are sent there"),
  disabledAt: orNull(Instant),
  previousUntil: orNull(Instant).describe("Until when the secret before signs as well"),
  createdAt: Instant,
};

export const Webhook = z.object(fields).openapi("Webhook");
export const MadeWebhook = z
  .object({ ...fields, secret: z.string().describe("Shown this once: whsec_ and base64") })
  .openapi("MadeWebhook");
export const WebhookList = z.object({ items: z.array(Webhook) }).openapi("WebhookList");

export const WebhookDelivery = z
  .object({
    id: z.string().describe("The receiver sees it as webhook-id, with msg_ before it"),
    change: z.string(),
    seq: z.int(),
    type: z.string(),
    createdAt: Instant,
    attempts: z.int(),
    nextAt: orNull(Instant).describe("When it is tried next; null: it is over"),
    deliveredAt: orNull(Instant),
    deadAt: orNull(Instant).describe("When it was given up"),
    status: z.int().nullable().describe("What the address answered last"),
    error: z.string().nullable(),
  })
  .openapi("WebhookDelivery");
export const WebhookDeliveryPage = pageOf(WebhookDelivery).openapi("WebhookDeliveryPage");

export const OfWebhook = z.object({ id: z.uuid() });
export const OfDelivery = z.object({ id: z.uuid(), delivery: z.uuid() });
