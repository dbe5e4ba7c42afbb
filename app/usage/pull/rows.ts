import { Temporal } from "temporal-polyfill";
import type { DrawnRow } from "../../../domain/usage/pull/page.ts";
import type { PullPlan } from "../../../domain/usage/pull/schema.ts";
import { signParts } from "../../../lib/secret.ts";
import { readMessage } from "../message.ts";
import type { RejectedMessage, UsageMessage } from "../message.ts";

const idLengthMax = 200;
const withoutOffset = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d(\.\d+)?)?$/;
const dateOnly = /^\d{4}-\d\d-\d\d$/;

export interface RowReading {
  readonly plan: PullPlan;
  /** Signs the content of a row that has no id of its own, so that the same row is known again. */
  readonly secret: string;
  /** Epoch milliseconds. */
  readonly receivedAt: number;
}

/**
 * A row as a message of usage, or why it is none. It always has an id, so that whatever is drawn again counts once, rejects
 * included.
 */
export function readRow(row: DrawnRow, { plan, secret, receivedAt }: RowReading): UsageMessage | RejectedMessage {
  const { zone, name } =
    plan.kind === "posthog" ? { zone: "UTC", name: null } : { zone: plan.zone, name: plan.rows.eventName };
  const event = name ?? plain(row.event);
  const fields = {
    type: "track",
    userId: plain(row.user),
    event,
    timestamp: timeIn(row.time, zone),
    messageId: idOf(row, event, secret),
    properties: row.properties,
  };
  if (row.fault !== undefined) {
    const shown = typeof event === "string" ? { event: event.slice(0, 100) } : {};
    return { rejected: row.fault, messageId: fields.messageId, excerpt: { type: "track", ...shown } };
  }
  return readMessage(fields, {
    clock: { receivedAt, sentAt: null, historic: true, ahead: false },
    type: null,
    isSmall: false,
    secret,
  });
}

/** Text and whole numbers can name somebody or something; anything else cannot. */
function plain(value: unknown): string | undefined {
  if (typeof value === "string") return value.trim();
  return typeof value === "number" || typeof value === "bigint" ? String(value) : undefined;
}

function idOf(row: DrawnRow, event: string | undefined, secret: string): string {
  const id = plain(row.id);
  if (id !== undefined && id !== "" && id.length <= idLengthMax && !/[\0\uD800-\uDFFF]/u.test(id)) return id;
  const content = [row.user, event, row.time, row.id, row.properties].map((part) => JSON.stringify(part) ?? "");
  return `row:${signParts(secret, content)}`;
}

function timeIn(time: unknown, zone: string): unknown {
  if (typeof time !== "string") return time;
  const text = time.trim();
  if (!withoutOffset.test(text) && !dateOnly.test(text)) return text;
  try {
    const local = Temporal.PlainDateTime.from(text.replace(" ", "T"), { overflow: "reject" });
    return local.toZonedDateTime(zone).epochMilliseconds;
  } catch {
    return text;
  }
}
