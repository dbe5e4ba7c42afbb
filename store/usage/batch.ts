import { sql } from "kysely";
import { lagsOf } from "../../domain/usage/lag.ts";
import type { Db, Tx } from "../database.ts";
import { addToDays } from "./days.ts";
import { insertEvents, namesCounted } from "./events.ts";
import type { EventRow } from "./events.ts";
import { learn } from "./links.ts";
import type { IdentityLink } from "./links.ts";
import { insertRejects } from "./rejects.ts";
import type { Reject } from "./rejects.ts";
import { receiptsCounted } from "./receipts.ts";
import { addMarks } from "./response-series.ts";
import { joinSeries } from "./series.ts";

/** What came from one source, in the order it came. */
export interface Batch {
  /** Number of the source. */
  readonly source: number;
  readonly events: readonly EventRow[];
  readonly links: readonly IdentityLink[];
  readonly rejects: readonly Reject[];
}

/**
 * Stores a batch with everything that follows from it, rollup and identities included, in one transaction. Returns for each
 * event whether it was new: of a repeated message id the first received stays. `also` is done in the same transaction.
 */
export async function storeBatch(db: Db, batch: Batch, also?: (tx: Tx) => Promise<void>): Promise<readonly boolean[]> {
  return db.transaction().execute(async (tx) => {
    const stored = await storeEvents(tx, batch);
    await learn(tx, batch.links, []);
    const rejected = await insertRejects(tx, batch.source, batch.rejects);
    await countStored(tx, batch, { stored, rejected });
    await also?.(tx);
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
    await addMarks(tx, source, counted);
  }
  return fresh;
}

/** Names seen and the source's own row, in one statement and last: everybody who writes to the source waits for that row. */
async function countStored(
  tx: Tx,
  { source, events, rejects }: Batch,
  result: { readonly stored: readonly boolean[]; readonly rejected: number },
): Promise<void> {
  const fresh = events.filter((_event, index) => result.stored[index] === true);
  const received = newestOf([...events, ...rejects].map((one) => one.receivedAt));
  const watermark = newestOf(fresh.map((event) => event.at));
  const lags = lagsOf(fresh.filter((event) => event.isHistory !== true).map((event) => event.receivedAt - event.at));
  const counted = {
    accepted: fresh.length,
    duplicates: events.length - fresh.length,
    rejected: result.rejected,
    lags,
  };
  await sql`
    with named as (${namesCounted(source, fresh)}),
      received as (${receiptsCounted(source, received?.getTime() ?? 0, counted)})
    update usage_source set
      accepted = accepted + ${counted.accepted},
      duplicates = duplicates + ${counted.duplicates},
      rejected = rejected + ${counted.rejected},
      watermark = greatest(watermark, ${watermark}::timestamptz),
      last_received_at = greatest(last_received_at, ${received}::timestamptz)
    where number = ${source}`.execute(tx);
}

function newestOf(instants: readonly number[]): Date | null {
  const newest = instants.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  return Number.isFinite(newest) ? new Date(newest) : null;
}
