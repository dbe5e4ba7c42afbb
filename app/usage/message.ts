import { randomUUID } from "node:crypto";
import { isProperties } from "../../domain/usage/behaviour.ts";
import type { Properties } from "../../domain/usage/behaviour.ts";
import type { RejectReason } from "../../domain/usage/reject.ts";
import { signParts } from "../../lib/secret.ts";
import { contentMark } from "../../store/usage/rejects.ts";
import { eventTime } from "./event-time.ts";
import type { DeliveryClock } from "./event-time.ts";

/** A claim about who is who, by the names the sender uses. */
export interface IdentityClaim {
  readonly kind: "same" | "device";
  readonly one: string;
  readonly other: string;
}

/** One message as it will be kept. `userId` is still the sender's own and is never stored. */
export interface UsageMessage {
  readonly messageId: string;
  readonly at: number;
  readonly userId: string;
  readonly event: string;
  readonly properties: Properties | null;
  /** `properties` as JSON text. */
  readonly json: string | null;
  readonly claims: readonly IdentityClaim[];
}

export interface RejectedMessage {
  readonly rejected: RejectReason;
  readonly messageId: string | null;
  /** Names of fields and the type, never a value that could be personal. */
  readonly excerpt: Readonly<Record<string, unknown>>;
}

export const messageTypes = ["track", "identify", "alias", "group", "page", "screen"] as const;
export type MessageType = (typeof messageTypes)[number];

const ID_LENGTH_MAX = 256;
const NAME_LENGTH_MAX = 200;
/** Of one message as JSON, as Segment's specification has it. */
export const MESSAGE_BYTES_MAX = 32_768;
/** NUL and halves of surrogate pairs: text the database does not take. */
const UNSTORABLE = /[\0\uD800-\uDFFF]/u;
/** The same in JSON text, where they are always escaped; an escaped backslash before `u` is none of them. */
const UNSTORABLE_JSON = /(?:^|[^\\])(?:\\\\)*\\u(?:0000|d[89a-f])/;

export interface ReadRequest {
  readonly clock: DeliveryClock;
  /** The type that the address names, where it does. */
  readonly type: MessageType | null;
  /** Signs the content of a message that has no id, so that a repeated delivery is known again. */
  readonly secret: string;
  /** The delivery is so small that none of its messages can be too large. */
  readonly isSmall: boolean;
}

/** Reads one Segment message. Written by hand and not as a schema: it runs for every event there is. */
export function readMessage(raw: unknown, request: ReadRequest): UsageMessage | RejectedMessage {
  if (!isProperties(raw)) return rejectMessage(raw, "not_an_object", request.secret);
  const fields = raw;
  const reject = (refused: Properties, reason: RejectReason) => rejectMessage(refused, reason, request.secret);
  const type = request.type ?? fields["type"];
  if (!isMessageType(type)) return reject(fields, "unknown_type");
  const anonymous = idOf(fields["anonymousId"]);
  const userId = idOf(fields["userId"]) ?? anonymous;
  if (userId === null) return reject(fields, "no_user");
  const event = type === "track" ? fields["event"] : type;
  if (typeof event !== "string" || event === "") return reject(fields, "no_event");
  const given = idOf(fields["messageId"]);
  if (tooLong(userId) || tooLong(anonymous) || tooLong(given) || event.length > NAME_LENGTH_MAX) {
    return reject(fields, "too_long");
  }
  if (UNSTORABLE.test(event) || (given !== null && UNSTORABLE.test(given))) return reject(fields, "bad_text");
  const timestamp = fields["originalTimestamp"] ?? fields["timestamp"];
  const at = eventTime(timestamp, request.clock);
  if (typeof at !== "number") return reject(fields, at);
  const claims = claimsOf(type, fields, anonymous);
  if (claims === null) return reject(fields, "no_previous_id");
  const properties = propertiesOf(type, fields);
  const json = jsonOf(properties);
  if (json === undefined) return reject(fields, "unstorable");
  if (!request.isSmall && isTooLarge(fields, json)) return reject(fields, "too_many_bytes");
  if (json?.includes("\\u") === true && UNSTORABLE_JSON.test(json)) return reject(fields, "unstorable");
  const dated = typeof timestamp === "string" || typeof timestamp === "number" ? String(timestamp) : null;
  const messageId = given ?? mintId(request.secret, dated, [type, userId, event, json ?? ""]);
  return { messageId, at, userId, event, properties, json, claims };
}

function isMessageType(type: unknown): type is MessageType {
  return messageTypes.some((known) => known === type);
}

/** Without a time of its own a message cannot be told from the next one like it, so each counts. */
function mintId(secret: string, dated: string | null, content: readonly string[]): string {
  return dated === null ? randomUUID() : contentMark + signParts(secret, [dated, ...content]);
}

function propertiesOf(type: MessageType, fields: Properties): Properties | null {
  const own = fields["properties"];
  const properties = isProperties(own) ? own : null;
  switch (type) {
    case "track":
      return properties;
    case "page":
    case "screen":
      return typeof fields["name"] === "string" ? { name: fields["name"], ...properties } : properties;
    case "group":
      return typeof fields["groupId"] === "string" ? { groupId: fields["groupId"] } : null;
    case "identify":
    case "alias":
      return null;
  }
}

/** `undefined` where the nesting is deeper than the platform, which could read it, can write. */
function jsonOf(properties: object | null): string | null | undefined {
  if (properties === null) return null;
  try {
    return JSON.stringify(properties);
  } catch {
    return undefined;
  }
}

/** `null` for an alias that does not say whose. */
function claimsOf(type: MessageType, fields: Properties, anonymous: string | null): readonly IdentityClaim[] | null {
  const user = idOf(fields["userId"]);
  if (type === "alias") {
    const previous = idOf(fields["previousId"]);
    if (previous === null || user === null || tooLong(previous)) return null;
    return [{ kind: "same", one: previous, other: user }];
  }
  if (type !== "identify") return none;
  const claims: IdentityClaim[] = [];
  const email = emailIn(fields["traits"]) ?? emailIn(contextTraits(fields["context"]));
  if (user !== null && anonymous !== null && user !== anonymous) {
    claims.push({ kind: "device", one: user, other: anonymous });
  }
  if (email === null) return claims;
  if (user !== null && user !== email) claims.push({ kind: "same", one: user, other: email });
  // Somebody gave an address on a device: others may give theirs there too.
  if (user === null && anonymous !== null) claims.push({ kind: "device", one: email, other: anonymous });
  return claims;
}

const none: readonly IdentityClaim[] = [];

function contextTraits(context: unknown): unknown {
  return isProperties(context) ? context["traits"] : undefined;
}

function emailIn(traits: unknown): string | null {
  const email = isProperties(traits) ? traits["email"] : undefined;
  return typeof email === "string" && isAddress(email.trim()) ? email.trim() : null;
}

/** Told by its form alone, so that a user id that is an address and the address are one name. */
export function isAddress(text: string): boolean {
  return text.length <= 254 && /^[^\s@]+@[^\s@]+$/.test(text);
}

function idOf(value: unknown): string | null {
  if (typeof value === "string") return value === "" ? null : value;
  return typeof value === "number" ? String(value) : null;
}

function tooLong(id: string | null): boolean {
  return id !== null && id.length > ID_LENGTH_MAX;
}

/** Whether a message takes more bytes than it may. Most are far from it, so they are not written out to be counted. */
function isTooLarge(fields: Properties, json: string | null): boolean {
  let length = json?.length ?? 0;
  for (const name in fields) {
    if (name === "properties") continue;
    const value = fields[name];
    length += name.length + 8;
    if (typeof value === "string") length += value.length * 2;
    else if (typeof value === "object" && value !== null) length += jsonLength(value);
  }
  // A unit of a string is at most three bytes.
  if (length * 3 <= MESSAGE_BYTES_MAX) return false;
  const text = jsonOf(fields);
  return text === undefined || text === null || Buffer.byteLength(text) > MESSAGE_BYTES_MAX;
}

function jsonLength(value: object): number {
  return jsonOf(value)?.length ?? MESSAGE_BYTES_MAX;
}

/** A message that was refused, as it is put on the list: names of its fields and never a value. */
export function rejectMessage(raw: unknown, reason: RejectReason, secret: string): RejectedMessage {
  const fields = isProperties(raw) ? raw : {};
  const given = fields["messageId"] ?? fields["id"];
  const isId = typeof given === "string" && given !== "" && given.length <= ID_LENGTH_MAX && !UNSTORABLE.test(given);
  const type = fields["type"];
  const event = fields["event"];
  return {
    rejected: reason,
    messageId: isId ? given : contentId(raw, secret),
    excerpt: {
      ...(isMessageType(type) ? { type } : {}),
      ...(typeof event === "string" ? { event: storable(event, 100) } : {}),
      fields: Object.keys(fields)
        .filter((name) => fields[name] !== undefined)
        .slice(0, 20)
        .map((name) => storable(name, 40)),
    },
  };
}

/** `null` for what cannot be written out. */
function contentId(raw: unknown, secret: string): string | null {
  try {
    return contentMark + signParts(secret, [JSON.stringify(raw)]);
  } catch {
    return null;
  }
}

/** Without what the database does not take. */
function storable(text: string, lengthMax: number): string {
  return text.slice(0, lengthMax).replaceAll(/[\0\uD800-\uDFFF]/gu, "");
}
