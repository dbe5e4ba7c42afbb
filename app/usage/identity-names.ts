import type { Db } from "../../store/database.ts";
import { identityIds } from "../../store/usage/identities.ts";
import { pseudonym, pseudonymKey } from "./pseudonym.ts";

/** About 10 MB. Who is active today fits for most; beyond, names are simply looked up again. */
const keptMax = 50_000;

/** Ids of identities by the names senders use. An id never changes, so a name that was looked up once is kept. */
export class IdentityNames {
  readonly #key: string;
  #kept = new Map<string, string>();

  constructor(secret: string) {
    this.#key = pseudonymKey(secret);
  }

  /** Ids for all the names; new ones become identities of nobody. */
  async find(db: Db, names: ReadonlySet<string>): Promise<ReadonlyMap<string, string>> {
    let missing = [...names].filter((name) => !this.#kept.has(name));
    if (missing.length === 0) return this.#kept;
    if (this.#kept.size + missing.length > keptMax) {
      // A new map, so that whoever still reads the old one loses nothing.
      this.#kept = new Map();
      missing = [...names];
    }
    const kept = this.#kept;
    const userKeys = missing.map((name) => pseudonym(this.#key, name));
    const ids = await identityIds(db, userKeys);
    for (const [index, name] of missing.entries()) kept.set(name, ids[index] ?? "");
    return kept;
  }
}
