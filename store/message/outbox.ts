import { sql } from "kysely";
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

/** What is known of a message from earlier tries. */
export interface KnownMessage {
  readonly sent: boolean;
  readonly failed: string | null;
  /** `open`: it was tried by chat and nobody knows how that ended. */
  readonly chat: "untried" | "open" | "sent" | "failed";
}

/** Notes that a message is to be sent, and says what is known of it from an earlier try. */
export async function beginMessage(db: Db, { messageId, dueAt, task, ...message }: NewMessage): Promise<KnownMessage> {
  const row = await db
    .insertInto("message")
    .values({ ...message, task: JSON.stringify(task), message_id: messageId, due_at: new Date(dueAt) })
    .onConflict((conflict) => conflict.columns(["change", "effect", "part"]).doUpdateSet({ due_at: new Date(dueAt) }))
    .returning(["sent_at", "failed", "chat_tried_at", "chat_sent_at", "chat_failed"])
    .executeTakeFirstOrThrow();
  const tried = row.chat_tried_at === null ? "untried" : "open";
  const chat = row.chat_sent_at !== null ? "sent" : row.chat_failed !== null ? "failed" : tried;
  return { sent: row.sent_at !== null, failed: row.failed, chat };
}

/** Takes a message for chat. `false`: somebody took it before, and it must not be sent there again. */
export async function claimChat(db: Db, messageId: string, at: number): Promise<boolean> {
  const claimed = await db
    .updateTable("message")
    .set({ chat_tried_at: new Date(at) })
    .where("message_id", "=", messageId)
    .where("chat_tried_at", "is", null)
    .executeTakeFirst();
  return claimed.numUpdatedRows > 0n;
}

/** How a try by chat ended; `untried`: nothing was taken there, so it may be sent there later. */
export async function finishChat(
  db: Db,
  messageId: string,
  end: { readonly sentAt: number } | { readonly failed: string } | "untried",
): Promise<void> {
  const columns =
    end === "untried"
      ? { chat_tried_at: null }
      : "failed" in end
        ? { chat_failed: end.failed }
        : { chat_sent_at: new Date(end.sentAt) };
  await db.updateTable("message").set(columns).where("message_id", "=", messageId).execute();
}

export type MessageEnd =
  | { readonly sentAt: number; readonly via: "smtp" | "inbox" | "slack" | "teams" }
  | { readonly failed: string };

export async function finishMessage(db: Db, messageId: string, end: MessageEnd): Promise<void> {
  const columns = "failed" in end ? { failed: end.failed } : { sent_at: new Date(end.sentAt), via: end.via };
  await db.updateTable("message").set(columns).where("message_id", "=", messageId).execute();
}

export interface StoredMessage extends NewMessage {
  readonly sentAt: number | null;
  readonly shownAt: number | null;
}

/**
 * Messages that are read on the inbox page, newest first. Those of a change that was played into years to come stand behind: they would
 * hide whatever is written from now on.
 */
export async function listInbox(db: Db, limit: number): Promise<readonly StoredMessage[]> {
  const rows = await db
    .selectFrom("message")
    .selectAll()
    .where("via", "=", "inbox")
    .orderBy(sql`sent_at > now() + interval '1 day'`)
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
