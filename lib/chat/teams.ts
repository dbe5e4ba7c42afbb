import type { Outbound } from "../outbound.ts";
import { exchange } from "./end.ts";
import type { ChatEnd } from "./end.ts";

/** An Adaptive Card. */
export type Card = Readonly<Record<string, unknown>>;

/** More than this Teams does not take. */
export const cardBytesMax = 28_000;

/**
 * Posts a card by the address of a workflow. Teams answers 202 before its workflow has posted anything, so that it was taken
 * does not mean that it was read; reminders therefore go by mail as well.
 */
export function postToTeamsWebhook(outbound: Outbound, address: string, card: Card): Promise<ChatEnd> {
  const body = JSON.stringify(cardMessage(card));
  const headers = { "content-type": "application/json" };
  return exchange(outbound, { method: "POST", url: address, headers, body }, ({ status }) =>
    status >= 200 && status < 300
      ? { is: "sent" }
      : { is: "failed", reason: `Teams answered ${status}; the workflow may have been removed or turned off.` },
  );
}

/** As the template "Post to a chat when a webhook request is received" expects it. */
export function cardMessage(card: Card): object {
  const attachment = { contentType: "application/vnd.microsoft.card.adaptive", contentUrl: null, content: card };
  return { type: "message", attachments: [attachment] };
}
