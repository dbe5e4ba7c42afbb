import { isProperties } from "../../../domain/usage/behaviour.ts";
import type { Properties } from "../../../domain/usage/behaviour.ts";
import { readInstant } from "../event-time.ts";
import type { Sent } from "./form.ts";

/**
 * What PostHog's clients send: events under `batch`, a bare list, or one event. `receivedAt` is epoch milliseconds; `sentAt` is
 * what the address says of the sender's clock, where the body says nothing.
 */
export function postHogEvents(json: unknown, receivedAt: number, sentAt: number | null): Sent {
  const list = listIn(json);
  const said = isProperties(json) ? readInstant(json["sent_at"]) : null;
  const messages = list?.filter((raw) => !isOfGroup(raw)).map((raw) => postHogMessage(raw, receivedAt)) ?? null;
  return { messages, sentAt: said ?? sentAt };
}

/**
 * One event of PostHog in Segment's form. `$identify`, `$set` and `$create_alias` say who is who; every other event keeps its name,
 * `$pageview` too. Of PostHog's own properties only those stay that tell what was done: the others describe a person, a
 * device or a client.
 */
export function postHogMessage(raw: unknown, receivedAt: number): unknown {
  if (!isProperties(raw)) return raw;
  const own = isProperties(raw["properties"]) ? raw["properties"] : {};
  const userId = raw["distinct_id"] ?? raw["$distinct_id"] ?? own["distinct_id"] ?? own["$distinct_id"];
  const event = raw["event"];
  const head = { messageId: raw["uuid"] ?? raw["$insert_id"] ?? own["$insert_id"], timestamp: timeOf(raw, receivedAt) };
  switch (event) {
    case "$identify":
    case "$set":
      return {
        ...head,
        type: "identify",
        userId,
        anonymousId: event === "$identify" ? (own["$anon_distinct_id"] ?? undefined) : undefined,
        traits: personSet(raw, own),
      };
    case "$create_alias":
    case "$merge_dangerously":
      return { ...head, type: "alias", userId, previousId: own["alias"] };
    default:
      return { ...head, type: "track", event, userId, properties: deedsOf(own) };
  }
}

/** Tells of a company and not of anybody: nobody's use. */
function isOfGroup(raw: unknown): boolean {
  return isProperties(raw) && raw["event"] === "$groupidentify";
}

function listIn(json: unknown): readonly unknown[] | null {
  if (Array.isArray(json)) return json;
  if (!isProperties(json)) return null;
  if (Array.isArray(json["batch"])) return json["batch"];
  if (Array.isArray(json["data"])) return json["data"];
  return typeof json["event"] === "string" ? [json] : null;
}

/** Some clients say how many milliseconds ago it was. */
function timeOf(raw: Properties, receivedAt: number): unknown {
  const offset = raw["offset"];
  if (raw["timestamp"] === undefined && typeof offset === "number") return receivedAt - offset;
  return raw["timestamp"];
}

function personSet(raw: Properties, own: Properties): unknown {
  const set = own["$set"] ?? raw["$set"];
  const once = own["$set_once"] ?? raw["$set_once"];
  return { ...(isProperties(once) ? once : {}), ...(isProperties(set) ? set : {}) };
}

const deeds = new Set(["$pathname", "$host", "$screen_name", "$event_type", "$feature_flag", "$feature_flag_response"]);
const never = new Set(["token", "distinct_id"]);

function deedsOf(own: Properties): Properties {
  const kept = Object.entries(own).filter(([name]) => (name.startsWith("$") ? deeds.has(name) : !never.has(name)));
  return Object.fromEntries(kept);
}

/** Where PostHog's clients put the key of their project. */
export function postHogKeys(json: unknown): unknown[] {
  const first = listIn(json)?.[0];
  return [json, first, isProperties(first) ? first["properties"] : null].flatMap((place) =>
    isProperties(place) ? [place["api_key"], place["token"]] : [],
  );
}
