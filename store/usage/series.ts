import { sql } from "kysely";
import type { Behaviour } from "../../domain/change/schema.ts";
import type { Properties } from "../../domain/usage/behaviour.ts";
import { numberArray } from "../../lib/array-literal.ts";
import { periodBoundaries } from "../../lib/periods.ts";
import type { Db, Tx } from "../database.ts";
import { addToDays, zoneOf } from "./days.ts";
import type { Series } from "./days.ts";
import { LocalDays } from "./local-days.ts";

const lockClass = 7_316_404;
const pageRows = 5_000;
/** How long a batch waits, for a rollup being filled as for anything, before its sender is asked to come again. */
const lockTimeoutMs = 8_000;

/**
 * The series that a writer to the source must keep up, held until the transaction ends: nobody can begin a series between
 * the events and their rollup.
 */
export async function joinSeries(tx: Tx, source: number): Promise<readonly Series[]> {
  // Two statements: the second one's snapshot must be younger than the lock.
  await sql`select set_config('lock_timeout', ${`${lockTimeoutMs}ms`}, true),
    pg_advisory_xact_lock_shared(${lockClass}, ${source})`.execute(tx);
  const rows = await tx.selectFrom("usage_series").selectAll().where("source", "=", source).execute();
  return rows.map((row) => ({
    id: row.id,
    behaviour: { event: row.event, where: row.predicates },
    timeZone: row.time_zone,
  }));
}

/** Keeps every writer to the source out until the transaction ends. */
export async function lockSource(tx: Tx, source: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(${lockClass}, ${source})`.execute(tx);
}

/** The calendar that a series counts its days on; any will do for an id that no series has. */
export async function calendarOf(db: Db, series: number): Promise<LocalDays> {
  const row = await db.selectFrom("usage_series").select("time_zone").where("id", "=", series).executeTakeFirst();
  return new LocalDays(zoneOf(row?.time_zone ?? "UTC"));
}

/**
 * The rollup of a behaviour, begun and filled from the raw events when it is asked for first; intake of that source waits
 * meanwhile. Returns its id, `null` when there is no such source.
 */
export async function ensureSeries(
  db: Db,
  source: string,
  behaviour: Behaviour,
  timeZone: string,
): Promise<number | null> {
  const number = await numberOfSource(db, source);
  if (number === null) return null;
  const known = await findSeries(db, number, behaviour, timeZone);
  if (known !== null) return known;
  return db.transaction().execute(async (tx) => {
    await sql`set local statement_timeout = 0`.execute(tx);
    await lockSource(tx, number);
    const meanwhile = await findSeries(tx, number, behaviour, timeZone);
    if (meanwhile !== null) return meanwhile;
    const { id } = await tx
      .insertInto("usage_series")
      .values({
        source: number,
        event: behaviour.event,
        predicates: canonicalPredicates(behaviour),
        time_zone: timeZone,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    if (behaviour.where.length === 0) await fillByName(tx, number, { id, behaviour, timeZone });
    else await fillByFilter(tx, number, { id, behaviour, timeZone });
    return id;
  });
}

export async function numberOfSource(db: Db, source: string): Promise<number | null> {
  const row = await db.selectFrom("usage_source").select("number").where("id", "=", source).executeTakeFirst();
  return row?.number ?? null;
}

async function findSeries(db: Db | Tx, source: number, behaviour: Behaviour, timeZone: string): Promise<number | null> {
  const row = await db
    .selectFrom("usage_series")
    .select("id")
    .where("source", "=", source)
    .where("event", "=", behaviour.event)
    .where("time_zone", "=", timeZone)
    .where(sql<boolean>`predicates = ${canonicalPredicates(behaviour)}::jsonb`)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** In one order, so that the same filter written otherwise is the same series. */
export function canonicalPredicates(behaviour: Behaviour): string {
  const texts = behaviour.where.map(({ property, is, value }) => JSON.stringify({ property, is, value }));
  return `[${[...new Set(texts)].toSorted().join(",")}]`;
}

/** The database counts alone; where a day begins comes from here, so that both always agree on it. */
async function fillByName(tx: Tx, source: number, series: Series): Promise<void> {
  const { event } = series.behaviour;
  const span = await sql<{ first: number | null; last: number | null }>`
    select (extract(epoch from min(at)) * 1000)::float8 as first, (extract(epoch from max(at)) * 1000)::float8 as last
    from usage_event where source = ${source} and event = ${event}`.execute(tx);
  const { first, last } = span.rows[0] ?? { first: null, last: null };
  if (first === null || last === null) return;
  const starts = periodBoundaries({ period: "day", timeZone: series.timeZone }, first, last);
  const days = starts.map((start) => zoneOf(series.timeZone).local(start).day);
  await sql`
    insert into usage_day (series, identity, day, n, first_at, last_at)
    select ${series.id}, identity, date '1970-01-01' + (${numberArray(days)}::int[])[bucket], count(*), min(at), max(at)
    from (
      select identity, at, width_bucket((extract(epoch from at) * 1000)::float8, ${numberArray(starts)}::float8[]) as bucket
      from usage_event where source = ${source} and event = ${event}
    ) counted
    group by identity, bucket`.execute(tx);
}

/** Filters are decided by one program only, so the events come here, a page at a time. */
async function fillByFilter(tx: Tx, source: number, series: Series): Promise<void> {
  let after = "";
  for (;;) {
    const page = await sql<{ message_id: string; identity: string; at: number; properties: Properties | null }>`
      select message_id, identity, (extract(epoch from at) * 1000)::float8 as at, properties from usage_event
      where source = ${source} and message_id > ${after} and event = ${series.behaviour.event}
      order by message_id limit ${pageRows}`.execute(tx);
    const { event } = series.behaviour;
    await addToDays(
      tx,
      [series],
      page.rows.map(({ identity, at, properties }) => ({ identity, at, event, properties })),
    );
    const last = page.rows.at(-1);
    if (last === undefined || page.rows.length < pageRows) return;
    after = last.message_id;
  }
}
