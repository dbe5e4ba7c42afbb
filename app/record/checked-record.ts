import { Problem } from "../../domain/errors.ts";
import { listEvents } from "../../store/change/events.ts";
import { findChange } from "../../store/change/read.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { toldEvents } from "./events.ts";
import { exported } from "./export.ts";
import { verifyRecord } from "./verify.ts";
import type { Verification } from "./verify.ts";

/** An event with names and texts as they are still readable. */
export type ToldEvent = Awaited<ReturnType<typeof toldEvents>>[number];

/** A change's record as a page shows it. */
export interface CheckedRecord {
  /** Oldest first; only the newest ones of a long record. */
  readonly events: readonly ToldEvent[];
  readonly total: number;
  /** `null`: too long to be checked for every look at the page. */
  readonly verification: Verification | null;
}

/** Longer records are checked by `takehold audit verify`, not on every page. */
const checkedMax = 1_000;

/** Reads the record once, to tell of it and to check it. @throws Problem `not_found` */
export async function checkedRecord(app: Pick<App, "db">, caller: Caller, key: string): Promise<CheckedRecord> {
  requireScope(caller, "changes:read");
  const change = await findChange(app.db, key);
  if (change === null) throw new Problem("not_found", `There is no change ${key}.`);
  const head = { seq: change.state.seq, hash: change.headHash };
  // Events recorded after the head was read are left for the next look.
  const first = Math.max(0, head.seq - checkedMax);
  const rows = (await listEvents(app.db, key, first, checkedMax + 1)).filter(({ seq }) => seq <= head.seq);
  return {
    events: await toldEvents(app, rows),
    total: head.seq,
    verification: first > 0 ? null : verifyRecord(exported(key, head, rows)),
  };
}
