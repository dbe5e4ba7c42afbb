import { sql } from "kysely";
import type { ChangeEvent, Fact } from "../../domain/change/event.ts";
import { evolve } from "../../domain/change/decider.ts";
import { unborn } from "../../domain/change/state.ts";
import type { ChangeState } from "../../domain/change/state.ts";
import { chainedHash, chainStart } from "../../lib/hash-chain.ts";
import type { Db, Tx } from "../database.ts";
import { writeDeliveries } from "../webhook/deliveries.ts";
import { projectChange } from "./project.ts";
import type { LinkHash } from "./project.ts";

/** An event that is known under the same number with another content. It means two histories, and is never passed over. */
export class RecordConflict extends Error {
  override readonly name = "RecordConflict";
}

/** An event as it is hashed and exported. Instants are ISO 8601 in UTC. */
export interface RecordedEvent {
  readonly change: string;
  readonly seq: number;
  readonly at: string;
  readonly actor: ChangeEvent["actor"];
  readonly type: Fact["type"];
  readonly data: Record<string, unknown>;
}

export function rowOf(change: string, { seq, at, actor, fact }: ChangeEvent): RecordedEvent {
  const { type, ...data } = fact;
  return { change, seq, at: new Date(at).toISOString(), actor, type, data };
}

/**
 * Records events, their hash chain and the read model in one transaction. Known events are skipped, so a batch may come again.
 * Answers the sequence number up to which everything is recorded.
 * @throws RecordConflict when a known number carries another content, or a number is left out.
 */
export async function recordEvents(
  db: Db,
  change: string,
  events: readonly ChangeEvent[],
  linkHash: LinkHash,
): Promise<number> {
  const last = events.at(-1);
  if (last === undefined) return 0;
  return db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${change}, 0))`.execute(tx);
    const known = await tx
      .selectFrom("change")
      .select(["seq", "head_hash", "state"])
      .where("key", "=", change)
      .executeTakeFirst();
    const head = known?.seq ?? 0;
    await checkKnown(
      tx,
      change,
      events.filter((event) => event.seq <= head),
    );
    const fresh = events.filter((event) => event.seq > head);
    if (fresh.length === 0) return head;
    const before: ChangeState = known?.state ?? unborn(change);
    const headHash = await append(tx, change, fresh, head, known?.head_hash ?? chainStart);
    const state = fresh.reduce(evolve, before);
    await writeDeliveries(tx, change, head);
    await projectChange(tx, { before, state, events: fresh, headHash, linkHash });
    await sql`select pg_notify('change', ${change})`.execute(tx);
    return last.seq;
  });
}

async function checkKnown(tx: Tx, change: string, events: readonly ChangeEvent[]): Promise<void> {
  if (events.length === 0) return;
  const rows = await tx
    .selectFrom("change_event")
    .select(["seq", "hash", "previous_hash"])
    .where("change", "=", change)
    .where(
      "seq",
      "in",
      events.map((event) => event.seq),
    )
    .execute();
  const stored = new Map(rows.map((row) => [row.seq, row]));
  for (const event of events) {
    const row = stored.get(event.seq);
    if (row === undefined || chainedHash(rowOf(change, event), row.previous_hash) !== row.hash)
      throw new RecordConflict(`${change} already has another event ${event.seq}`);
  }
}

async function append(
  tx: Tx,
  change: string,
  events: readonly ChangeEvent[],
  head: number,
  headHash: string,
): Promise<string> {
  let previous = headHash;
  const rows = events.map((event, index) => {
    if (event.seq !== head + index + 1) throw new RecordConflict(`${change} is missing event ${head + index + 1}`);
    const row = rowOf(change, event);
    const hash = chainedHash(row, previous);
    const stored = {
      ...row,
      at: new Date(event.at),
      actor: JSON.stringify(row.actor),
      data: JSON.stringify(row.data),
      previous_hash: previous,
      hash,
    };
    previous = hash;
    return stored;
  });
  await tx.insertInto("change_event").values(rows).execute();
  return previous;
}
