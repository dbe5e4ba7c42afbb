import { z } from "zod";
import { verifyRecord } from "./verify.ts";
import type { RecordExport, Verification } from "./verify.ts";

/** A head of a record that somebody kept elsewhere. */
const Anchor = z.object({
  change: z.string(),
  seq: z.int().min(1),
  hash: z.string().regex(/^[0-9a-f]{64}$/),
});
type Anchor = z.infer<typeof Anchor>;

/** As messages name it at their foot; a mail program may have broken the line. */
const inMail = /(CHG-\d+): seq (\d+),\s+hash\s+([0-9a-f]{64})/g;

/** The anchors in a text: lines of JSON, and messages saved as they came. What is neither is passed over. */
export function anchorsIn(text: string): readonly Anchor[] {
  const lines = text.split("\n").flatMap((line) => {
    if (!line.startsWith("{")) return [];
    const parsed = Anchor.safeParse(jsonOf(line));
    return parsed.success ? [parsed.data] : [];
  });
  const mailed = [...text.matchAll(inMail)].map(([, change = "", seq = "", hash = ""]) => ({
    change,
    seq: Number(seq),
    hash,
  }));
  return [...lines, ...mailed];
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/**
 * Checks a record, and that every head which was anchored elsewhere is in it: a record can be consistent in itself and yet be cut
 * off or written anew. `anchors` are those of this change.
 */
export function verifyAnchored(record: RecordExport, anchors: readonly Anchor[]): Verification {
  const verification = verifyRecord(record);
  if (!verification.ok) return verification;
  for (const { seq, hash } of anchors.toSorted((a, b) => a.seq - b.seq)) {
    const row = record.events[seq - 1];
    if (row === undefined) {
      const missing = record.events.length + 1;
      const why = `Row ${missing} is missing: row ${seq} was anchored, so the record was cut off, or this export is older than the anchor.`;
      return { ok: false, seq: missing, why };
    }
    if (row.hash !== hash)
      return {
        ok: false,
        seq,
        why: `Row ${seq} is not the one that was anchored: the record was written anew, there or before.`,
      };
  }
  return verification;
}
