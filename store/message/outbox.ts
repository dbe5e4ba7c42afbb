import type { MessageTask } from "../../domain/message.ts";
import type { Db } from "../database.ts";

export interface NewMessage {
  /** `null`: it is about no change, but about the person. */
  readonly change: string | null;
  readonly effect: string;
  readonly part: string;
  readonly person: string;
  readonly task: MessageTask;
  readonly messageId: string;
  readonly dueAt: number;
}

/** Notes that a message is to be sent, and says what is known of it from an earlier try. */
export async function beginMessage(
  db: Db,
  { messageId, dueAt, task, ...message }: NewMessage,
): Promise<{ readonly sent: boolean; readonly failed: string | null }> {
  const row = await db
    .insertInto("message")
    .values({ ...message, task: JSON.stringify(task), message_id: messageId, due_at: new Date(dueAt) })
    .onConflict((conflict) => conflict.columns(["change", "effect", "part"]).doUpdateSet({ due_at: new Date(dueAt) }))
    .returning(["sent_at", "failed"])
    .executeTakeFirstOrThrow();
  return { sent: row.sent_at !== null, failed: row.failed };
}

export type MessageEnd = { readonly sentAt: number; readonly via: "smtp" | "inbox" } | { readonly failed: string };

export async function finishMessage(db: Db, messageId: string, end: MessageEnd): Promise<void> {
  const columns = "failed" in end ? { failed: end.failed } : { sent_at: new Date(end.sentAt), via: end.via };
  await db.updateTable("message").set(columns).where("message_id", "=", messageId).execute();
}

export interface StoredMessage extends NewMessage {
  readonly sentAt: number | null;
  readonly shownAt: number | null;
}

/** Messages that are read on the inbox page, newest first. */
export async function listInbox(db: Db, limit: number): Promise<readonly StoredMessage[]> {
  const rows = await db
    .selectFrom("message")
    .selectAll()
    .where("via", "=", "inbox")
    .orderBy("sent_at", "desc")
    .orderBy("message_id", "desc")
    .limit(limit)
    .execute();
  return rows.map(toMessage);
}

export async function findMessage(db: Db, messageId: string): Promise<StoredMessage | null> {
  const row = await db.selectFrom("message").selectAll().where("message_id", "=", messageId).executeTakeFirst();
  return row === undefined ? null : toMessage(row);
}

/** Notes that a message with its link was read on the console. */
export async function noteShown(db: Db, messageId: string, at: number): Promise<void> {
  await db
    .updateTable("message")
    .set({ shown_at: new Date(at) })
    .where("message_id", "=", messageId)
    .where("shown_at", "is", null)
    .execute();
}

interface MessageRow {
  readonly change: string | null;
  readonly effect: string;
  readonly part: string;
  readonly person: string;
  readonly task: MessageTask;
  readonly message_id: string;
  readonly due_at: Date;
  readonly sent_at: Date | null;
  readonly shown_at: Date | null;
}

function toMessage({ message_id, due_at, sent_at, shown_at, ...row }: MessageRow): StoredMessage {
  return {
    ...row,
    messageId: message_id,
    dueAt: due_at.getTime(),
    sentAt: sent_at?.getTime() ?? null,
    shownAt: shown_at?.getTime() ?? null,
  };
}
