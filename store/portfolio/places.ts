import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import { standings } from "../../domain/portfolio/standing.ts";
import type { Standing } from "../../domain/portfolio/standing.ts";
import type { Db } from "../database.ts";
import { fits } from "./where.ts";
import type { ListFilter } from "./where.ts";

/** What the order of the list is made of, first to last; the smaller comes first. */
export type Place = readonly [standing: number, calm: number, gap: number, number: number];

export interface Placed {
  readonly key: string;
  readonly place: Place;
}

const calm = sql<boolean>`(not overdue)`;
const order = sql`standing, ${calm}, (-gap), (-number)`;

/** The changes that fit, worst first: by group, late tasks first, then by the gap, the newest first. `after`: only what comes later. */
export async function findPlaces(
  db: Db,
  filter: ListFilter,
  { after, limit }: { readonly after: Place | null; readonly limit: number },
): Promise<readonly Placed[]> {
  const rest = after === null ? sql<boolean>`true` : laterThan(after);
  const { rows } = await sql<{ key: string; standing: number; calm: boolean; gap: number; number: number }>`
    select change as key, standing, ${calm} as calm, -gap as gap, -number as number
    from portfolio where ${fits(filter)} and ${rest} order by ${order} limit ${limit}`.execute(db);
  return rows.map(({ key, ...row }) => ({ key, place: [row.standing, Number(row.calm), row.gap, row.number] }));
}

function laterThan([standing, isCalm, gap, number]: Place): RawBuilder<boolean> {
  return sql`(standing, ${calm}, (-gap), (-number))
    > (${standing}::smallint, ${isCalm === 1}::boolean, ${gap}::float8, ${number}::integer)`;
}

/** How many changes stand in each group. */
export async function countStandings(db: Db, filter: ListFilter): Promise<Readonly<Record<Standing, number>>> {
  const { rows } = await sql<{ standing: number; count: number }>`
    select standing, count(*)::int as count from portfolio where ${fits({ ...filter, standing: null })}
    group by standing`.execute(db);
  const counts: Record<Standing, number> = { delivered: 0, early: 0, moving: 0, adopted: 0, ended: 0 };
  for (const { standing, count } of rows) {
    const name = standings[standing];
    if (name !== undefined) counts[name] = count;
  }
  return counts;
}

/** Keys of those that were measured longest ago and before `before`, whoever looks. */
export async function findLongUnmeasured(
  db: Db,
  { before, limit }: { readonly before: number; readonly limit: number },
): Promise<readonly string[]> {
  const { rows } = await sql<{ change: string }>`
    select change from portfolio where names and measured_at < ${new Date(before)}
    order by measured_at limit ${limit}`.execute(db);
  return rows.map(({ change }) => change);
}
