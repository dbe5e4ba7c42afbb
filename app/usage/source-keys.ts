import { hashOf } from "../../lib/secret.ts";
import type { Db } from "../../store/database.ts";
import { useKey } from "../../store/usage/keys.ts";

/** What intake needs to know of a source. */
export interface KeyedSource {
  readonly number: number;
  readonly historic: boolean;
}

/** For so long a key may go on after it was ended elsewhere. */
export const keyKeptMs = 30_000;
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
    this.#kept.delete(key);
    const found = await useKey(this.#db, hashOf(key), now);
    if (found === null) return null;
    const { endsAt, ...source } = found;
    if (this.#kept.size >= keptMax) this.#kept.clear();
    this.#kept.set(key, { source, until: Math.min(now + keyKeptMs, endsAt ?? Number.POSITIVE_INFINITY) });
    return source;
  }
}
