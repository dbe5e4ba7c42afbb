import type { Actor } from "../../domain/change/command.ts";
import type { ChangeEvent, Fact } from "../../domain/change/event.ts";
import type { Db } from "../database.ts";

/** One row of the record. `at` is epoch milliseconds. */
export interface EventRow {
  readonly change: string;
  readonly seq: number;
  readonly at: number;
  readonly actor: Actor;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly previousHash: string;
  readonly hash: string;
}

/** Rows after a sequence number, in order. */
export async function listEvents(db: Db, change: string, after: number, limit: number): Promise<readonly EventRow[]> {
  const rows = await db
    .selectFrom("change_event")
    .select(["change", "seq", "at", "actor", "type", "data", "previous_hash", "hash"])
    .where("change", "=", change)
    .where("seq", ">", after)
    .orderBy("seq")
    .limit(limit)
    .execute();
  return rows.map(({ previous_hash, at, ...row }) => ({ ...row, at: at.getTime(), previousHash: previous_hash }));
}

/** A row of the record as the event it was made of. */
export function eventOf({
  seq,
  at,
  actor,
  type,
  data,
}: Omit<EventRow, "change" | "previousHash" | "hash">): ChangeEvent {
  // What was recorded was a fact, so it is read as one; the chain tells when it was touched since.
  const fact: Fact = JSON.parse(JSON.stringify({ ...data, type }));
  return { seq, at, actor, fact };
}

/** All events of some changes, in order, by change. */
export async function eventsOf(
  db: Db,
  changes: readonly string[],
): Promise<ReadonlyMap<string, readonly ChangeEvent[]>> {
  const rows = await db
    .selectFrom("change_event")
    .select(["change", "seq", "at", "actor", "type", "data"])
    .where("change", "in", [...changes])
    .orderBy("change")
    .orderBy("seq")
    .execute();
  const events = new Map<string, ChangeEvent[]>();
  for (const { change, at, ...row } of rows) {
    const list = events.get(change) ?? [];
    list.push(eventOf({ ...row, at: at.getTime() }));
    events.set(change, list);
  }
  return events;
}
