import { sql } from "kysely";
import { matches } from "../../domain/usage/behaviour.ts";
import type { Properties } from "../../domain/usage/behaviour.ts";
import type { Behaviour } from "../../domain/change/schema.ts";
import { numberArray } from "../../lib/array-literal.ts";
import { Zone } from "../../lib/business-time/zone.ts";
import type { Tx } from "../database.ts";

/** A filter on one source's events, counted by local day. */
export interface Series {
  readonly id: number;
  readonly behaviour: Behaviour;
  readonly timeZone: string;
}

/** What the rollup needs of a stored event. */
export interface CountedEvent {
  readonly identity: string;
  readonly at: number;
  readonly event: string;
  readonly properties: Properties | null;
}

interface Cell {
  readonly series: number;
  readonly identity: string;
  /** Days since 1970-01-01 on the local calendar. */
  readonly day: number;
  n: number;
  first: number;
  last: number;
}

const zones = new Map<string, Zone>();

export function zoneOf(name: string): Zone {
  const known = zones.get(name);
  if (known !== undefined) return known;
  const zone = new Zone(name);
  zones.set(name, zone);
  return zone;
}

/** Counts events of one source into the rollup of its series. Every event must be handed over exactly once. */
export async function addToDays(tx: Tx, series: readonly Series[], events: Iterable<CountedEvent>): Promise<void> {
  if (series.length === 0) return;
  const names = new Set(series.map((one) => one.behaviour.event));
  const cells = new Map<string, Cell>();
  for (const event of events) {
    if (!names.has(event.event)) continue;
    for (const one of series) if (matches(one.behaviour, event)) count(cells, one, event);
  }
  if (cells.size > 0) await merge(tx, [...cells.values()]);
}

function count(cells: Map<string, Cell>, series: Series, { identity, at }: CountedEvent): void {
  const { day } = zoneOf(series.timeZone).local(at);
  const key = `${series.id} ${identity} ${day}`;
  const cell = cells.get(key);
  if (cell === undefined) {
    cells.set(key, { series: series.id, identity, day, n: 1, first: at, last: at });
    return;
  }
  cell.n += 1;
  cell.first = Math.min(cell.first, at);
  cell.last = Math.max(cell.last, at);
}

/** In key order, so that two processes never wait for each other. */
async function merge(tx: Tx, cells: readonly Cell[]): Promise<void> {
  const column = (read: (cell: Cell) => number | string) => numberArray(cells.map(read));
  await sql`
    insert into usage_day (series, identity, day, n, first_at, last_at)
    select series, identity, date '1970-01-01' + day, n,
      timestamptz 'epoch' + first * interval '1 ms', timestamptz 'epoch' + last * interval '1 ms'
    from unnest(${column((cell) => cell.series)}::int[], ${column((cell) => cell.identity)}::bigint[],
      ${column((cell) => cell.day)}::int[], ${column((cell) => cell.n)}::int[],
      ${column((cell) => cell.first)}::float8[], ${column((cell) => cell.last)}::float8[])
      as w (series, identity, day, n, first, last)
    order by 1, 2, 3
    on conflict (series, identity, day) do update set
      n = usage_day.n + excluded.n,
      first_at = least(usage_day.first_at, excluded.first_at),
      last_at = greatest(usage_day.last_at, excluded.last_at)`.execute(tx);
}
