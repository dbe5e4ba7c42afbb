import { sql } from "kysely";
import type { Db } from "../database.ts";

/** Somebody came to a population, left it, or went from one of its groups to another. `at`: epoch milliseconds. */
export interface Movement {
  readonly kind: "joined" | "left" | "moved";
  readonly at: number;
  readonly person: string;
  /** `null` for somebody erased. */
  readonly name: string | null;
  /** The group they came to, or left. */
  readonly group: string;
  /** The group they came from, of a move. */
  readonly from: string | null;
  /** They were in the population before, and came back. */
  readonly isAgain: boolean;
}

export interface MovementPage {
  /** Later than this, and not later than `until`; epoch milliseconds. */
  readonly since: number;
  readonly until: number;
  readonly limit: number;
}

/** Directories take out of one group and put into another in two steps, so a day between them is still one move. */
const sameMove = sql`interval '1 day'`;

/** Movements, newest first, and how many of each kind there are in all. */
export async function movementsOf(
  db: Db,
  population: string,
  { since, until, limit }: MovementPage,
): Promise<{ readonly movements: readonly Movement[]; readonly counts: Readonly<Record<Movement["kind"], number>> }> {
  const isIn = (column: "joined_at" | "left_at") =>
    sql`${sql.ref(column)} > ${new Date(since)} and ${sql.ref(column)} <= ${new Date(until)}`;
  const all = sql`
    with held as (
      select person, "group", joined_at, left_at, lag("group") over own as from_group,
        lag(joined_at) over own as from_joined, lag(left_at) over own as from_left, lead(joined_at) over own as next_joined
      from membership where population = ${population} window own as (partition by person order by joined_at)),
    movement as (
      select case when is_on then 'moved' else 'joined' end as kind, joined_at as at, person, "group",
        case when is_on then from_group end as "from", from_joined is not null and not is_on as again
      from (select *, from_joined is not null and (from_left is null or from_left >= joined_at - ${sameMove}) as is_on
        from held) came
      where ${isIn("joined_at")} and not (is_on and from_group = "group")
      union all
      select 'left', left_at, person, "group", null, false from held
      where ${isIn("left_at")} and (next_joined is null or next_joined > left_at + ${sameMove}))`;
  const { rows } = await sql<Movement>`${all}
    select kind, (extract(epoch from at) * 1000)::float8 as at, movement.person, p.name, "group", "from", again as "isAgain"
    from movement left join person p on p.id = movement.person
    order by movement.at desc, lower(p.name), movement.person limit ${limit}`.execute(db);
  const counted = await sql<{ kind: Movement["kind"]; count: number }>`${all}
    select kind, count(*)::int as count from movement group by kind`.execute(db);
  const counts = {
    joined: 0,
    left: 0,
    moved: 0,
    ...Object.fromEntries(counted.rows.map((row) => [row.kind, row.count])),
  };
  return { movements: rows, counts };
}
