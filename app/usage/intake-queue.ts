import { Problem } from "../../domain/errors.ts";
import type { Db } from "../../store/database.ts";
import type { IdentityNames } from "./identity-names.ts";
import { storeDelivery } from "./store-delivery.ts";
import type { Fate, Received } from "./store-delivery.ts";

interface Waiting {
  readonly received: readonly Received[];
  readonly resolve: (fates: readonly Fate[]) => void;
  readonly reject: (error: unknown) => void;
}

/** Deliveries of one source that wait, how many messages that is, and how many batches are being stored. */
interface Lane {
  readonly waiting: Waiting[];
  messages: number;
  running: number;
}

/**
 * Three, so that the database has work while this process reads and answers; a fourth gains nothing, because batches meet at the
 * same rows of the rollup, and in the end at the one row that holds the source's counters.
 */
const batchesAtOnce = 3;

/** Deliveries wait for each other no longer than one such batch takes; larger ones save nothing more. */
const batchMessages = 4_000;
const waitingMessagesMax = 50_000;

/**
 * Joins deliveries of one source that come while batches are being stored into the next batch, so that many small requests
 * cost as little as one large one. A delivery resolves when its own messages are durable. Of the same message in two deliveries
 * that come at once either may be the one that counts.
 */
export class IntakeQueue {
  readonly #db: Db;
  readonly #names: IdentityNames;
  readonly #lanes = new Map<number, Lane>();

  constructor(db: Db, names: IdentityNames) {
    this.#db = db;
    this.#names = names;
  }

  /** @throws Problem `unavailable` when more waits than memory is meant for, and whatever storing fails with */
  submit(source: number, received: readonly Received[]): Promise<readonly Fate[]> {
    const lane = this.#lanes.get(source) ?? { waiting: [], messages: 0, running: 0 };
    this.#lanes.set(source, lane);
    if (lane.messages + received.length > waitingMessagesMax && lane.messages > 0) {
      return Promise.reject(new Problem("unavailable", "Too much is waiting to be stored.", { retryAfterSeconds: 5 }));
    }
    return new Promise((resolve, reject) => {
      lane.waiting.push({ received, resolve, reject });
      lane.messages += received.length;
      if (lane.running < batchesAtOnce) void this.#run(source, lane);
    });
  }

  async #run(source: number, lane: Lane): Promise<void> {
    lane.running += 1;
    while (lane.waiting.length > 0) {
      const taken = takeBatch(lane);
      const all = taken.flatMap(({ received }) => received);
      try {
        const fates = await storeDelivery(this.#db, this.#names, source, all);
        let from = 0;
        for (const { received, resolve } of taken) {
          resolve(fates.slice(from, from + received.length));
          from += received.length;
        }
      } catch (error) {
        for (const { reject } of taken) reject(error);
      }
    }
    lane.running -= 1;
    if (lane.running === 0) this.#lanes.delete(source);
  }
}

function takeBatch(lane: Lane): Waiting[] {
  const taken: Waiting[] = [];
  let messages = 0;
  for (let next = lane.waiting[0]; next !== undefined; next = lane.waiting[0]) {
    if (messages > 0 && messages + next.received.length > batchMessages) break;
    taken.push(next);
    messages += next.received.length;
    lane.waiting.shift();
  }
  lane.messages -= messages;
  return taken;
}
