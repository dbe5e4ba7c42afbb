import { OutboundFailure } from "../../lib/outbound.ts";
import { webhookHeaders } from "../../lib/standard-webhook.ts";
import { claimDue, dropOver, giveUpAll, hasDue, nextDue, noteTry } from "../../store/webhook/deliveries.ts";
import type { ClaimedDelivery, DeliveryEnd } from "../../store/webhook/deliveries.ts";
import { findWebhook, updateWebhook } from "../../store/webhook/webhooks.ts";
import type { App } from "../context.ts";
import { openWebhookSecret } from "./secrets.ts";

export type DeliverDeps = Pick<App, "db" | "secret" | "outbound">;

/** Pauses after the first, second, … try that failed, as Standard Webhooks recommends; after the last it is a dead letter. */
export const pausesMs = [5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400].map(
  (seconds) => seconds * 1_000,
);
const bounds = { timeoutMs: 15_000, bytesMax: 65_536 };
const atOnce = 10;
/** How long the log tells of what is over, delivered or given up. */
const keptMs = 30 * 86_400_000;
const droppedAtOnce = 5_000;
const gone = 410;

export function hasDueDeliveries({ db }: Pick<App, "db">): Promise<boolean> {
  return hasDue(db);
}

/** Sends what is due, some at a time. Answers when the next is due, epoch milliseconds; `null`: nothing is open. */
export async function deliverDue(
  deps: DeliverDeps,
  { now, isOver }: { readonly now: number; readonly isOver: () => boolean },
): Promise<number | null> {
  for (;;) {
    const due = await claimDue(deps.db, now, atOnce);
    if (due.length === 0) {
      await dropOver(deps.db, { before: now - keptMs, limit: droppedAtOnce });
      return nextDue(deps.db);
    }
    await Promise.all(due.map((delivery) => deliver(deps, delivery, now)));
    if (isOver()) return now;
  }
}

async function deliver(deps: DeliverDeps, delivery: ClaimedDelivery, now: number): Promise<void> {
  const { db } = deps;
  const webhook = await findWebhook(db, delivery.webhook);
  if (webhook === null) return;
  if (webhook.disabled !== null) {
    await noteTry(db, delivery.id, { is: "dead", at: now, status: null, error: "The webhook is disabled." });
    return;
  }
  const { secret, previousSecret, previousUntil } = webhook;
  // The clock's: receivers hold a message against their own.
  const sentAt = Date.now();
  const sealed = [secret, ...(previousSecret !== null && (previousUntil ?? 0) > sentAt ? [previousSecret] : [])];
  const secrets = sealed.flatMap((each) => openWebhookSecret(deps.secret, webhook.id, each) ?? []);
  const end =
    secrets.length === 0
      ? failed(delivery, now, null, "The secret was kept under another TAKEHOLD_SECRET. Rotate it.")
      : await post(deps, webhook.url, secrets, delivery, { now, sentAt });
  await noteTry(db, delivery.id, end);
  if (end.status !== gone) return;
  await updateWebhook(db, webhook.id, { disabled: "gone", disabledAt: now });
  await giveUpAll(db, webhook.id, "The address says that it is gone for good (410).", now);
}

async function post(
  { outbound }: DeliverDeps,
  url: string,
  secrets: readonly string[],
  delivery: ClaimedDelivery,
  { now, sentAt }: { readonly now: number; readonly sentAt: number },
): Promise<DeliveryEnd> {
  const { change, seq, type, at, actor, data } = delivery;
  const body = JSON.stringify({ type, timestamp: at.toISOString(), data: { change, seq, actor, event: data } });
  const headers = webhookHeaders({ id: `msg_${delivery.id}`, at: sentAt, body }, secrets);
  try {
    const request = { method: "POST" as const, url, body, headers: { ...headers, "content-type": "application/json" } };
    const { status } = await outbound.send(request, bounds);
    if (status >= 200 && status < 300) return { is: "delivered", at: now, status };
    if (status === gone) return { is: "dead", at: now, status, error: "The address is gone for good (410)." };
    return failed(delivery, now, status, `The address answered with ${status}.`);
  } catch (error) {
    if (!(error instanceof OutboundFailure)) throw error;
    return failed(delivery, now, null, error.message);
  }
}

function failed({ attempts }: ClaimedDelivery, now: number, status: number | null, error: string): DeliveryEnd {
  const pause = pausesMs[attempts];
  return pause === undefined
    ? { is: "dead", at: now, status, error }
    : { is: "again", at: now + pause * (0.9 + Math.random() * 0.2), status, error };
}
