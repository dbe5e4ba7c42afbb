import { sql } from "kysely";
import type { Db } from "../database.ts";

/** A message that a mail server took. */
export interface MailedMessage {
  readonly messageId: string;
  readonly change: string | null;
  readonly effect: string;
  readonly person: string;
  readonly isReturned: boolean;
}

/** By its Message-ID without the angle brackets, in any case: some servers write it in their own. */
export async function findMailed(db: Db, id: string): Promise<MailedMessage | null> {
  const row = await db
    .selectFrom("message")
    .select(["message_id as messageId", "change", "effect", "person", "returned_at"])
    .where("message_id", "=", `<${id.toLowerCase()}>`)
    .where("via", "=", "smtp")
    .executeTakeFirst();
  if (row === undefined) return null;
  const { returned_at, ...message } = row;
  return { ...message, isReturned: returned_at !== null };
}

/** Notes that a message came back for good. */
export async function noteReturned(db: Db, messageId: string, reason: string, at: number): Promise<void> {
  await db
    .updateTable("message")
    .set({ returned_at: new Date(at), failed: reason })
    .where("message_id", "=", messageId)
    .where("returned_at", "is", null)
    .execute();
}

/** Notes that a mail server still tries. */
export async function noteDelayed(db: Db, messageId: string, at: number): Promise<void> {
  await db
    .updateTable("message")
    .set({ delayed_at: new Date(at) })
    .where("message_id", "=", messageId)
    .execute();
}

export async function countReturned(db: Db, result: string, at: number): Promise<void> {
  await sql`insert into returned_mail (result, reports, last_at) values (${result}, 1, ${new Date(at)})
    on conflict (result) do update set reports = returned_mail.reports + 1, last_at = excluded.last_at`.execute(db);
}

export interface ReturnedCount {
  readonly result: string;
  readonly reports: number;
  readonly lastAt: number;
}

export async function listReturnedCounts(db: Db): Promise<readonly ReturnedCount[]> {
  const rows = await db.selectFrom("returned_mail").selectAll().orderBy("result").execute();
  return rows.map(({ result, reports, last_at }) => ({ result, reports: Number(reports), lastAt: last_at.getTime() }));
}

/** A message that reached nobody. */
export interface Undelivered {
  readonly person: string;
  /** Of the request that it was about, if it was about one. */
  readonly request: string | null;
  readonly reason: string;
  readonly at: number;
}

/** What reached nobody and was not followed by a message that did, oldest first; the newest of a person and request. */
export async function findUndelivered(db: Db, change: string): Promise<readonly Undelivered[]> {
  const { rows } = await sql<Omit<Undelivered, "at"> & { at: Date }>`
    select lost.person, lost.request, lost.reason, lost.at from (
      select distinct on (person, task->>'request') person, task->>'request' as request, failed as reason,
        coalesce(returned_at, due_at) as at, due_at
      from message
      where change = ${change} and failed is not null and failed <> 'nothing to send'
      order by person, task->>'request', due_at desc) lost
    where not exists (select 1 from message later where later.change = ${change} and later.person = lost.person
      and later.sent_at is not null and later.failed is null and later.due_at > lost.at)
    order by lost.at, lost.person`.execute(db);
  return rows.map(({ person, request, reason, at }) => ({ person, request, reason, at: at.getTime() }));
}
