import { strictEqual } from "node:assert/strict";
import type { Pool } from "pg";
import { numberArray, textArray } from "../../lib/array-literal.ts";
import type { Batch } from "./batches.ts";

/** A table defined as the one for raw events is, and the plainest ways to fill it. */
export class BareTable {
  readonly #pool: Pool;
  #rows = 0;

  private constructor(pool: Pool) {
    this.#pool = pool;
  }

  static async create(pool: Pool): Promise<BareTable> {
    await pool.query("create table bare_event (like usage_event including all)");
    return new BareTable(pool);
  }

  async insert(batch: Batch): Promise<void> {
    await this.#pool.query(
      `insert into bare_event (source, message_id, at, received_at, identity, event, properties)
       select 1, message_id, to_timestamp(at / 1000), now(), identity, event, properties
       from unnest($1::text[], $2::float8[], $3::bigint[], $4::text[], $5::jsonb[])
         as w (message_id, at, identity, event, properties)
       on conflict do nothing`,
      [
        textArray(batch.map((one) => one.messageId)),
        numberArray(batch.map((one) => one.at)),
        numberArray(batch.map((one) => one.user + 1)),
        textArray(batch.map((one) => one.event)),
        textArray(batch.map((one) => JSON.stringify(one.properties))),
      ],
    );
  }

  async insertOneByOne(batch: Batch): Promise<void> {
    for (const one of batch) {
      await this.#pool.query(
        `insert into bare_event (source, message_id, at, received_at, identity, event, properties)
         values (1, $1, $2, now(), $3, $4, $5) on conflict do nothing`,
        [one.messageId, new Date(one.at), one.user + 1, one.event, JSON.stringify(one.properties)],
      );
    }
  }

  /** @throws when so many rows have not come since the last look */
  async hasExactly(more: number): Promise<void> {
    const { rows } = await this.#pool.query<{ n: number }>("select count(*)::int as n from bare_event");
    strictEqual(rows[0]?.n, this.#rows + more);
    this.#rows += more;
  }
}
