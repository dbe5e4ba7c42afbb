import type { Caller } from "../../../app/actor.ts";
import type { App } from "../../../app/context.ts";
import { changeEvents } from "../../../app/record/events.ts";
import { exportRecord } from "../../../app/record/export.ts";
import { verifyRecord } from "../../../app/record/verify.ts";
import type { Verification } from "../../../app/record/verify.ts";

export type RecordedEvent = Awaited<ReturnType<typeof changeEvents>>["items"][number];

/** A change's record as its page needs it. */
export interface ChangeRecord {
  /** Oldest first; only the newest ones of a long record. */
  readonly events: readonly RecordedEvent[];
  readonly total: number;
  /** `null`: too long to be checked for every look at the page. */
  readonly verification: Verification | null;
}

/** Longer records are checked by `takehold audit verify`, not on every page. */
const checkedMax = 1_000;

export async function changeRecord(app: App, caller: Caller, key: string, seq: number): Promise<ChangeRecord> {
  const after = Math.max(0, seq - checkedMax);
  const [{ items }, verification] = await Promise.all([
    changeEvents(app, caller, key, { after, limit: checkedMax }),
    seq > checkedMax ? null : exportRecord(app, caller, key).then(verifyRecord),
  ]);
  return { events: items, total: seq, verification };
}

/** The newest event of a type that fits. */
export function lastEvent(
  { events }: ChangeRecord,
  type: string,
  fits: (data: RecordedEvent["data"]) => boolean = () => true,
): RecordedEvent | undefined {
  return events.findLast((event) => event.type === type && fits(event.data));
}

/** A text of an event's data, empty when there is none. */
export function textIn(data: RecordedEvent["data"], name: string): string {
  const value = data[name];
  return typeof value === "string" ? value : "";
}

export function numberIn(data: RecordedEvent["data"], name: string): number | null {
  const value = data[name];
  return typeof value === "number" ? value : null;
}

/** A part of an event's data that has parts of its own; empty when there is none. */
export function partIn(data: RecordedEvent["data"], name: string): RecordedEvent["data"] {
  const value = data[name];
  return typeof value === "object" && value !== null ? { ...value } : {};
}
