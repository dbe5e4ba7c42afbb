import { randomUUID } from "node:crypto";
import { z } from "zod";
import { invalidField, Problem } from "../../domain/errors.ts";
import { giveUpAll, listDeliveries, reopenDelivery } from "../../store/webhook/deliveries.ts";
import type { DeliveryRow } from "../../store/webhook/deliveries.ts";
import {
  deleteWebhook,
  findWebhook,
  insertWebhook,
  listWebhooks,
  rotateSecret,
  updateWebhook,
} from "../../store/webhook/webhooks.ts";
import type { WebhookRow } from "../../store/webhook/webhooks.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { parse } from "../parse.ts";
import { makeWebhookSecret } from "./secrets.ts";

const webhooksMax = 50;
/** So long after a rotation the secret before still signs as well. */
const overlapMs = 24 * 3_600_000;

const Events = z
  .array(z.string().regex(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*$/, "Name a type of event, such as wave.launched."))
  .max(100);
export const WebhookInput = z.strictObject({ url: z.string().trim().min(1).max(2_000), events: Events.default([]) });
export const WebhookEdit = z.strictObject({
  url: z.string().trim().min(1).max(2_000).optional(),
  events: Events.optional(),
  enabled: z.boolean().optional(),
});

/** An address without its secrets. */
export type WebhookView = Omit<WebhookRow, "secret" | "previousSecret">;
export interface MadeWebhook extends WebhookView {
  /** Shown this once. */
  readonly secret: string;
}

function viewOf({ id, url, events, previousUntil, disabled, disabledAt, createdAt }: WebhookRow): WebhookView {
  return { id, url, events, previousUntil, disabled, disabledAt, createdAt };
}

/** @throws Problem `invalid`, `conflict` */
export async function createWebhook(app: App, caller: Caller, input: unknown): Promise<MadeWebhook> {
  requireScope(caller, "admin");
  const { url, events } = parse(WebhookInput, input);
  requireReachable(app, url);
  if ((await listWebhooks(app.db)).length >= webhooksMax)
    throw new Problem("conflict", `There are ${webhooksMax} webhooks already. Remove one that is not used any more.`);
  const id = randomUUID();
  const { text, sealed } = makeWebhookSecret(app.secret, id);
  return { ...viewOf(await insertWebhook(app.db, { id, url, events, secret: sealed })), secret: text };
}

export async function allWebhooks(app: Pick<App, "db">, caller: Caller): Promise<readonly WebhookView[]> {
  requireScope(caller, "admin");
  return (await listWebhooks(app.db)).map(viewOf);
}

/** @throws Problem `not_found` */
export async function showWebhook(app: Pick<App, "db">, caller: Caller, id: string): Promise<WebhookView> {
  requireScope(caller, "admin");
  return viewOf(known(isId(id) ? await findWebhook(app.db, id) : null));
}

/** Changes what is given. What was open when it is disabled is given up, and can be sent again one by one. */
export async function editWebhook(app: App, caller: Caller, id: string, input: unknown): Promise<WebhookView> {
  await showWebhook(app, caller, id);
  const { enabled, ...changes } = parse(WebhookEdit, input);
  if (changes.url !== undefined) requireReachable(app, changes.url);
  const now = app.now();
  const standing =
    enabled === undefined
      ? {}
      : enabled
        ? { disabled: null, disabledAt: null }
        : { disabled: "by_hand" as const, disabledAt: now };
  const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  const edited = viewOf(known(await updateWebhook(app.db, id, { ...given, ...standing })));
  if (enabled === false) await giveUpAll(app.db, id, "The webhook was disabled.", now);
  return edited;
}

/** A new secret. The one before signs as well for a day, so that receivers can be moved one by one. */
export async function rotateWebhook(app: App, caller: Caller, id: string): Promise<MadeWebhook> {
  await showWebhook(app, caller, id);
  const { text, sealed } = makeWebhookSecret(app.secret, id);
  return { ...viewOf(known(await rotateSecret(app.db, id, sealed, app.now() + overlapMs))), secret: text };
}

export async function removeWebhook(app: Pick<App, "db">, caller: Caller, id: string): Promise<void> {
  requireScope(caller, "admin");
  if (!isId(id) || !(await deleteWebhook(app.db, id))) throw gone();
}

/** The newest first. */
export async function deliveriesOf(
  app: Pick<App, "db">,
  caller: Caller,
  id: string,
  page: { readonly offset: number; readonly limit: number },
): Promise<readonly DeliveryRow[]> {
  await showWebhook(app, caller, id);
  return listDeliveries(app.db, id, page);
}

/** Sends one again, with the id it had: a receiver that has it already knows it. @throws Problem `not_found`, `conflict` */
export async function resendDelivery(app: App, caller: Caller, id: string, delivery: string): Promise<DeliveryRow> {
  const { disabled } = await showWebhook(app, caller, id);
  if (disabled !== null) throw new Problem("conflict", "This webhook is disabled. Enable it, then send it again.");
  const reopened = isId(delivery) ? await reopenDelivery(app.db, id, delivery) : null;
  if (reopened === null) throw new Problem("not_found", "There is no such delivery.");
  await app.wakeWebhooks();
  return reopened;
}

function requireReachable({ outbound }: Pick<App, "outbound">, url: string): void {
  const objection = outbound.objectionTo(url);
  if (objection !== null) throw invalidField("url", objection);
}

function isId(text: string): boolean {
  return z.uuid().safeParse(text).success;
}

function known(row: WebhookRow | null): WebhookRow {
  if (row === null) throw gone();
  return row;
}

function gone(): Problem {
  return new Problem("not_found", "There is no such webhook.");
}
