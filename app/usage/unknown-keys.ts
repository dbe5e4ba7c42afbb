import type { Db } from "../../store/database.ts";
import { countUnknownKeys } from "../../store/usage/unknown-keys.ts";

/**
 * Counts deliveries with unknown keys without a write for each: those that come during one write go with the next. What
 * cannot be counted is let go; nobody waits for it.
 */
export class UnknownKeys {
  readonly #db: Db;
  #requests = 0;
  #writing = false;

  constructor(db: Db) {
    this.#db = db;
  }

  note(now: number): void {
    this.#requests += 1;
    if (!this.#writing) void this.#write(now);
  }

  async #write(now: number): Promise<void> {
    this.#writing = true;
    while (this.#requests > 0) {
      const requests = this.#requests;
      this.#requests = 0;
      try {
        await countUnknownKeys(this.#db, requests, now);
      } catch {
        // A count is not worth a failing delivery.
      }
    }
    this.#writing = false;
  }
}
