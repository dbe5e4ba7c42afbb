import { isProperties } from "../../../domain/usage/behaviour.ts";
import type { Properties } from "../../../domain/usage/behaviour.ts";
import type { Sent } from "./form.ts";

/** The log records of an OTLP/HTTP export in JSON, in their order. */
export function logRecords(json: unknown): Sent {
  if (!isProperties(json) || !Array.isArray(json["resourceLogs"])) return { messages: null, sentAt: null };
  const messages = json["resourceLogs"].flatMap((ofResource: unknown) => {
    if (!isProperties(ofResource)) return [ofResource];
    const resource = isProperties(ofResource["resource"]) ? attributesOf(ofResource["resource"]["attributes"]) : {};
    return listOf(ofResource["scopeLogs"]).flatMap((ofScope) =>
      isProperties(ofScope)
        ? listOf(ofScope["logRecords"]).map((record) => logRecordMessage(record, resource))
        : [ofScope],
    );
  });
  return { messages, sentAt: null };
}

/**
 * A log record that is an event, in Segment's form: named by `eventName` or the attribute `event.name`, acted by `user.id`,
 * `enduser.id` or `user.email`, of the record or its resource. `log.record.uid` is its identity; without one the same content at the
 * same nanosecond is the same event. An ordinary log line has no name and is refused as such.
 */
function logRecordMessage(record: unknown, resource: Properties): unknown {
  if (!isProperties(record)) return record;
  const own = attributesOf(record["attributes"]);
  const body = valueOf(record["body"], 0);
  const of = (name: string): unknown => own[name] ?? resource[name];
  return {
    type: "track",
    event: textOf(record["eventName"]) ?? own["event.name"],
    messageId: own["log.record.uid"],
    userId: of("user.id") ?? of("enduser.id") ?? of("user.email"),
    anonymousId: of("app.installation.id") ?? of("device.id"),
    timestamp: timeOf(record["timeUnixNano"]) ?? timeOf(record["observedTimeUnixNano"]),
    properties: deedsOf({ ...(isProperties(body) ? body : {}), ...own }),
  };
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** Nanoseconds since 1970, a number as text, as an instant with all its digits: two events of one millisecond stay two. */
function timeOf(nanoseconds: unknown): string | undefined {
  const digits = typeof nanoseconds === "number" ? String(nanoseconds) : nanoseconds;
  if (typeof digits !== "string" || !/^[1-9]\d{6,19}$/.test(digits)) return undefined;
  const millis = Number(digits.slice(0, -6));
  if (millis >= Date.UTC(9999, 0, 1)) return undefined;
  return `${new Date(millis).toISOString().slice(0, -1)}${digits.slice(-6)}Z`;
}

function attributesOf(list: unknown): Properties {
  const pairs = listOf(list).flatMap((one) =>
    isProperties(one) && typeof one["key"] === "string" ? [[one["key"], valueOf(one["value"], 0)] as const] : [],
  );
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
}

const depthMax = 20;

/** The value that OTLP wraps in its type; bytes and what is nested too deep are left out. */
function valueOf(wrapped: unknown, depth: number): unknown {
  if (!isProperties(wrapped) || depth > depthMax) return undefined;
  if (typeof wrapped["stringValue"] === "string") return wrapped["stringValue"];
  if (typeof wrapped["boolValue"] === "boolean") return wrapped["boolValue"];
  if (typeof wrapped["doubleValue"] === "number") return wrapped["doubleValue"];
  const whole = wrapped["intValue"];
  if (typeof whole === "number") return whole;
  if (typeof whole === "string") return Number.isSafeInteger(Number(whole)) ? Number(whole) : whole;
  const { arrayValue, kvlistValue } = wrapped as Record<string, unknown>;
  if (isProperties(arrayValue)) return listOf(arrayValue["values"]).map((one) => valueOf(one, depth + 1) ?? null);
  if (!isProperties(kvlistValue)) return undefined;
  const pairs = listOf(kvlistValue["values"]).flatMap((one) =>
    isProperties(one) && typeof one["key"] === "string"
      ? [[one["key"], valueOf(one["value"], depth + 1)] as const]
      : [],
  );
  return Object.fromEntries(pairs.filter(([, value]) => value !== undefined));
}

/** Attributes that name an event, a person, their address or their machine; what is left tells what was done. */
const personal =
  /^(?:user|enduser|client|source|network|device|session|geo|user_agent)\.|^(?:event\.name|log\.record\.uid|app\.installation\.id|net\.peer\.ip|http\.client_ip|net\.sock\.peer\.addr)$/;

function deedsOf(attributes: Properties): Properties {
  return Object.fromEntries(Object.entries(attributes).filter(([name]) => !personal.test(name)));
}
