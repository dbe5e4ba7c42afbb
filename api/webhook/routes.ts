import { createRoute } from "@hono/zod-openapi";
import type { App } from "../../app/context.ts";
import {
  allWebhooks,
  createWebhook,
  deliveriesOf,
  editWebhook,
  removeWebhook,
  resendDelivery,
  rotateWebhook,
  showWebhook,
  WebhookEdit,
  WebhookInput,
} from "../../app/webhook/webhooks.ts";
import { needs } from "../authentication.ts";
import { problems, shows, takes } from "../describe.ts";
import { routes } from "../env.ts";
import { cursorOf, linkNext, PageQuery, placeOf } from "../paging.ts";
import { reply } from "../reply.ts";
import {
  MadeWebhook,
  OfDelivery,
  OfWebhook,
  Webhook,
  WebhookDelivery,
  WebhookDeliveryPage,
  WebhookList,
} from "./schema.ts";

const tags = ["Webhooks"];
const middleware = [needs("admin")];
const one = { path: "/webhooks/{id}", tags, middleware } as const;
const request = { params: OfWebhook };

const list = createRoute({
  method: "get",
  path: "/webhooks",
  tags,
  summary: "All webhooks, the oldest first, without their secrets",
  middleware,
  responses: { 200: shows(WebhookList, "The webhooks"), ...problems() },
});

const create = createRoute({
  method: "post",
  path: "/webhooks",
  tags,
  summary: "Have an address told of events; its secret is shown this once",
  middleware,
  request: { body: takes(WebhookInput) },
  responses: { 201: shows(MadeWebhook, "The webhook with its secret"), ...problems("invalid", "conflict") },
});

const show = createRoute({
  method: "get",
  ...one,
  summary: "One webhook",
  request,
  responses: { 200: shows(Webhook, "The webhook"), ...problems("not_found") },
});

const edit = createRoute({
  method: "patch",
  ...one,
  summary: "Change address or events, disable or enable it",
  request: { ...request, body: takes(WebhookEdit) },
  responses: { 200: shows(Webhook, "The webhook"), ...problems("invalid", "not_found") },
});

const remove = createRoute({
  method: "delete",
  ...one,
  summary: "Remove a webhook and its log",
  request,
  responses: { 204: { description: "It is gone" }, ...problems("not_found") },
});

const rotate = createRoute({
  method: "post",
  path: "/webhooks/{id}/rotate",
  tags,
  summary: "Make a new secret, shown this once; the one before signs as well for 24 hours",
  middleware,
  request,
  responses: { 200: shows(MadeWebhook, "The webhook with its new secret"), ...problems("not_found") },
});

const log = createRoute({
  method: "get",
  path: "/webhooks/{id}/deliveries",
  tags,
  summary: "What was sent, what is tried again and what was given up, newest first",
  middleware,
  request: { ...request, query: PageQuery },
  responses: { 200: shows(WebhookDeliveryPage, "A page of the log"), ...problems("invalid", "not_found") },
});

const resend = createRoute({
  method: "post",
  path: "/webhooks/{id}/deliveries/{delivery}/resend",
  tags,
  summary: "Send an event again, by the id it had",
  middleware,
  request: { params: OfDelivery },
  responses: { 200: shows(WebhookDelivery, "The delivery, open again"), ...problems("not_found", "conflict") },
});

/** Addresses that are told of what happens, signed as Standard Webhooks. */
export function webhookRoutes(app: App) {
  return routes()
    .openapi(list, async (c) => reply(c, WebhookList, { items: await allWebhooks(app, c.get("caller")) }, 200))
    .openapi(create, async (c) => {
      const input: unknown = c.req.valid("json");
      return reply(c, MadeWebhook, await createWebhook(app, c.get("caller"), input), 201);
    })
    .openapi(show, async (c) =>
      reply(c, Webhook, await showWebhook(app, c.get("caller"), c.req.valid("param").id), 200),
    )
    .openapi(edit, async (c) => {
      const input: unknown = c.req.valid("json");
      return reply(c, Webhook, await editWebhook(app, c.get("caller"), c.req.valid("param").id, input), 200);
    })
    .openapi(remove, async (c) => {
      await removeWebhook(app, c.get("caller"), c.req.valid("param").id);
      return c.body(null, 204);
    })
    .openapi(rotate, async (c) =>
      reply(c, MadeWebhook, await rotateWebhook(app, c.get("caller"), c.req.valid("param").id), 200),
    )
    .openapi(log, async (c) => {
      const { limit, cursor } = c.req.valid("query");
      const offset = placeOf(cursor) ?? 0;
      const page = { offset, limit: limit + 1 };
      const found = await deliveriesOf(app, c.get("caller"), c.req.valid("param").id, page);
      const next = found.length > limit ? cursorOf(offset + limit) : null;
      linkNext(c, next);
      return reply(c, WebhookDeliveryPage, { items: found.slice(0, limit), next }, 200);
    })
    .openapi(resend, async (c) => {
      const { id, delivery } = c.req.valid("param");
      return reply(c, WebhookDelivery, await resendDelivery(app, c.get("caller"), id, delivery), 200);
    });
}
