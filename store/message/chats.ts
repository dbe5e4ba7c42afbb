import type { Db, Tx } from "../database.ts";
import type { ChatKind } from "../tables/chat.ts";

/** How a person is written to beside mail. */
export interface StoredChat {
  readonly kind: ChatKind;
  readonly host: string;
  /** Sealed; `null` for the bot, which finds people by their e-mail address. */
  readonly address: Buffer | null;
}

export async function findChat(db: Db, person: string): Promise<StoredChat | null> {
  const row = await db
    .selectFrom("chat")
    .select(["kind", "host", "address"])
    .where("person", "=", person)
    .executeTakeFirst();
  return row ?? null;
}

/** Sets it in place of what was there. */
export async function saveChat(
  tx: Tx,
  person: string,
  chat: StoredChat & { readonly addressHash: Buffer | null },
): Promise<void> {
  const { addressHash, ...rest } = chat;
  const values = { ...rest, address_hash: addressHash, failed: null, failed_at: null };
  await tx
    .insertInto("chat")
    .values({ person, ...values })
    .onConflict((conflict) => conflict.column("person").doUpdateSet({ ...values, set_at: new Date() }))
    .execute();
}

export async function removeChat(tx: Tx, person: string): Promise<void> {
  await tx.deleteFrom("chat").where("person", "=", person).execute();
}

/** Whether the last message could be sent there; what was tried is told beside the person. `null`: it could. */
export async function noteChat(db: Db, person: string, failed: string | null, at: number): Promise<void> {
  await db
    .updateTable("chat")
    .set({ failed, failed_at: failed === null ? null : new Date(at) })
    .where("person", "=", person)
    .$if(failed === null, (query) => query.where("failed", "is not", null))
    .execute();
}

/** Whose a webhook is. */
export async function findChatOwner(tx: Tx, addressHash: Buffer): Promise<string | null> {
  const row = await tx.selectFrom("chat").select("person").where("address_hash", "=", addressHash).executeTakeFirst();
  return row?.person ?? null;
}
