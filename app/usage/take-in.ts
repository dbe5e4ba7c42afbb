import { isProperties } from "../../domain/usage/behaviour.ts";
import { rejectSentences } from "../../domain/usage/reject.ts";
import type { RejectReason } from "../../domain/usage/reject.ts";
import { contentMark } from "../../store/usage/rejects.ts";
import type { App } from "../context.ts";
import { cloudEvents, Refused } from "./forms/cloudevents.ts";
import type { Form, Sent } from "./forms/form.ts";
import { logRecords } from "./forms/otlp.ts";
import { postHogEvents, postHogKeys } from "./forms/posthog.ts";
import { segmentList, segmentMessage, sentAtOf } from "./forms/segment.ts";
import { IdentityNames } from "./identity-names.ts";
import { IntakeQueue } from "./intake-queue.ts";
import { MESSAGE_BYTES_MAX, messageTypes, readMessage, rejectMessage } from "./message.ts";
import type { MessageType, RejectedMessage } from "./message.ts";
import { SourceKeys } from "./source-keys.ts";
import type { KeyedSource } from "./source-keys.ts";
import type { Received } from "./store-delivery.ts";
import { UnknownKeys } from "./unknown-keys.ts";

/** A delivery as the transport understood it. */
export interface Delivery {
  /** The key given apart from the body. */
  readonly key: string | null;
  readonly body: DeliveryBody;
  readonly form: Form;
  /** What the address says of the sender's clock, epoch milliseconds. */
  readonly sentAt?: number | null;
}

/** Parsed JSON and its length, or why there is none and what it can be known again by. */
export type DeliveryBody =
  | { readonly json: unknown; readonly bytes: number }
  | { readonly rejected: RejectReason; readonly digest: string | null };

export interface Refusal {
  /** Place in the batch. */
  readonly index: number;
  readonly reason: RejectReason;
  readonly sentence: string;
}

export type Receipt =
  | { readonly source: "unknown" }
  | {
      readonly source: "known";
      readonly accepted: number;
      readonly duplicates: number;
      readonly rejected: readonly Refusal[];
    };

/** Takes usage in. Its answer means that everything is durable; it throws when the sender must come again. */
export type TakeIn = (delivery: Delivery) => Promise<Receipt>;

/** No caller and no scope: the source's write key is all there is, and all it may do. */
export function createIntake(app: Pick<App, "db" | "secret" | "now">): TakeIn {
  const sources = new SourceKeys(app.db);
  const queue = new IntakeQueue(app.db, new IdentityNames(app.secret));
  const unknown = new UnknownKeys(app.db);
  return async ({ key, body, form, sentAt = null }) => {
    const receivedAt = app.now();
    const keys = [...new Set([key ?? "", ...keysIn(body, form)])].filter((one) => one !== "");
    const source = await findSource(sources, keys, receivedAt);
    if (source === null) {
      unknown.note(receivedAt, keys);
      return { source: "unknown" };
    }
    const historic = source.historic || form === "import";
    if ("rejected" in body) {
      const messageId = body.digest === null ? null : contentMark + body.digest;
      const message = { rejected: body.rejected, messageId, excerpt: {} };
      return receiptOf(await queue.submit(source.number, [{ receivedAt, message }]));
    }
    const request = { receivedAt, historic, ahead: source.historic, form, secret: app.secret, sentAt };
    return receiptOf(await queue.submit(source.number, readBody(body.json, { ...request, bytes: body.bytes })));
  };
}

async function findSource(sources: SourceKeys, keys: readonly string[], now: number): Promise<KeyedSource | null> {
  for (const key of keys) {
    const source = await sources.find(key, now);
    if (source !== null) return source;
  }
  return null;
}

function keysIn(body: DeliveryBody, form: Form): string[] {
  if ("rejected" in body) return [];
  const { json } = body;
  const keys = form === "posthog" ? postHogKeys(json) : isProperties(json) ? [json["writeKey"]] : [];
  return keys.filter((key) => typeof key === "string").filter((key) => key.length <= 200);
}

/** As many as Segment takes in a list; of history, as many as fit. */
const messagesMax = 2_500;
const historyMessagesMax = 50_000;

export interface ReadBody {
  readonly receivedAt: number;
  readonly historic: boolean;
  readonly ahead: boolean;
  readonly form: Form;
  readonly secret: string;
  /** Length of the body; left out where it is not known. */
  readonly bytes?: number;
  readonly sentAt?: number | null;
}

/** Reads every message of a body on its own, so that a bad one stands alone. */
export function readBody(json: unknown, request: ReadBody): Received[] {
  const { receivedAt, historic, ahead, form, secret } = request;
  const sent = sentIn(json, request);
  if (sent.messages === null) return [{ receivedAt, message: rejectMessage(json, "no_batch", secret) }];
  const clock = { receivedAt, sentAt: sent.sentAt, historic, ahead };
  const isList = form === "batch" || form === "import";
  const type = isSegmentType(form) ? form : null;
  const isSmall = request.bytes !== undefined && request.bytes <= MESSAGE_BYTES_MAX;
  const max = form === "import" ? historyMessagesMax : messagesMax;
  const received = sent.messages.slice(0, max).map((raw): Received => {
    if (raw instanceof Refused) return { receivedAt, message: rejectMessage(raw.fields, raw.reason, secret) };
    const own = isList && sent.sentAt === null ? sentAtOf(raw) : null;
    const read = { clock: own === null ? clock : { ...clock, sentAt: own }, type, secret, isSmall };
    return { receivedAt, message: readMessage(raw, read), isHistory: historic };
  });
  const leftOut = sent.messages.length - received.length;
  if (leftOut > 0) received.push({ receivedAt, message: tooMany(json, leftOut, secret) });
  return received;
}

function sentIn(json: unknown, { form, receivedAt, sentAt = null }: ReadBody): Sent {
  switch (form) {
    case "batch":
    case "import":
      return segmentList(json);
    case "posthog":
      return postHogEvents(json, receivedAt, sentAt);
    case "cloudevents":
      return cloudEvents(json);
    case "otlp":
      return logRecords(json);
    default:
      return segmentMessage(json);
  }
}

function isSegmentType(form: Form): form is MessageType {
  return messageTypes.some((known) => known === form);
}

/** One line for all that were left out. */
function tooMany(json: unknown, leftOut: number, secret: string): RejectedMessage {
  return { ...rejectMessage([leftOut, json], "too_many", secret), excerpt: { leftOut } };
}

export function receiptOf(
  fates: readonly (RejectReason | "accepted" | "duplicate")[],
): Extract<Receipt, { source: "known" }> {
  let accepted = 0;
  let duplicates = 0;
  const rejected: Refusal[] = [];
  for (const [index, fate] of fates.entries()) {
    if (fate === "accepted") accepted += 1;
    else if (fate === "duplicate") duplicates += 1;
    else rejected.push({ index, reason: fate, sentence: rejectSentences[fate] });
  }
  return { source: "known", accepted, duplicates, rejected };
}
