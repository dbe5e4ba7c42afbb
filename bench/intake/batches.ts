import { gzipSync } from "node:zlib";

/** One event as it is sent and as it is stored. */
export interface SentEvent {
  readonly messageId: string;
  readonly at: number;
  readonly user: number;
  readonly event: string;
  readonly properties: Readonly<Record<string, unknown>>;
}

export type Batch = readonly SentEvent[];

const users = 2_000;
const names = 4;

/** Events of the last hour by many people; the same name gives other ids and never the same event twice. */
export function batchOf(name: string, events: number): Batch {
  const now = Date.now();
  return Array.from({ length: events }, (_, nth) => ({
    messageId: `node-next-${name}-${nth}-6f9c2f7e5b1a`,
    at: now - ((nth * 7_919) % 3_600_000),
    user: (nth * 31) % users,
    event: `event_${nth % names}`,
    properties: { plan: "team", items: nth % 7, path: "/leads/new", deal: { amount: nth * 10, currency: "EUR" } },
  }));
}

/** The request a server-side client of Segment's kind makes of it: JSON, compressed. */
export function requestOf(batch: Batch, writeKey: string): RequestInit {
  const sentAt = new Date().toISOString();
  const messages = batch.map(({ messageId, at, user, event, properties }) => ({
    type: "track",
    messageId,
    timestamp: new Date(at).toISOString(),
    userId: `user-${user}`,
    event,
    properties,
    context: { library: { name: "analytics-node", version: "3.1.0" } },
  }));
  const body = gzipSync(JSON.stringify({ batch: messages, writeKey, sentAt }));
  return { method: "POST", body, headers: { "content-type": "application/json", "content-encoding": "gzip" } };
}
