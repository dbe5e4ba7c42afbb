import type { Client } from "pg";
import { countUpTo } from "../../domain/adoption/ladder.ts";
import { numberArray } from "../../lib/array-literal.ts";
import type { Reading } from "../../domain/adoption/measure.ts";
import { behaviour, launchedAt, population, rule } from "./world.ts";
import type { World } from "./world.ts";

/** What a panel tells of an instant. */
export interface Panel {
  readonly at: number;
  readonly judged: number;
  readonly tried: number;
  readonly active: number;
  readonly habitual: number;
}

/**
 * The same numbers counted from the raw events, as somebody would write it who has no rollup: distinct people with an event
 * since their start, in the last `w` completed weeks or the current one, and `k` times in `m` of those weeks.
 */
const statement = `
with start as (
  select person, greatest(joined_at, $3::timestamptz) as start from membership
  where population = $4 and greatest(joined_at, $3::timestamptz) + $5 * interval '24 hours' <= $6::timestamptz
), action as (
  select i.person, e.at from usage_event e
  join usage_identity i on i.id = e.identity join start s on s.person = i.person
  where e.source = $1 and e.event = $2 and e.at >= s.start and e.at < $6::timestamptz
), good as (
  select person from (
    select person, width_bucket((extract(epoch from at) * 1000)::float8, $7::float8[]) as week
    from action where at >= to_timestamp(($7::float8[])[1] / 1000)
      and at < to_timestamp(($7::float8[])[array_length($7::float8[], 1)] / 1000)
    group by person, week having count(*) >= $8
  ) week group by person having count(*) >= $9
)
select (select count(*) from start)::int as judged, count(distinct person)::int as tried,
  (count(distinct person) filter (where at >= to_timestamp(($7::float8[])[1] / 1000)))::int as active,
  (select count(*) from good)::int as habitual
from action`;

async function countRaw(raw: Client, sourceNumber: number, event: string, at: number): Promise<Panel> {
  const { boundaries, habit, graceDays } = rule;
  const completed = countUpTo(boundaries, at);
  const recent = boundaries.slice(Math.max(0, completed - 1 - habit.w), completed);
  const { rows } = await raw.query<Omit<Panel, "at">>(statement, [
    sourceNumber,
    event,
    new Date(launchedAt),
    population,
    graceDays,
    new Date(at),
    numberArray(recent),
    habit.k,
    habit.m,
  ]);
  const [counts] = rows;
  if (counts === undefined) throw new Error("a count gives one row");
  return { at, ...counts };
}

export async function panelsFromRaw(
  { raw, sourceNumber }: Pick<World, "raw" | "sourceNumber">,
  instants: readonly number[],
): Promise<Panel[]> {
  const panels: Panel[] = [];
  for (const at of instants) panels.push(await countRaw(raw, sourceNumber, behaviour.event, at));
  return panels;
}

/** The same of what the product measured. */
export function panelsOf(readings: readonly Reading[]): Panel[] {
  return readings.map(({ at, all: { judged, tried, active, habitual } }) => ({ at, judged, tried, active, habitual }));
}
