import type { Db } from "../../store/database.ts";
import { identityIds } from "../../store/usage/identities.ts";
import { pseudonym, pseudonymKey } from "./pseudonym.ts";

/** About 10 MB. Who is active today fits for most; beyond, names are simply looked up again. */
const keptMax = 50_000;

/** A name of somebody who was erased stands for nobody from then on, in every process; so long it may still be known. */
const keptForMs = 10 * 60_000;

/** Ids of identities by the names senders use. An id hardly ever changes, so a name that was looked up is kept for a while. */
export class IdentityNames {
  readonly #key: string;
  #kept = new Map<string, string>();
  #begunAt = performance.now();

  constructor(secret: string) {
    this.#key = pseudonymKey(secret);
  }

  /** Ids for all the names; new ones become identities of nobody. */
  async find(db: Db, names: ReadonlySet<string>): Promise<ReadonlyMap<string, string>> {
    if (performance.now() - this.#begunAt > keptForMs) this.#startAnew();
    let missing = [...names].filter((name) => !this.#kept.has(name));
    if (missing.length === 0) return this.#kept;
    if (this.#kept.size + missing.length > keptMax) {
      this.#startAnew();
      missing = [...names];
    }
    const kept = this.#kept;
    const userKeys = missing.map((name) => pseudonym(this.#key, name));
    const ids = await identityIds(db, userKeys);
    for (const [index, name] of missing.entries()) kept.set(name, ids[index] ?? "");
    return kept;
  }

  /** A new map, so that whoever still reads the old one loses nothing. */
  #startAnew(): void {
    this.#kept = new Map();
    this.#begunAt = performance.now();
  }
}
