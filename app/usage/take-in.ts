import { isProperties } from "../../domain/usage/behaviour.ts";
import { rejectSentences } from "../../domain/usage/reject.ts";
import type { RejectReason } from "../../domain/usage/reject.ts";
import type { App } from "../context.ts";
import { readInstant } from "./event-time.ts";
import { IdentityNames } from "./identity-names.ts";
import { IntakeQueue } from "./intake-queue.ts";
import { readMessage } from "./message.ts";
import type { MessageType } from "./message.ts";
import { SourceKeys } from "./source-keys.ts";
import type { KeyedSource } from "./source-keys.ts";
import type { Received } from "./store-delivery.ts";
import { UnknownKeys } from "./unknown-keys.ts";

/** A delivery as the transport understood it. */
export interface Delivery {
  /** The key given apart from the body. */
  readonly key: string | null;
  /** Parsed JSON, or why there is none. */
  readonly body: { readonly json: unknown } | { readonly rejected: RejectReason };
  /** The type that the address names; `batch` for a list, `import` for a list of history. */
  readonly form: MessageType | "batch" | "import";
}

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
  return async ({ key, body, form }) => {
    const receivedAt = app.now();
    const source = await findSource(sources, [key, ...keysIn(body)], receivedAt);
    if (source === null) {
      unknown.note(receivedAt);
      return { source: "unknown" };
    }
    const historic = source.historic || form === "import";
    const messages =
      "rejected" in body
        ? [{ receivedAt, message: { ...nothing, rejected: body.rejected } }]
        : readBody(body.json, { receivedAt, historic, ahead: source.historic, form, secret: app.secret });
    return receiptOf(await queue.submit(source.number, messages));
  };
}

const nothing = { messageId: null, excerpt: {} } as const;

async function findSource(
  sources: SourceKeys,
  keys: readonly (string | null)[],
  now: number,
): Promise<KeyedSource | null> {
  for (const key of keys) {
    const source = key === null || key === "" ? null : await sources.find(key, now);
    if (source !== null) return source;
  }
  return null;
}

function keysIn(body: Delivery["body"]): string[] {
  if ("rejected" in body || !isProperties(body.json)) return [];
  const key = body.json["writeKey"];
  return typeof key === "string" && key.length <= 200 ? [key] : [];
}

/** Reads every message of a body on its own, so that a bad one stands alone. */
export function readBody(
  json: unknown,
  request: {
    readonly receivedAt: number;
    readonly historic: boolean;
    readonly ahead: boolean;
    readonly form: Delivery["form"];
    readonly secret: string;
  },
): Received[] {
  const { receivedAt, historic, ahead, form, secret } = request;
  const isList = form === "batch" || form === "import";
  const messages = isList ? listIn(json) : [json];
  if (messages === null) return [{ receivedAt, message: { ...nothing, rejected: "no_batch" } }];
  const sent = sentAtOf(json);
  const clock = { receivedAt, sentAt: sent, historic, ahead };
  const type = isList ? null : form;
  return messages.map((raw) => {
    const own = isList && sent === null ? sentAtOf(raw) : null;
    const read = { clock: own === null ? clock : { ...clock, sentAt: own }, type, secret };
    return { receivedAt, message: readMessage(raw, read) };
  });
}

function listIn(json: unknown): readonly unknown[] | null {
  if (Array.isArray(json)) return json;
  if (!isProperties(json)) return null;
  const batch = json["batch"];
  if (Array.isArray(batch)) return batch;
  return typeof json["type"] === "string" ? [json] : null;
}

function sentAtOf(json: unknown): number | null {
  return isProperties(json) ? readInstant(json["sentAt"]) : null;
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
