import { isProperties } from "../../../domain/usage/behaviour.ts";
import { readInstant } from "../event-time.ts";
import type { Sent } from "./form.ts";

/** A list of messages in Segment's form: under `batch`, bare, or a single message that names its type. */
export function segmentList(json: unknown): Sent {
  return { messages: listIn(json), sentAt: sentAtOf(json) };
}

/** One message, whose type the address names. */
export function segmentMessage(json: unknown): Sent {
  return { messages: [json], sentAt: sentAtOf(json) };
}

export function sentAtOf(json: unknown): number | null {
  return isProperties(json) ? readInstant(json["sentAt"]) : null;
}

function listIn(json: unknown): readonly unknown[] | null {
  if (Array.isArray(json)) return json;
  if (!isProperties(json)) return null;
  const batch = json["batch"];
  if (Array.isArray(batch)) return batch;
  return typeof json["type"] === "string" ? [json] : null;
}
