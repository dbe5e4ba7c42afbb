import { sql } from "kysely";
import { numberArray, textArray } from "../../lib/array-literal.ts";
import type { Db } from "../database.ts";
import { milliseconds } from "../usage/actions.ts";

/** Which audit of which change. */
export interface OfAudit {
  readonly change: string;
  readonly audit: string;
}

/** What was drawn, how, and for whom. Instants are epoch milliseconds. */
export interface StoredAudit extends OfAudit {
  readonly target: string;
  readonly reviewer: string;
  readonly draws: "actions" | "people";
  readonly standard: string;
  readonly from: number;
  readonly until: number;
  readonly candidates: number;
  readonly size: number;
  readonly seed: string;
  readonly salt: string;
}

export interface NewItem {
  readonly person: string;
  readonly group: string;
  /** The event, where actions were drawn. */
  readonly source: number | null;
  readonly messageId: string | null;
}

export type Mark = "meets" | "fails" | "unclear";

export interface AuditItem extends NewItem {
  readonly number: number;
  readonly mark: Mark | null;
  readonly note: string | null;
}

/** Keeps a draw with its items, in their order. One that is known stays as it is. */
export async function saveAudit(db: Db, { from, until, audit: id, ...audit }: StoredAudit, items: readonly NewItem[]) {
  await db.transaction().execute(async (tx) => {
    const added = await tx
      .insertInto("audit")
      .values({ ...audit, id, span_from: new Date(from), span_until: new Date(until) })
      .onConflict((conflict) => conflict.doNothing())
      .returning("id")
      .execute();
    if (added.length === 0 || items.length === 0) return;
    await tx
      .insertInto("audit_item")
      .values(
        items.map(({ messageId, ...item }, index) => ({
          ...item,
          change: audit.change,
          audit: id,
          number: index + 1,
          message_id: messageId,
        })),
      )
      .execute();
  });
}

/** The draws of a change, in the order of their ids; the core knows which of them count. */
export async function listAudits(db: Db, change: string): Promise<readonly StoredAudit[]> {
  const rows = await db
    .selectFrom("audit")
    .select(["change", "id as audit", "target", "reviewer", "draws", "standard", "candidates", "size", "seed", "salt"])
    .select(["span_from as from", "span_until as until"])
    .where("change", "=", change)
    .orderBy("id")
    .execute();
  return rows.map((row) => ({ ...row, from: row.from.getTime(), until: row.until.getTime() }));
}

export async function findAudit(db: Db, { change, audit }: OfAudit): Promise<StoredAudit | null> {
  return (await listAudits(db, change)).find((each) => each.audit === audit) ?? null;
}

/** In the order in which they were drawn. */
export async function auditItems(db: Db, { change, audit }: OfAudit): Promise<readonly AuditItem[]> {
  const rows = await db
    .selectFrom("audit_item")
    .select(["number", "person", "group", "source", "message_id as messageId", "mark", "note"])
    .where("change", "=", change)
    .where("audit", "=", audit)
    .orderBy("number")
    .execute();
  return rows;
}

/** Keeps what a reviewer made of an item; `false`: there is no such item, or they are through already. */
export async function markItem(
  db: Db,
  { change, audit, number }: OfAudit & { readonly number: number },
  { mark, note, at }: { readonly mark: Mark; readonly note: string | null; readonly at: number },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("audit_item")
    .set({ mark, note, marked_at: new Date(at) })
    .where("change", "=", change)
    .where("audit", "=", audit)
    .where("number", "=", number)
    .where(
      sql<boolean>`exists (select from audit where audit.change = ${change} and audit.id = ${audit} and sealed_at is null)`,
    )
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}

/** Lets no mark change any more, if every item has one. Answers how many have none. */
export async function sealAudit(db: Db, { change, audit }: OfAudit, at: number): Promise<number> {
  return db.transaction().execute(async (tx) => {
    await sql`select from audit where change = ${change} and id = ${audit} for update`.execute(tx);
    const { rows } = await sql<{ open: number }>`select count(*)::int as open from audit_item
      where change = ${change} and audit = ${audit} and mark is null`.execute(tx);
    const open = rows[0]?.open ?? 0;
    if (open === 0)
      await sql`update audit set sealed_at = coalesce(sealed_at, ${new Date(at)})
        where change = ${change} and id = ${audit}`.execute(tx);
    return open;
  });
}

/** What was done, by the event it came as; ones that are not there any more are left out. */
export async function eventsOfItems(db: Db, items: readonly NewItem[]): Promise<readonly ItemEvent[]> {
  const drawn = items.flatMap(({ source, messageId }) =>
    source === null || messageId === null ? [] : [{ source, messageId }],
  );
  const { rows } = await sql<ItemEvent>`
    select e.source, e.message_id as "messageId", e.event, ${milliseconds("e.at")}::float8 as at, e.properties
    from unnest(${numberArray(drawn.map(({ source }) => source))}::int[],
      ${textArray(drawn.map(({ messageId }) => messageId))}::text[]) as drawn (source, message_id)
    join usage_event e on e.source = drawn.source and e.message_id = drawn.message_id`.execute(db);
  return rows;
}

export interface ItemEvent {
  readonly source: number;
  readonly messageId: string;
  readonly event: string;
  readonly at: number;
  readonly properties: Readonly<Record<string, unknown>> | null;
}
