import { listChangeKeys } from "../../store/change/heads.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { exportRecord } from "./export.ts";
import { verifyRecord } from "./verify.ts";

export interface VerifiedRecords {
  readonly changes: number;
  readonly events: number;
  /** Changes that are not closed. */
  readonly open: readonly string[];
  /** The first record that is not as it was written, in a sentence. */
  readonly broken: string | null;
}

/** Checks the record of every change. */
export async function verifyAllRecords(app: Pick<App, "db" | "now">, caller: Caller): Promise<VerifiedRecords> {
  const all = await listChangeKeys(app.db);
  let events = 0;
  for (const { key } of all) {
    const verification = verifyRecord(await exportRecord(app, caller, key));
    if (!verification.ok) return { changes: all.length, events, open: [], broken: `${key}: ${verification.why}` };
    events += verification.rows;
  }
  const open = all.filter((change) => change.stage !== "closed").map((change) => change.key);
  return { changes: all.length, events, open, broken: null };
}
