import { Problem } from "../../domain/errors.ts";
import { formatInstant } from "../../lib/instant.ts";
import { listEvents } from "../../store/change/events.ts";
import type { EventRow } from "../../store/change/events.ts";
import { removedHead } from "../../store/change/heads.ts";
import { findChange } from "../../store/change/read.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import type { RecordExport } from "./verify.ts";

const rowsMax = 100_000;

/** A change's whole record, as it was hashed, with the head of the chain. It can be verified without this program's database. */
export async function exportRecord(app: Pick<App, "db" | "now">, caller: Caller, key: string): Promise<RecordExport> {
  requireScope(caller, "changes:read");
  const change = await findChange(app.db, key);
  const head = change === null ? await removedHead(app.db, key) : { seq: change.state.seq, hash: change.headHash };
  if (head === null) throw new Problem("not_found", `There is no change ${key}.`);
  // The head read first is the one exported: events recorded meanwhile are left for the next export.
  const rows = (await listEvents(app.db, key, 0, rowsMax)).filter((row) => row.seq <= head.seq);
  return { ...exported(key, head, rows), exportedAt: formatInstant(app.now()) };
}

/** Rows in the form in which they were hashed. */
export function exported(change: string, head: RecordExport["head"], rows: readonly EventRow[]): RecordExport {
  return { change, head, events: rows.map((row) => ({ ...row, at: new Date(row.at).toISOString() })) };
}
