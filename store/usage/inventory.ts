import { sql } from "kysely";
import type { Belonging, CountedCell } from "../../domain/usage/inventory.ts";
import { numberArray, textArray } from "../../lib/array-literal.ts";
import type { Db, Tx } from "../database.ts";

/** A tool that somebody told of. */
export interface DeclaredTool {
  readonly id: string;
  readonly name: string;
  readonly owner: string | null;
  readonly costPerYear: number | null;
  /** ISO 4217. */
  readonly currency: string | null;
  readonly belongs: readonly Belonging[];
}

export async function declaredTools(db: Db | Tx): Promise<readonly DeclaredTool[]> {
  const rows = await db.selectFrom("inventory_tool").selectAll().orderBy("id").execute();
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    owner: row.owner,
    costPerYear: row.cost_per_year === null ? null : Number(row.cost_per_year),
    currency: row.currency,
    belongs: row.belongs,
  }));
}

/** Writes a tool, new or known. */
export async function putTool(
  db: Db,
  { id, name, owner, costPerYear, currency, belongs }: DeclaredTool,
): Promise<void> {
  const told = { name, owner, cost_per_year: costPerYear, currency, belongs: JSON.stringify(belongs) };
  await db
    .insertInto("inventory_tool")
    .values({ id, ...told })
    .onConflict((conflict) => conflict.column("id").doUpdateSet(told))
    .execute();
}

/** False when there is none. */
export async function deleteTool(db: Db, id: string): Promise<boolean> {
  return (await db.deleteFrom("inventory_tool").where("id", "=", id).returning("id").executeTakeFirst()) !== undefined;
}

export interface InventoryCount {
  readonly countedAt: number;
  /** The tools it was made for, as a text to be compared. */
  readonly madeFor: string;
  readonly cells: readonly CountedCell[];
}

export async function lastCount(db: Db | Tx): Promise<InventoryCount | null> {
  const row = await db.selectFrom("inventory_count").selectAll().executeTakeFirst();
  return row === undefined ? null : { countedAt: row.counted_at.getTime(), madeFor: row.made_for, cells: row.cells };
}

export interface Counting {
  readonly now: number;
  /** Whether a count that somebody else has just made will do. */
  readonly willDo: (kept: InventoryCount) => boolean;
  readonly madeFor: string;
  /** The stretches of each source, by its number. */
  readonly stretches: readonly {
    readonly number: number;
    readonly from: number;
    readonly middle: number;
    readonly until: number;
  }[];
  readonly tools: readonly Pick<DeclaredTool, "id" | "belongs">[];
}

/** Counts and keeps the count, once for all who ask at the same time. Reads every raw event of the stretches, which may take minutes. */
export async function countInventory(db: Db, counting: Counting): Promise<InventoryCount> {
  return db.transaction().execute(async (tx) => {
    await sql`set local statement_timeout = '10min'`.execute(tx);
    // A process that is stopped in the middle, as a function between two calls, must not keep others waiting.
    await sql`set local idle_in_transaction_session_timeout = '1min'`.execute(tx);
    // One at a time, here and in other processes.
    await sql`select pg_advisory_xact_lock(hashtext('inventory'))`.execute(tx);
    const kept = await lastCount(tx);
    if (kept !== null && counting.willDo(kept)) return kept;
    const cells = await cellsOf(tx, counting);
    const { now, madeFor } = counting;
    const told = { counted_at: new Date(now), made_for: madeFor, cells: JSON.stringify(cells) };
    await tx
      .insertInto("inventory_count")
      .values(told)
      .onConflict((conflict) => conflict.column("one").doUpdateSet(told))
      .execute();
    return { countedAt: now, madeFor, cells };
  });
}

interface CellRow {
  readonly tool: string | null;
  readonly source: string | null;
  readonly event: string | null;
  readonly team: string | null;
  readonly whole: boolean;
  readonly people: number;
  readonly before: number;
  readonly strangers: number;
}

async function cellsOf(tx: Tx, { stretches, tools }: Counting): Promise<readonly CountedCell[]> {
  const instants = (name: "from" | "middle" | "until") =>
    textArray(stretches.map((each) => new Date(each[name]).toISOString()));
  const belongings = tools.flatMap(({ id, belongs }) => belongs.map((each) => ({ id, ...each })));
  const counts = sql`count(distinct u.person) filter (where u.recent)::int as people,
    count(distinct u.person) filter (where u.before)::int as before,
    count(distinct u.identity) filter (where u.recent and u.person is null)::int as strangers`;
  const { rows } = await sql<CellRow>`
    with stretch as (
      select * from unnest(${numberArray(stretches.map((each) => each.number))}::int[], ${instants("from")}::timestamptz[],
        ${instants("middle")}::timestamptz[], ${instants("until")}::timestamptz[]) as s(source, begins, middle, until)
    ), acted as (
      select e.source, e.event, e.identity, bool_or(e.at > s.middle) as recent, bool_or(e.at <= s.middle) as before
      from usage_event e join stretch s on s.source = e.source
      where e.at > s.begins and e.at <= s.until group by e.source, e.event, e.identity
    ), u as materialized (
      select s.id as source, a.event, a.identity, a.recent, a.before, i.person, p.team
      from acted a join usage_source s on s.number = a.source join usage_identity i on i.id = a.identity
      left join person p on p.id = i.person
    ), belonging as (
      select * from unnest(${textArray(belongings.map((each) => each.id))}::text[],
        ${textArray(belongings.map((each) => each.source))}::text[],
        ${textArray(belongings.map((each) => each.prefix))}::text[]) as b(tool, source, prefix)
    )
    select null as tool, u.source, u.event, u.team, grouping(u.team) = 1 as whole, ${counts}
    from u group by grouping sets ((u.source, u.event), (u.source, u.event, u.team))
    union all
    select b.tool, null, null, u.team, grouping(u.team) = 1, ${counts}
    from belonging b join u on u.source = b.source and starts_with(u.event, b.prefix)
    group by grouping sets ((b.tool), (b.tool, u.team))`.execute(tx);
  return rows.map(({ tool, source, event, team, whole, people, before, strangers }) => ({
    ...(tool === null ? { source: source ?? "", event: event ?? "" } : { tool }),
    ...(whole ? {} : { team }),
    people,
    before,
    strangers,
  }));
}
