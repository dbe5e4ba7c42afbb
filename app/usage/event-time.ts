import { DAY_MS } from "../../domain/adoption/rule.ts";
import type { RejectReason } from "../../domain/usage/reject.ts";
import { parseInstant } from "../../lib/instant.ts";

/** When a delivery came, and by what clock it was sent. Epoch milliseconds. */
export interface DeliveryClock {
  readonly receivedAt: number;
  /** The sender's clock when it sent, `null` when it did not say. */
  readonly sentAt: number | null;
  /** Instants are taken as they are given. */
  readonly historic: boolean;
  /** Of a source whose time may run ahead of the clock, as a demonstration's does. */
  readonly ahead: boolean;
}

const OLDEST_MS = Date.UTC(2000, 0, 1);
const WITHOUT_OFFSET = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?$/;

/**
 * When the event happened: `receivedAt − (sentAt − timestamp)`, so that a wrong clock on the sender cancels out. Without a
 * timestamp it happened when it was received.
 */
export function eventTime(timestamp: unknown, clock: DeliveryClock): number | RejectReason {
  const { receivedAt, sentAt, historic, ahead } = clock;
  if (timestamp === undefined || timestamp === null || timestamp === "") return historic ? "bad_time" : receivedAt;
  const original = readInstant(timestamp);
  if (original === null) return "bad_time";
  const at = historic || sentAt === null ? original : receivedAt - (sentAt - original);
  if (at < OLDEST_MS) return "too_old";
  return !ahead && at > receivedAt + DAY_MS ? "in_the_future" : at;
}

/** Epoch milliseconds of ISO 8601 text, or of a number that is one already. A text without an offset is in UTC. */
export function readInstant(value: unknown): number | null {
  if (typeof value === "number") return Number.isFinite(value) ? inRange(Math.trunc(value)) : null;
  if (typeof value !== "string" || value.length > 40) return null;
  return inRange(parseInstant(WITHOUT_OFFSET.test(value) ? `${value}Z` : value, "UTC"));
}

/** What a `timestamptz` and a `Date` both hold. */
function inRange(instant: number | null): number | null {
  return instant !== null && Math.abs(instant) < Date.UTC(9999, 0, 1) ? instant : null;
}
