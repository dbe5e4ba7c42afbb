import { sql } from "kysely";
import type { Db, Tx } from "../database.ts";

/** What is told of one event at one address. Instants are epoch milliseconds. */
export interface DeliveryRow {
  readonly id: string;
  readonly webhook: string;
  readonly change: string;
  readonly seq: number;
  readonly type: string;
  readonly createdAt: number;
  readonly attempts: number;
  /** `null`: it is over. */
  readonly nextAt: number | null;
  readonly deliveredAt: number | null;
  readonly deadAt: number | null;
  readonly status: number | null;
  readonly error: string | null;
}

/** A claim of a sender that died is open to others after this long, longer than an address is waited for. */
const claimSeconds = 60;

interface Stored {
  readonly created_at: Date;
  readonly next_at: Date | null;
  readonly delivered_at: Date | null;
  readonly dead_at: Date | null;
}

function toRow<T extends Stored>({ created_at, next_at, delivered_at, dead_at, ...row }: T) {
  return {
    ...row,
    createdAt: created_at.getTime(),
    nextAt: next_at?.getTime() ?? null,
    deliveredAt: delivered_at?.getTime() ?? null,
    deadAt: dead_at?.getTime() ?? null,
  };
}

/** Notes events to be told, in the transaction that records them. */
export async function writeDeliveries(tx: Tx, change: string, after: number): Promise<void> {
  await sql`insert into webhook_delivery (webhook, change, seq, type)
    select w.id, e.change, e.seq, e.type from change_event e
    join webhook w on w.disabled is null and (w.events = '{}' or e.type = any(w.events))
    where e.change = ${change} and e.seq > ${after} on conflict do nothing`.execute(tx);
}

export async function hasDue(db: Db): Promise<boolean> {
  const { rows } = await sql<{ due: boolean }>`select exists (select 1 from webhook_delivery
    where next_at <= now()) as due`.execute(db);
  return rows[0]?.due ?? false;
}

export interface ClaimedDelivery extends Pick<DeliveryRow, "id" | "webhook" | "change" | "seq" | "type" | "attempts"> {
  readonly at: Date;
  readonly actor: object;
  readonly data: object;
}

/** Takes some that are due, the oldest first, with the events they tell of. */
export async function claimDue(db: Db, now: number, limit: number): Promise<readonly ClaimedDelivery[]> {
  const { rows } = await sql<ClaimedDelivery>`
    with due as (select id from webhook_delivery
      where next_at <= greatest(${new Date(now)}::timestamptz, now()) and (claimed_until is null or claimed_until < now())
      order by next_at limit ${limit} for update skip locked),
    taken as (update webhook_delivery d set claimed_until = now() + make_interval(secs => ${claimSeconds})
      from due where d.id = due.id returning d.*)
    select t.id, t.webhook, t.change, t.seq, t.type, t.attempts, e.at, e.actor, e.data
    from taken t join change_event e on e.change = t.change and e.seq = t.seq order by t.change, t.seq`.execute(db);
  return rows;
}

/** When the next one is due, as far as nobody is at it; `null`: none is open. */
export async function nextDue(db: Db): Promise<number | null> {
  const { rows } = await sql<{ at: Date | null }>`select min(greatest(next_at, coalesce(claimed_until, next_at))) as at
    from webhook_delivery where next_at is not null`.execute(db);
  return rows[0]?.at?.getTime() ?? null;
}

export type DeliveryEnd =
  | { readonly is: "delivered"; readonly at: number; readonly status: number }
  | { readonly is: "again"; readonly at: number; readonly status: number | null; readonly error: string }
  | { readonly is: "dead"; readonly at: number; readonly status: number | null; readonly error: string };

/** Notes how a try ended. */
export async function noteTry(db: Db, id: string, end: DeliveryEnd): Promise<void> {
  const at = new Date(end.at);
  await db
    .updateTable("webhook_delivery")
    .set((each) => ({
      attempts: each("attempts", "+", 1),
      claimed_until: null,
      status: end.status,
      error: end.is === "delivered" ? null : end.error,
      next_at: end.is === "again" ? at : null,
      delivered_at: end.is === "delivered" ? at : null,
      dead_at: end.is === "dead" ? at : null,
    }))
    .where("id", "=", id)
    .execute();
}

/** Gives up everything that is open for an address. */
export async function giveUpAll(db: Db, webhook: string, error: string, at: number): Promise<void> {
  await db
    .updateTable("webhook_delivery")
    .set({ next_at: null, claimed_until: null, dead_at: new Date(at), error })
    .where("webhook", "=", webhook)
    .where("next_at", "is not", null)
    .execute();
}

/** Takes what was over before an instant out of the log, some at a time. What it told of is on the record. */
export async function dropOver(
  db: Db,
  { before, limit }: { readonly before: number; readonly limit: number },
): Promise<void> {
  await sql`delete from webhook_delivery where id in (select id from webhook_delivery
    where next_at is null and coalesce(delivered_at, dead_at) < ${new Date(before)} limit ${limit})`.execute(db);
}

/** Tries it again from the beginning, whatever became of it. */
export async function reopenDelivery(db: Db, webhook: string, id: string): Promise<DeliveryRow | null> {
  const row = await db
    .updateTable("webhook_delivery")
    .set({ next_at: new Date(), attempts: 0, delivered_at: null, dead_at: null, claimed_until: null, error: null })
    .where("id", "=", id)
    .where("webhook", "=", webhook)
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : toRow(row);
}

/** The newest first. */
export async function listDeliveries(
  db: Db,
  webhook: string,
  { offset, limit }: { readonly offset: number; readonly limit: number },
): Promise<readonly DeliveryRow[]> {
  const rows = await db
    .selectFrom("webhook_delivery")
    .selectAll()
    .where("webhook", "=", webhook)
    .orderBy("created_at", "desc")
    .orderBy("id")
    .offset(offset)
    .limit(limit)
    .execute();
  return rows.map(toRow);
}
