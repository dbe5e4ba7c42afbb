import { sql } from "kysely";
import type { Action } from "../../domain/adoption/person.ts";
import { matches } from "../../domain/usage/behaviour.ts";
import type { Properties } from "../../domain/usage/behaviour.ts";
import { numberArray, textArray } from "../../lib/array-literal.ts";
import type { Db } from "../database.ts";

/** One identity's day in the rollup, in epoch milliseconds. */
export interface DayRow {
  readonly identity: string;
  readonly n: number;
  readonly first: number;
  readonly last: number;
}

/** The days of people in one series that begin before `until`, by person. */
export async function daysOf(
  db: Db,
  series: number,
  people: readonly string[],
  until: number,
): Promise<Map<string, DayRow[]>> {
  const days = new Map<string, DayRow[]>();
  if (people.length === 0) return days;
  const rows = await sql<DayRow & { person: string }>`
    select i.person, d.identity, d.n, (extract(epoch from d.first_at) * 1000)::float8 as first,
      (extract(epoch from d.last_at) * 1000)::float8 as last
    from usage_identity i join usage_day d on d.series = ${series} and d.identity = i.id
    where i.person = any(${textArray(people)}::uuid[]) and d.first_at < ${new Date(until)}`.execute(db);
  for (const { person, ...row } of rows.rows) {
    const own = days.get(person);
    if (own === undefined) days.set(person, [row]);
    else own.push(row);
  }
  return days;
}

/** The single actions behind rows of the rollup, from the raw events. */
export async function actionsOn(db: Db, series: number, rows: readonly DayRow[]): Promise<Map<DayRow, Action[]>> {
  const actions = new Map<DayRow, Action[]>(rows.map((row) => [row, []]));
  if (rows.length === 0) return actions;
  const behaviour = await db.selectFrom("usage_series").selectAll().where("id", "=", series).executeTakeFirstOrThrow();
  const filter = { event: behaviour.event, where: behaviour.predicates };
  const found = await sql<{ row: number; at: number; properties: Properties | null }>`
    select w.row::int as row, (extract(epoch from e.at) * 1000)::float8 as at, e.properties
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
