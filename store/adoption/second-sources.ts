import { sql } from "kysely";
import type { Behaviour } from "../../domain/change/schema.ts";
import type { Db } from "../database.ts";
import type { DiscrepancyTable } from "../tables/second-source.ts";

/** Which target of which change. */
export interface OfTarget {
  readonly change: string;
  readonly target: string;
}

/** `tolerance` is a share: 0.05 lets rates differ by five points. */
export interface SecondSource {
  readonly source: string;
  readonly behaviour: Behaviour;
  readonly tolerance: number;
}

export async function saveSecondSource(db: Db, { change, target }: OfTarget, second: SecondSource): Promise<void> {
  const columns = { ...second, behaviour: JSON.stringify(second.behaviour) };
  await db
    .insertInto("second_source")
    .values({ change, target, ...columns })
    .onConflict((conflict) => conflict.columns(["change", "target"]).doUpdateSet(columns))
    .execute();
}

export async function findSecondSource(db: Db, { change, target }: OfTarget): Promise<SecondSource | null> {
  const row = await db
    .selectFrom("second_source")
    .select(["source", "behaviour", "tolerance"])
    .where("change", "=", change)
    .where("target", "=", target)
    .executeTakeFirst();
  return row ?? null;
}

export type Resolution = NonNullable<DiscrepancyTable["resolution"]>;

/** Two sources that say different things of the same people at a period end. Instants are epoch milliseconds. */
export interface Discrepancy {
  readonly id: string;
  readonly target: string;
  readonly group: string | null;
  readonly end: number;
  readonly judged: number;
  readonly counted: number;
  readonly secondCounted: number;
  readonly owner: string | null;
  readonly openedAt: number;
  readonly resolution: Resolution | null;
  readonly explanation: string | null;
  readonly resolvedAt: number | null;
}

export type NewDiscrepancy = Pick<Discrepancy, "group" | "end" | "judged" | "counted" | "secondCounted" | "owner">;

/** Opens one, unless one is open for these people, or one of this period end or a later one was resolved. */
export async function openDiscrepancy(db: Db, { change, target }: OfTarget, found: NewDiscrepancy): Promise<void> {
  const end = new Date(found.end);
  await sql`
    insert into discrepancy (change, target, "group", period_end, judged, counted, second_counted, owner)
    select ${change}, ${target}, ${found.group}::text, ${end}::timestamptz, ${found.judged}::integer,
      ${found.counted}::integer, ${found.secondCounted}::integer, ${found.owner}::uuid
    where not exists (
      select from discrepancy where change = ${change} and target = ${target}
        and "group" is not distinct from ${found.group}::text and (resolved_at is null or period_end >= ${end}))
    on conflict do nothing`.execute(db);
}

/** Every one of a change, open ones first, newest first. */
export async function listDiscrepancies(db: Db, change: string): Promise<readonly Discrepancy[]> {
  const rows = await db
    .selectFrom("discrepancy")
    .selectAll()
    .where("change", "=", change)
    .orderBy(sql`resolved_at is not null`)
    .orderBy("opened_at", "desc")
    .orderBy("id")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    target: row.target,
    group: row.group,
    end: row.period_end.getTime(),
    judged: row.judged,
    counted: row.counted,
    secondCounted: row.second_counted,
    owner: row.owner,
    openedAt: row.opened_at.getTime(),
    resolution: row.resolution,
    explanation: row.explanation,
    resolvedAt: row.resolved_at?.getTime() ?? null,
  }));
}

/** Whether it was open and is resolved now. */
export async function resolveDiscrepancy(
  db: Db,
  { change, id }: { readonly change: string; readonly id: string },
  {
    resolution,
    explanation,
    by,
    at,
  }: {
    readonly resolution: Resolution;
    readonly explanation: string;
    /** Who says it; `null` for a program. */
    readonly by: string | null;
    readonly at: number;
  },
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("discrepancy")
    .set({ resolution, explanation, explained_by: by, resolved_at: new Date(at) })
    .where("change", "=", change)
    .where(sql`id::text`, "=", id)
    .where("resolved_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
