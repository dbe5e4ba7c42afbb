import { sql } from "kysely";
import type { Db, Tx } from "../database.ts";
import { addToDays } from "./days.ts";
import { countNames, insertEvents } from "./events.ts";
import type { EventRow } from "./events.ts";
import { learn } from "./links.ts";
import type { IdentityLink } from "./links.ts";
import { insertRejects } from "./rejects.ts";
import type { Reject } from "./rejects.ts";
import { joinSeries } from "./series.ts";

/** What came from one source, in the order it came. */
export interface Batch {
  /** Number of the source. */
  readonly source: number;
  readonly events: readonly EventRow[];
  readonly links: readonly IdentityLink[];
  readonly rejects: readonly Reject[];
}

/** How long a batch waits for a lock, such as a rollup that is being filled, before the sender is asked to come again. */
const lockTimeoutMs = 8_000;

/**
 * Stores a batch with everything that follows from it, rollup and identities included, in one transaction. Returns for each
 * event whether it was new: of a repeated message id the first received stays.
 */
export async function storeBatch(db: Db, batch: Batch): Promise<readonly boolean[]> {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('lock_timeout', ${`${lockTimeoutMs}ms`}, true)`.execute(tx);
    const stored = await storeEvents(tx, batch);
    await learn(tx, batch.links, []);
    const rejected = await insertRejects(tx, batch.source, batch.rejects);
    const fresh = stored.filter(Boolean).length;
    await updateSource(tx, batch, { fresh, rejected, stored });
    return stored;
  });
}

async function storeEvents(tx: Tx, { source, events }: Batch): Promise<readonly boolean[]> {
  if (events.length === 0) return [];
  const first = new Map<string, EventRow>();
  for (const event of events) if (!first.has(event.messageId)) first.set(event.messageId, event);
  const series = await joinSeries(tx, source);
  const inserted = await insertEvents(tx, source, [...first.values()]);
  const fresh = events.map((event) => inserted.has(event.messageId) && first.get(event.messageId) === event);
  const counted = events.filter((_event, index) => fresh[index] === true);
  if (counted.length > 0) {
    await addToDays(tx, series, counted);
    await countNames(tx, source, counted);
  }
  return fresh;
}

/** Last, because everybody who writes to the source waits for this row. */
async function updateSource(
  tx: Tx,
  batch: Batch,
  result: { readonly fresh: number; readonly rejected: number; readonly stored: readonly boolean[] },
): Promise<void> {
  let newest = Number.NEGATIVE_INFINITY;
  let received = Number.NEGATIVE_INFINITY;
  for (const [index, event] of batch.events.entries()) {
    received = Math.max(received, event.receivedAt);
    if (result.stored[index] === true) newest = Math.max(newest, event.at);
  }
  for (const reject of batch.rejects) received = Math.max(received, reject.receivedAt);
  await sql`
    update usage_source set
      accepted = accepted + ${result.fresh},
      duplicates = duplicates + ${batch.events.length - result.fresh},
      rejected = rejected + ${result.rejected},
      watermark = greatest(watermark, ${instantOf(newest)}::timestamptz),
      last_received_at = greatest(last_received_at, ${instantOf(received)}::timestamptz)
    where number = ${batch.source}`.execute(tx);
}

function instantOf(ms: number): Date | null {
  return Number.isFinite(ms) ? new Date(ms) : null;
}
