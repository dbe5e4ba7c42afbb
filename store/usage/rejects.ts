import { sql } from "kysely";
import { rejectSentences } from "../../domain/usage/reject.ts";
import type { RejectReason } from "../../domain/usage/reject.ts";
import { numberArray, textArray } from "../../lib/array-literal.ts";
import type { Db, Tx } from "../database.ts";

export interface Reject {
  readonly reason: RejectReason;
  readonly receivedAt: number;
  readonly messageId: string | null;
  readonly excerpt: Readonly<Record<string, unknown>>;
}

/** Begins what stands for the id of a message that had none: it tells equal contents from others and is shown to nobody. */
export const contentMark = "content:";

/** How many rejects of a source are kept; counters go on. */
export const rejectsKeptMax = 10_000;

/** Puts rejects on the source's list and returns how many are new: a repeated message with an id is told once. */
export async function insertRejects(tx: Tx, source: number, rejects: readonly Reject[]): Promise<number> {
  if (rejects.length === 0) return 0;
  const inserted = await sql`
    insert into usage_reject (source, received_at, reason, sentence, excerpt, message_id)
    select ${source}, timestamptz 'epoch' + received_at * interval '1 ms', reason, sentence, excerpt, message_id
    from unnest(${numberArray(rejects.map((one) => one.receivedAt))}::float8[],
      ${textArray(rejects.map((one) => one.reason))}::text[],
      ${textArray(rejects.map((one) => rejectSentences[one.reason]))}::text[],
      ${textArray(rejects.map((one) => JSON.stringify(one.excerpt)))}::jsonb[],
      ${textArray(rejects.map((one) => one.messageId))}::text[])
      as w (received_at, reason, sentence, excerpt, message_id)
    on conflict do nothing`.execute(tx);
  await sql`delete from usage_reject where source = ${source} and id <= (
    select id from usage_reject where source = ${source} order by id desc offset ${rejectsKeptMax} limit 1)`.execute(
    tx,
  );
  return Number(inserted.numAffectedRows ?? 0);
}

export interface ListedReject {
  readonly id: string;
  readonly receivedAt: number;
  readonly reason: string;
  readonly sentence: string;
  readonly excerpt: Readonly<Record<string, unknown>>;
  readonly messageId: string | null;
}

/** Newest first. `before` is the id that the last page ended with. */
export async function listRejects(
  db: Db,
  source: string,
  page: { readonly limit: number; readonly before: string | null; readonly reason?: string | undefined },
): Promise<readonly ListedReject[]> {
  let query = db
    .selectFrom("usage_reject")
    .innerJoin("usage_source", "usage_source.number", "usage_reject.source")
    .selectAll("usage_reject")
    .where("usage_source.id", "=", source)
    .orderBy("usage_reject.id", "desc")
    .limit(page.limit);
  if (page.reason !== undefined) query = query.where("usage_reject.reason", "=", page.reason);
  if (page.before !== null) query = query.where("usage_reject.id", "<", page.before);
  const rows = await query.execute();
  return rows.map((row) => ({
    id: row.id,
    receivedAt: row.received_at.getTime(),
    reason: row.reason,
    sentence: row.sentence,
    excerpt: row.excerpt,
    messageId: row.message_id?.startsWith(contentMark) === true ? null : row.message_id,
  }));
}
