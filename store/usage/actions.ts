import { sql } from "kysely";
import type { Action } from "../../domain/adoption/person.ts";
import { matches } from "../../domain/usage/behaviour.ts";
import type { Properties } from "../../domain/usage/behaviour.ts";
import { numberArray, textArray } from "../../lib/array-literal.ts";
import type { Db } from "../database.ts";

/** One identity's day in the rollup, in epoch milliseconds. */
export interface DayRow {
  readonly person: string;
  readonly identity: number;
  readonly n: number;
  readonly first: number;
  readonly last: number;
}

/** Local days `[from, until]` of one series, counted since 1970-01-01. */
export interface DaySpan {
  readonly series: number;
  readonly from: number;
  readonly until: number;
}

/** How many actions on which local day. A day comes once for each name that was used on it, in no order. */
export interface DayCounts {
  readonly days: readonly number[];
  readonly counts: readonly number[];
}

/**
 * The days of people, by person; who did nothing is left out. One row a person travels, as lists of small numbers: rows and
 * instants of every day would cost most of the time.
 */
export async function daysOf(db: Db, span: DaySpan, people: readonly string[]): Promise<Map<string, DayCounts>> {
  if (people.length === 0) return new Map();
  const rows = await sql<{ person: string; days: string; counts: string }>`
    select i.person, array_agg(d.day - date '1970-01-01')::text as days, array_agg(d.n)::text as counts
    from usage_identity i join usage_day d on d.series = ${span.series} and d.identity = i.id
    where i.person = any(${textArray(people)}::uuid[])
      and d.day between date '1970-01-01' + ${span.from}::int and date '1970-01-01' + ${span.until}::int
    group by i.person`.execute(db);
  return new Map(
    rows.rows.map(({ person, days, counts }) => [person, { days: numbersIn(days), counts: numbersIn(counts) }]),
  );
}

/** A person's local day, counted since 1970-01-01. */
export interface PersonDay {
  readonly person: string;
  readonly day: number;
}

/** Some days of some people as they are kept: by identity, with the first and the last instant. */
export async function rowsOn(db: Db, series: number, wanted: readonly PersonDay[]): Promise<readonly DayRow[]> {
  if (wanted.length === 0) return [];
  const rows = await sql<DayRow>`
    select i.person, d.identity::float8 as identity, d.n, ${milliseconds("d.first_at")}::float8 as first,
      ${milliseconds("d.last_at")}::float8 as last
    from unnest(${textArray(wanted.map(({ person }) => person))}::uuid[],
      ${numberArray(wanted.map(({ day }) => day))}::int[]) as w (person, day)
    join usage_identity i on i.person = w.person
    join usage_day d on d.series = ${series} and d.identity = i.id and d.day = date '1970-01-01' + w.day`.execute(db);
  return rows.rows;
}

/** When people last acted before an instant, by person; who did not is left out. */
export async function lastBefore(
  db: Db,
  series: number,
  instant: number,
  people: readonly string[],
): Promise<Map<string, number>> {
  if (people.length === 0) return new Map();
  const rows = await sql<{ person: string; at: number }>`
    select i.person, max(${milliseconds("d.last_at")})::float8 as at from usage_identity i
    cross join lateral (
      select last_at from usage_day
      where series = ${series} and identity = i.id and last_at < ${new Date(instant)} order by day desc limit 1
    ) d
    where i.person = any(${textArray(people)}::uuid[]) group by i.person`.execute(db);
  return new Map(rows.rows.map(({ person, at }) => [person, at]));
}

/** Exact, and several times cheaper than by way of `extract`, which computes in decimals. */
export function milliseconds(column: string) {
  return sql`round(date_part('epoch', ${sql.ref(column)}) * 1000)::bigint`;
}

function numbersIn(array: string): number[] {
  const numbers: unknown = JSON.parse(`[${array.slice(1, -1)}]`);
  return Array.isArray(numbers) ? numbers : [];
}

/** The single actions behind rows of the rollup, from the raw events. */
export async function actionsOn(db: Db, series: number, rows: readonly DayRow[]): Promise<Map<DayRow, Action[]>> {
  const actions = new Map<DayRow, Action[]>(rows.map((row) => [row, []]));
  if (rows.length === 0) return actions;
  const behaviour = await db.selectFrom("usage_series").selectAll().where("id", "=", series).executeTakeFirstOrThrow();
  const filter = { event: behaviour.event, where: behaviour.predicates };
  const found = await sql<{ row: number; at: number; properties: Properties | null }>`
    select w.row::int as row, ${milliseconds("e.at")}::float8 as at, e.properties
    from unnest(${numberArray(rows.map((row) => row.identity))}::bigint[],
      ${numberArray(rows.map((row) => row.first))}::float8[],
      ${numberArray(rows.map((row) => row.last))}::float8[]) with ordinality as w (identity, first, last, row)
    join usage_event e on e.identity = w.identity
      and e.at between timestamptz 'epoch' + first * interval '1 ms' and timestamptz 'epoch' + last * interval '1 ms'
    where e.source = ${behaviour.source} and e.event = ${behaviour.event}`.execute(db);
  for (const { row, at, properties } of found.rows) {
    const of = rows[row - 1];
    if (of !== undefined && matches(filter, { event: filter.event, properties })) actions.get(of)?.push({ at, n: 1 });
  }
  return actions;
}
