import { hashOf } from "../../lib/secret.ts";
import type { Db } from "../../store/database.ts";
import { countRefused } from "../../store/usage/keys.ts";
import { countUnknownKeys } from "../../store/usage/unknown-keys.ts";

/** Distinct keys that one write tells of; whoever tries more than that is no client of anybody's. */
const keysMax = 100;

/**
 * Counts deliveries with unknown keys without a write for each: those that come during one write go with the next. What
 * cannot be counted is let go; nobody waits for it.
 */
export class UnknownKeys {
  readonly #db: Db;
  #requests = 0;
  #byHash = new Map<string, number>();
  #writing = false;

  constructor(db: Db) {
    this.#db = db;
  }

  note(now: number, keys: readonly string[]): void {
    this.#requests += 1;
    for (const key of keys) {
      const hash = hashOf(key).toString("hex");
      const count = this.#byHash.get(hash);
      if (count !== undefined || this.#byHash.size < keysMax) this.#byHash.set(hash, (count ?? 0) + 1);
    }
    if (!this.#writing) void this.#write(now);
  }

  async #write(now: number): Promise<void> {
    this.#writing = true;
    while (this.#requests > 0) {
      const requests = this.#requests;
      const byHash = this.#byHash;
      this.#requests = 0;
      this.#byHash = new Map();
      try {
        await countUnknownKeys(this.#db, requests, now);
        await countRefused(this.#db, byHash, now);
      } catch {
        // A count is not worth a failing delivery.
      }
    }
    this.#writing = false;
  }
}
