import { hashOf } from "../../lib/secret.ts";
import type { Db } from "../../store/database.ts";
import { sourceByKey } from "../../store/usage/sources.ts";

/** What intake needs to know of a source. */
export interface KeyedSource {
  readonly number: number;
  readonly historic: boolean;
}

const keptMs = 30_000;
const keptMax = 1_000;

/** Sources by write key. A key that was found is kept for half a minute; an unknown one is asked for every time. */
export class SourceKeys {
  readonly #db: Db;
  readonly #kept = new Map<string, { readonly source: KeyedSource; readonly until: number }>();

  constructor(db: Db) {
    this.#db = db;
  }

  /** `now` is epoch milliseconds. `null` when no source has this key. */
  async find(key: string, now: number): Promise<KeyedSource | null> {
    const kept = this.#kept.get(key);
    if (kept !== undefined && now < kept.until) return kept.source;
    const source = await sourceByKey(this.#db, hashOf(key));
    if (source === null) return null;
    if (this.#kept.size >= keptMax) this.#kept.clear();
    this.#kept.set(key, { source, until: now + keptMs });
    return source;
  }
}
