import { z } from "zod";
import { chainedHash, chainStart } from "../../lib/hash-chain.ts";

const Row = z.strictObject({
  change: z.string(),
  seq: z.int(),
  at: z.string(),
  actor: z.record(z.string(), z.unknown()),
  type: z.string(),
  data: z.record(z.string(), z.unknown()),
  previousHash: z.string(),
  hash: z.string(),
});

/** A record as it is exported: rows exactly as they were hashed, and the head of their chain. */
export const RecordExport = z.object({
  change: z.string(),
  head: z.object({ seq: z.int(), hash: z.string() }),
  events: z.array(Row),
  exportedAt: z.string().optional(),
});
export type RecordExport = z.infer<typeof RecordExport>;

export type Verification =
  | { readonly ok: true; readonly rows: number; readonly head: string }
  /** `seq`: the first row that is not as it was recorded, or that is missing. */
  | { readonly ok: false; readonly seq: number; readonly why: string };

/**
 * Checks a record without any service: every row's hash, the chain between rows, that none is missing, swapped or inserted, and
 * that the last row is the head that was exported.
 */
export function verifyRecord({ change, head, events }: RecordExport): Verification {
  let previous = chainStart;
  for (const [index, { hash, previousHash, ...row }] of events.entries()) {
    const expected = index + 1;
    const bad = (why: string): Verification => ({ ok: false, seq: expected, why });
    if (row.seq !== expected)
      return bad(
        row.seq > expected
          ? `Row ${expected} is missing: the row after ${index} is ${row.seq}.`
          : `Row ${expected} should come here, but there is row ${row.seq}: it was inserted or moved.`,
      );
    if (row.change !== change) return bad(`Row ${expected} belongs to ${row.change}, not to ${change}.`);
    if (previousHash !== previous) return bad(`Row ${expected} does not follow the row before it.`);
    if (chainedHash(row, previousHash) !== hash)
      return bad(`Row ${expected} was edited: its hash does not fit its content.`);
    previous = hash;
  }
  if (events.length < head.seq) {
    const missing = events.length + 1;
    return {
      ok: false,
      seq: missing,
      why: `Row ${missing} is missing: the record ends before its head, row ${head.seq}.`,
    };
  }
  if (events.length > head.seq) {
    const extra = head.seq + 1;
    return { ok: false, seq: extra, why: `Row ${extra} was added after the head, row ${head.seq}.` };
  }
  if (previous !== head.hash)
    return { ok: false, seq: head.seq, why: `Row ${head.seq} is not the head that was exported.` };
  return { ok: true, rows: events.length, head: head.hash };
}
