import { createHash } from "node:crypto";
import { isProperties } from "../../../domain/usage/behaviour.ts";
import type { Properties } from "../../../domain/usage/behaviour.ts";
import type { RejectReason } from "../../../domain/usage/reject.ts";
import type { Sent } from "./form.ts";

/** CloudEvents 1.0 and 0.3 as JSON: one, or a list. The binary mode becomes this before it comes here. */
export function cloudEvents(json: unknown): Sent {
  const list = Array.isArray(json) ? (json as readonly unknown[]) : [json];
  return { messages: list.map(cloudEventMessage), sentAt: null };
}

/** A message that the form itself already refuses. */
export class Refused {
  readonly reason: RejectReason;
  readonly fields: Properties;

  constructor(reason: RejectReason, fields: Properties) {
    this.reason = reason;
    this.fields = fields;
  }
}

/**
 * A CloudEvent in Segment's form. `type` is the event, `source` and `id` together are its identity, and `data` its properties.
 * The standard has no attribute for who acted, so it is, in this order: the extensions `userid` or `authid`, `userId` or `user_id` in
 * `data`, and `subject`.
 */
export function cloudEventMessage(raw: unknown): unknown {
  if (!isProperties(raw)) return raw;
  const { id, source, type, specversion, time, subject } = raw as Record<string, unknown>;
  const isOne = [id, source, type].every((part) => typeof part === "string" && part !== "");
  if (!isOne || (specversion !== "1.0" && specversion !== "0.3")) return new Refused("not_a_cloudevent", raw);
  const data = dataOf(raw);
  const given = [raw["userid"], raw["authid"], data?.["userId"], data?.["user_id"], subject];
  return {
    type: "track",
    event: type,
    messageId: identityOf(String(source), String(id)),
    userId: given.find((one) => (typeof one === "string" && one !== "") || typeof one === "number"),
    timestamp: time,
    properties: data === null ? undefined : withoutUser(data),
  };
}

/** A source is a URI and holds no space, so the two cannot be confused. */
function identityOf(source: string, id: string): string {
  const both = `${source} ${id}`;
  if (both.length <= 256 && !/\s/.test(source)) return both;
  return `sha256:${createHash("sha256")
    .update(JSON.stringify([source, id]))
    .digest("base64url")}`;
}

function dataOf(raw: Properties): Properties | null {
  const coded = raw["data_base64"] ?? (raw["datacontentencoding"] === "base64" ? raw["data"] : undefined);
  const data = typeof coded === "string" ? parsed(Buffer.from(coded, "base64").toString("utf8")) : raw["data"];
  const object = typeof data === "string" ? parsed(data) : data;
  return isProperties(object) ? object : null;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** Who it was is kept as a pseudonym only. */
function withoutUser(data: Properties): Properties {
  const { userId: _userId, user_id: _snake, ...rest } = data;
  return rest;
}
