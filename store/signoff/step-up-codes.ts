import { sql } from "kysely";
import type { StepUpTask } from "../../domain/message.ts";
import type { Db } from "../database.ts";

/** Codes mailed to whoever decides by link at a gate that wants more. Instants are epoch milliseconds. */

/** Whose code it is, and for what. A link of another generation has other codes. */
export interface CodeSubject {
  readonly change: string;
  readonly request: string;
  readonly person: string;
  readonly generation: number;
}

/** How often a code can be tried. */
const attemptsMax = 5;

export interface StoredCode extends CodeSubject {
  readonly id: string;
  readonly expiresAt: number;
}

export async function findCode(db: Db, id: string): Promise<StoredCode | null> {
  const row = await db.selectFrom("step_up_code").selectAll().where("id", "=", id).executeTakeFirst();
  if (row === undefined) return null;
  const { change, request, person, generation, expires_at } = row;
  return { id, change, request, person, generation, expiresAt: expires_at.getTime() };
}

/** What is known of the codes of a request. Only the newest one that was sent can be used. */
export interface KnownCodes {
  readonly newest: string | null;
  readonly isOpen: boolean;
  readonly lastSentAt: number;
  readonly serial: number;
  /** Since the instant asked for: all, and those that a mail server took. */
  readonly tried: number;
  readonly sent: number;
}

export async function knownCodes(
  db: Db,
  { change, request, person, generation }: CodeSubject,
  { now, since }: { readonly now: number; readonly since: number },
): Promise<KnownCodes> {
  const rows = await db
    .selectFrom("step_up_code")
    .selectAll()
    .where("change", "=", change)
    .where("request", "=", request)
    .where("person", "=", person)
    .orderBy("serial", "desc")
    .execute();
  const sent = rows.filter((row) => row.expires_at > row.created_at);
  const newest = sent.find((row) => row.generation === generation);
  const recent = (row: { created_at: Date }) => row.created_at.getTime() > since;
  return {
    newest: newest?.id ?? null,
    isOpen: newest?.used_at === null && newest.attempts < attemptsMax && newest.expires_at.getTime() > now,
    lastSentAt: sent[0]?.created_at.getTime() ?? 0,
    serial: rows[0]?.serial ?? 0,
    tried: rows.filter(recent).length,
    sent: sent.filter(recent).length,
  };
}

export interface NewCode extends CodeSubject {
  readonly id: string;
  readonly serial: number;
  readonly at: number;
  readonly expiresAt: number;
  readonly messageId: string;
}

/** Keeps a code and that its message is to be sent, as one. `false`: another one was begun in the same instant. */
export async function saveCode(db: Db, code: NewCode): Promise<boolean> {
  const { id, change, request, person, generation, serial, at, expiresAt, messageId } = code;
  const task: StepUpTask = { do: "mail-step-up", code: id };
  const [from, until] = [new Date(at), new Date(expiresAt)];
  const { rows } = await sql<{ message_id: string }>`
    with code as (
      insert into step_up_code (id, change, request, person, generation, serial, created_at, expires_at, message_id)
      values (${id}, ${change}, ${request}, ${person}, ${generation}, ${serial}, ${from}, ${until}, ${messageId})
      on conflict (change, request, person, serial) do nothing
      returning message_id)
    insert into message (change, effect, part, person, task, message_id, due_at)
    select ${change}, 'step-up', ${id}, ${person}, ${JSON.stringify(task)}::jsonb, message_id, ${from} from code
    returning message_id`.execute(db);
  return rows.length > 0;
}

/** A code that no mail server took is none. */
export async function dropCode(db: Db, id: string): Promise<void> {
  await sql`update step_up_code set expires_at = created_at where id = ${id}`.execute(db);
}

/** Counts a try before it is looked at. `false`: the code is used, has ended, or was tried too often. */
export async function countTry(db: Db, id: string, now: number): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update step_up_code set attempts = attempts + 1
    where id = ${id} and used_at is null and attempts < ${attemptsMax} and expires_at > ${new Date(now)}
    returning id`.execute(db);
  return rows.length > 0;
}

/** Uses a code up. `false`: somebody else did in the same instant. */
export async function useCode(db: Db, id: string, now: number): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    update step_up_code set used_at = ${new Date(now)} where id = ${id} and used_at is null
    returning id`.execute(db);
  return rows.length > 0;
}

/** Gives a code back where what it was used for was refused for another reason. */
export async function giveBackCode(db: Db, id: string): Promise<void> {
  await sql`update step_up_code set used_at = null where id = ${id}`.execute(db);
}
