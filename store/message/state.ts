import { sql } from "kysely";
import type { Db } from "../database.ts";

/** How messages fared of late. Instants are epoch milliseconds. */
export interface MessageState {
  readonly lastMailedAt: number | null;
  /** Refused for good or returned since `since`, and not sent in another way. */
  readonly undelivered: number;
  /** People who are written to by chat, and those whose chat took nothing at its last try. */
  readonly chats: number;
  readonly chatsFailing: number;
}

export async function messageState(db: Db, since: number): Promise<MessageState> {
  const from = new Date(since);
  const { rows } = await sql<Omit<MessageState, "lastMailedAt"> & { lastMailedAt: Date | null }>`
    select
      (select max(sent_at) from message where via = 'smtp') as "lastMailedAt",
      (select count(*)::int from message
        where due_at >= ${from} and (returned_at is not null or (failed is not null and sent_at is null))) as undelivered,
      (select count(*)::int from chat) as chats,
      (select count(*)::int from chat where failed is not null) as "chatsFailing"`.execute(db);
  const row = rows[0];
  if (row === undefined) throw new Error("no state of messages");
  return { ...row, lastMailedAt: row.lastMailedAt?.getTime() ?? null };
}
