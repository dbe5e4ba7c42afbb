import { sql } from "kysely";
import type { Action } from "../../domain/adoption/person.ts";
import { matches } from "../../domain/usage/behaviour.ts";
import type { Properties } from "../../domain/usage/behaviour.ts";
import { numberArray, textArray } from "../../lib/array-literal.ts";
import type { Db } from "../database.ts";

/** One identity's day in the rollup, in epoch milliseconds. */
export interface DayRow {
  readonly identity: number;
  readonly n: number;
  readonly first: number;
  readonly last: number;
}

/** Days in one series that reach into `[from, until)`. */
export interface DaySpan {
  readonly series: number;
  readonly from: number;
  readonly until: number;
}

/** The days of people, by person. One row a person travels, as lists of numbers: a row a day would cost most of the time. */
export async function daysOf(db: Db, span: DaySpan, people: readonly string[]): Promise<Map<string, DayRow[]>> {
  const days = new Map<string, DayRow[]>();
  if (people.length === 0) return days;
  const rows = await sql<{ person: string; identities: string; ns: string; firsts: string; lasts: string }>`
    select i.person, array_agg(d.identity)::text as identities, array_agg(d.n)::text as ns,
      array_agg(${milliseconds("d.first_at")})::text as firsts, array_agg(${milliseconds("d.last_at")})::text as lasts
    from usage_identity i join usage_day d on d.series = ${span.series} and d.identity = i.id
    where i.person = any(${textArray(people)}::uuid[]) and d.day >= ${earliestDay(span.from)}::date
      and d.last_at >= ${new Date(span.from)} and d.first_at < ${new Date(span.until)}
    group by i.person`.execute(db);
  for (const { person, identities, ns, firsts, lasts } of rows.rows) {
    const [n, first, last] = [numbersIn(ns), numbersIn(firsts), numbersIn(lasts)];
    const own = numbersIn(identities).map((identity, index) => ({
      identity,
      n: n[index] ?? 0,
      first: first[index] ?? 0,
      last: last[index] ?? 0,
    }));
    days.set(person, own);
  }
  return days;
}

/** When people last acted before the span, by person; who did not is left out. */
export async function lastBefore(
  db: Db,
  { series, from }: DaySpan,
  people: readonly string[],
): Promise<Map<string, number>> {
  if (people.length === 0) return new Map();
  const rows = await sql<{ person: string; at: number }>`
    select i.person, max(${milliseconds("d.last_at")})::float8 as at from usage_identity i
    cross join lateral (
      select last_at from usage_day
      where series = ${series} and identity = i.id and last_at < ${new Date(from)} order by day desc limit 1
    ) d
    where i.person = any(${textArray(people)}::uuid[]) group by i.person`.execute(db);
  return new Map(rows.rows.map(({ person, at }) => [person, at]));
}

/** Exact, and several times cheaper than by way of `extract`, which computes in decimals. */
export function milliseconds(column: string) {
  return sql`round(date_part('epoch', ${sql.ref(column)}) * 1000)::bigint`;
}

/** A local day is never more than two off the day in UTC; the instants decide, this only narrows the index. */
function earliestDay(instant: number): string {
  return new Date(instant - 2 * 86_400_000).toISOString().slice(0, 10);
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
