import { sql } from "kysely";
import type { Selectable } from "kysely";
import type { Db, Tx } from "../database.ts";
import { insertKey } from "./keys.ts";
import type { UsageSourceTable } from "../tables/usage.ts";

/** A source of usage as it is shown. Instants are epoch milliseconds. */
export interface Source {
  readonly id: string;
  /** Stands for the source in the large tables. */
  readonly number: number;
  readonly name: string;
  /** The first characters of its newest write key that still works, `null` when none does. */
  readonly keyPrefix: string | null;
  readonly historic: boolean;
  readonly completeUntil: number | null;
  /** Event time of the newest accepted event of any kind. */
  readonly watermark: number | null;
  readonly lastReceivedAt: number | null;
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly createdAt: number;
  /** The newest reject. */
  readonly lastError: SourceError | null;
}

export interface SourceError {
  readonly at: number;
  readonly reason: string;
  readonly sentence: string;
}

export interface NewSource {
  readonly id: string;
  readonly name: string;
  readonly historic: boolean;
  /** Its first write key. */
  readonly key: { readonly hash: Buffer; readonly prefix: string };
}

/** `null` when the id is taken. */
export async function insertSource(db: Db, { key, ...source }: NewSource): Promise<Source | null> {
  const isNew = await db.transaction().execute(async (tx) => {
    const row = await insertKeyless(tx, source);
    if (row === null) return false;
    await insertKey(tx, { source: row.number, name: "First key", ...key, createdAt: row.createdAt });
    return true;
  });
  return isNew ? findSource(db, source.id) : null;
}

/** A source that nobody can send to. `null` when the id is taken. */
export async function insertKeyless(
  tx: Tx,
  source: Omit<NewSource, "key">,
): Promise<{ readonly number: number; readonly createdAt: number } | null> {
  const row = await tx
    .insertInto("usage_source")
    .values(source)
    .onConflict((conflict) => conflict.column("id").doNothing())
    .returning(["number", "created_at"])
    .executeTakeFirst();
  return row === undefined ? null : { number: row.number, createdAt: row.created_at.getTime() };
}

export async function findSource(db: Db, id: string): Promise<Source | null> {
  const row = await shown(db).where("s.id", "=", id).executeTakeFirst();
  return row === undefined ? null : toSource(row);
}

/** All sources by id. */
export async function allSources(db: Db): Promise<readonly Source[]> {
  return (await shown(db).orderBy("s.id").execute()).map(toSource);
}

/** Sources with their newest key that has no end, and their newest reject. */
function shown(db: Db) {
  return db
    .selectFrom("usage_source as s")
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom("usage_key as k")
          .select("k.prefix as key_prefix")
          .whereRef("k.source", "=", "s.number")
          .where("k.ends_at", "is", null)
          .orderBy("k.created_at", "desc")
          .limit(1)
          .as("k"),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom("usage_reject as r")
          .select(["r.received_at as error_at", "r.reason as error_reason", "r.sentence as error_sentence"])
          .whereRef("r.source", "=", "s.number")
          .orderBy("r.id", "desc")
          .limit(1)
          .as("r"),
      (join) => join.onTrue(),
    )
    .selectAll("s")
    .select(["k.key_prefix", "r.error_at", "r.error_reason", "r.error_sentence"]);
}

type Shown = Selectable<UsageSourceTable> & {
  readonly key_prefix: string | null;
  readonly error_at: Date | null;
  readonly error_reason: string | null;
  readonly error_sentence: string | null;
};

/** `null` when there is no such source. `until: null` takes a promise back. */
export async function setCompleteUntil(db: Db, id: string, until: number | null): Promise<Source | null> {
  const row = await db
    .updateTable("usage_source")
    .set({ complete_until: until === null ? null : new Date(until) })
    .where("id", "=", id)
    .returning("id")
    .executeTakeFirst();
  return row === undefined ? null : findSource(db, row.id);
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
    await tx.deleteFrom("usage_key").where("source", "=", source).execute();
    await sql`delete from usage_receipt where source = ${source}`.execute(tx);
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

function toSource(row: Shown): Source {
  const { error_at: at, error_reason: reason, error_sentence: sentence } = row;
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
    lastError: at === null || reason === null || sentence === null ? null : { at: at.getTime(), reason, sentence },
  };
}
