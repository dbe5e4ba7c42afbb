import { sql } from "kysely";
import type { Selectable } from "kysely";
import type { Db } from "../database.ts";
import type { UsageSourceTable } from "../tables/usage.ts";

/** A source of usage as it is shown. Instants are epoch milliseconds. */
export interface Source {
  readonly id: string;
  /** Stands for the source in the large tables. */
  readonly number: number;
  readonly name: string;
  /** The first characters of its write key, to tell keys apart. */
  readonly keyPrefix: string;
  readonly historic: boolean;
  readonly completeUntil: number | null;
  /** Event time of the newest accepted event of any kind. */
  readonly watermark: number | null;
  readonly lastReceivedAt: number | null;
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly createdAt: number;
}

export interface NewSource {
  readonly id: string;
  readonly name: string;
  readonly historic: boolean;
  readonly keyHash: Buffer;
  readonly keyPrefix: string;
}

/** `null` when the id is taken. */
export async function insertSource(db: Db, source: NewSource): Promise<Source | null> {
  const row = await db
    .insertInto("usage_source")
    .values({
      id: source.id,
      name: source.name,
      historic: source.historic,
      key_hash: source.keyHash,
      key_prefix: source.keyPrefix,
    })
    .onConflict((conflict) => conflict.column("id").doNothing())
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : toSource(row);
}

export async function findSource(db: Db, id: string): Promise<Source | null> {
  const row = await db.selectFrom("usage_source").selectAll().where("id", "=", id).executeTakeFirst();
  return row === undefined ? null : toSource(row);
}

export async function sourceByKey(db: Db, keyHash: Buffer): Promise<Source | null> {
  const row = await db.selectFrom("usage_source").selectAll().where("key_hash", "=", keyHash).executeTakeFirst();
  return row === undefined ? null : toSource(row);
}

/** All sources by id. */
export async function allSources(db: Db): Promise<readonly Source[]> {
  return (await db.selectFrom("usage_source").selectAll().orderBy("id").execute()).map(toSource);
}

/** `null` when there is no such source. `until: null` takes a promise back. */
export async function setCompleteUntil(db: Db, id: string, until: number | null): Promise<Source | null> {
  const row = await db
    .updateTable("usage_source")
    .set({ complete_until: until === null ? null : new Date(until) })
    .where("id", "=", id)
    .returningAll()
    .executeTakeFirst();
  return row === undefined ? null : toSource(row);
}

export async function renameSource(db: Db, id: string, name: string): Promise<void> {
  await db.updateTable("usage_source").set({ name }).where("id", "=", id).execute();
}

/** Removes a source that has no event and of which nothing was ever asked. False when it stays. */
export async function deleteUnusedSource(db: Db, source: number): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql<{ id: string }>`
      select id from usage_source s where number = ${source} and accepted = 0
        and not exists (select from usage_series where source = s.number)
        and not exists (select from usage_pull where source = s.number) for update`.execute(tx);
    if (rows.length === 0) return false;
    await tx.deleteFrom("usage_reject").where("source", "=", source).execute();
    await tx.deleteFrom("usage_source").where("number", "=", source).execute();
    return true;
  });
}

/** How many events of a source belong to nobody known, by distinct pseudonym. */
export async function strangersOf(db: Db, source: number): Promise<number> {
  const rows = await sql<{ n: number }>`
    select count(*)::int as n from (select distinct identity from usage_event where source = ${source}) seen
    join usage_identity i on i.id = seen.identity where i.person is null`.execute(db);
  return rows.rows[0]?.n ?? 0;
}

function toSource(row: Selectable<UsageSourceTable>): Source {
  return {
    id: row.id,
    number: row.number,
    name: row.name,
    keyPrefix: row.key_prefix,
    historic: row.historic,
    completeUntil: row.complete_until?.getTime() ?? null,
    watermark: row.watermark?.getTime() ?? null,
    lastReceivedAt: row.last_received_at?.getTime() ?? null,
    accepted: Number(row.accepted),
    duplicates: Number(row.duplicates),
    rejected: Number(row.rejected),
    createdAt: row.created_at.getTime(),
  };
}
