import { sql } from "kysely";
import type { Db } from "../database.ts";

/** An address that is told of events. Instants are epoch milliseconds. */
export interface WebhookRow {
  readonly id: string;
  readonly url: string;
  /** Empty: all. */
  readonly events: readonly string[];
  readonly secret: Buffer;
  readonly previousSecret: Buffer | null;
  readonly previousUntil: number | null;
  /** Why nothing is sent there; `null`: it is. */
  readonly disabled: "gone" | "by_hand" | null;
  readonly disabledAt: number | null;
  readonly createdAt: number;
}

interface Stored {
  readonly id: string;
  readonly url: string;
  readonly events: string[];
  readonly secret: Buffer;
  readonly previous_secret: Buffer | null;
  readonly previous_until: Date | null;
  readonly disabled: WebhookRow["disabled"];
  readonly disabled_at: Date | null;
  readonly created_at: Date;
}

function toRow({ previous_secret, previous_until, disabled_at, created_at, ...row }: Stored): WebhookRow {
  return {
    ...row,
    previousSecret: previous_secret,
    previousUntil: previous_until?.getTime() ?? null,
    disabledAt: disabled_at?.getTime() ?? null,
    createdAt: created_at.getTime(),
  };
}

export async function insertWebhook(
  db: Db,
  { id, url, events, secret }: Pick<WebhookRow, "id" | "url" | "events" | "secret">,
): Promise<WebhookRow> {
  const values = { id, url, events: [...events], secret };
  return toRow(await db.insertInto("webhook").values(values).returningAll().executeTakeFirstOrThrow());
}

/** The oldest first. */
export async function listWebhooks(db: Db): Promise<readonly WebhookRow[]> {
  return (await db.selectFrom("webhook").selectAll().orderBy("created_at").orderBy("id").execute()).map(toRow);
}

export async function findWebhook(db: Db, id: string): Promise<WebhookRow | null> {
  const row = await db.selectFrom("webhook").selectAll().where("id", "=", id).executeTakeFirst();
  return row === undefined ? null : toRow(row);
}

export async function updateWebhook(
  db: Db,
  id: string,
  changes: Partial<Pick<WebhookRow, "url" | "events" | "disabled" | "disabledAt">>,
): Promise<WebhookRow | null> {
  const { events, disabledAt, ...rest } = changes;
  const row = await db
    .updateTable("webhook")
    .set({
      id,
      ...rest,
      ...(events === undefined ? {} : { events: [...events] }),
      ...(disabledAt === undefined ? {} : { disabled_at: disabledAt === null ? null : new Date(disabledAt) }),
    })
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : toRow(row);
}

/** Signs with a new secret from now on, and with the one before as well until `until`. */
export async function rotateSecret(db: Db, id: string, secret: Buffer, until: number): Promise<WebhookRow | null> {
  const row = await db
    .updateTable("webhook")
    .set((each) => ({ previous_secret: each.ref("secret"), previous_until: new Date(until), secret }))
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : toRow(row);
}

/** With its deliveries. */
export async function deleteWebhook(db: Db, id: string): Promise<boolean> {
  return (await sql`delete from webhook where id = ${id} returning 1`.execute(db)).rows.length > 0;
}
