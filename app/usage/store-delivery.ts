import type { RejectReason } from "../../domain/usage/reject.ts";
import type { Db, Tx } from "../../store/database.ts";
import { isDataFault, isDeadlock } from "../../store/fault.ts";
import { storeBatch } from "../../store/usage/batch.ts";
import type { Batch } from "../../store/usage/batch.ts";
import type { IdentityNames } from "./identity-names.ts";
import type { RejectedMessage, UsageMessage } from "./message.ts";

/** A message as it was read, and when it came. */
export interface Received {
  readonly receivedAt: number;
  readonly message: UsageMessage | RejectedMessage;
  /** It was told later on purpose, so it is not late. */
  readonly isHistory?: boolean;
}

/** What is done in the transaction that stores the last message, so that either both are there or neither. */
export type Also = (tx: Tx) => Promise<void>;

/** What became of a message. */
export type Fate = "accepted" | "duplicate" | RejectReason;

const attemptsMax = 3;

/**
 * Stores messages of one source, in order, and says what became of each. It resolves when they are durable. A message that
 * the database cannot keep takes no other down with it: the rest is stored without it.
 */
export async function storeDelivery(
  db: Db,
  names: IdentityNames,
  source: number,
  received: readonly Received[],
  also?: Also,
): Promise<readonly Fate[]> {
  if (received.length === 0 && also === undefined) return [];
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await storeOnce(db, names, source, received, also);
    } catch (error) {
      if (isDataFault(error) && received.length > 0) return storeHalves(db, names, source, received, also);
      if (!isDeadlock(error) || attempt === attemptsMax) throw error;
    }
  }
}

async function storeHalves(
  db: Db,
  names: IdentityNames,
  source: number,
  received: readonly Received[],
  also?: Also,
): Promise<readonly Fate[]> {
  const [only] = received;
  if (received.length === 1 && only !== undefined) {
    const { message } = only;
    if ("rejected" in message) {
      if (also !== undefined) await db.transaction().execute(also);
      return [message.rejected];
    }
    const { messageId, event } = message;
    const rejected: RejectedMessage = { rejected: "unstorable", messageId, excerpt: { event } };
    return storeOnce(db, names, source, [{ ...only, message: rejected }], also);
  }
  const middle = Math.ceil(received.length / 2);
  const first = await storeDelivery(db, names, source, received.slice(0, middle));
  return [...first, ...(await storeDelivery(db, names, source, received.slice(middle), also))];
}

async function storeOnce(
  db: Db,
  names: IdentityNames,
  source: number,
  received: readonly Received[],
  also?: Also,
): Promise<readonly Fate[]> {
  const batch = await batchOf(db, names, source, received);
  const stored = await storeBatch(db, batch, also);
  let next = 0;
  return received.map(({ message }) => {
    if ("rejected" in message) return message.rejected;
    const fresh = stored[next] === true;
    next += 1;
    return fresh ? "accepted" : "duplicate";
  });
}

async function batchOf(db: Db, names: IdentityNames, source: number, received: readonly Received[]): Promise<Batch> {
  const ids = await names.find(db, new Set(namesIn(received)));
  const idOf = (name: string): string => {
    const id = ids.get(name);
    if (id === undefined) throw new Error("a name was not looked up");
    return id;
  };
  const events: Batch["events"][number][] = [];
  const links: Batch["links"][number][] = [];
  const rejects: Batch["rejects"][number][] = [];
  for (const { receivedAt, message, isHistory = false } of received) {
    if ("rejected" in message) {
      const { rejected, messageId, excerpt } = message;
      rejects.push({ reason: rejected, receivedAt, messageId, excerpt });
      continue;
    }
    const { messageId, at, event, properties, json, claims } = message;
    const identity = idOf(message.userId);
    events.push({ messageId, at, receivedAt, identity, event, properties, json, isHistory });
    for (const { kind, one, other } of claims) links.push({ kind, one: idOf(one), other: idOf(other) });
  }
  return { source, events, links: links.filter(({ one, other }) => one !== other), rejects };
}

function* namesIn(received: readonly Received[]): Generator<string> {
  for (const { message } of received) {
    if ("rejected" in message) continue;
    yield message.userId;
    for (const { one, other } of message.claims) {
      yield one;
      yield other;
    }
  }
}
