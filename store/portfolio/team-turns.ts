import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { Party } from "../../domain/change/ball.ts";
import type { Stage } from "../../domain/change/state.ts";
import { textArray } from "../../lib/array-literal.ts";
import type { Db } from "../database.ts";

/** Who had the ball: a team that is told by itself, everybody else together, nobody in particular, or nobody. */
export type Holder = "team" | "others" | "unnamed" | "nobody";

/** Which turns are asked for; `null`: all. */
export interface TurnFilter {
  /** Turns that began at this instant or later. */
  readonly since: number | null;
  readonly tier: string | null;
  readonly stage: Stage | null;
}

/** What is known of the turns of one row. Working time in seconds. */
export interface HeldTurns {
  readonly holder: Holder;
  readonly team: string | null;
  readonly changes: number;
  readonly turns: number;
  /** Working time of everything that has ended, also of turns that go on. */
  readonly seconds: number;
  /** Lengths of the turns that are over. */
  readonly ended: readonly number[];
  /** Of those, how many had a deadline, and how many were over before it. */
  readonly due: number;
  readonly inTime: number;
}

/** How many people are in each team. */
export async function membersOfTeams(db: Db): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ team: string; people: number }>`
    select team, count(*)::int as people from person where team is not null group by team`.execute(db);
  return new Map(rows.map(({ team, people }) => [team, people]));
}

/** How many people ever had the ball who are in none of these teams. */
export async function countOthers(db: Db, teams: readonly string[]): Promise<number> {
  const { rows } = await sql<{ people: number }>`
    select count(distinct person)::int as people from change_turn
    where person is not null and (team is null or not team = any(${textArray(teams)}::text[]))`.execute(db);
  return rows[0]?.people ?? 0;
}

const holderOf = (teams: readonly string[]): RawBuilder<Holder> => sql`case
  when change_turn.party = 'nobody' then 'nobody'
  when change_turn.team = any(${textArray(teams)}::text[]) then 'team'
  when change_turn.team is null and change_turn.person is null then 'unnamed'
  else 'others' end`;

function fits({ tier, stage }: TurnFilter): RawBuilder<boolean> {
  const conditions = [sql<boolean>`true`];
  if (stage !== null) conditions.push(sql`change_turn.stage = ${stage}`);
  if (tier !== null)
    conditions.push(sql`exists (select 1 from change where key = change_turn.change and tier = ${tier})`);
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`;
}

/** The turns that fit, by who had the ball. `teams`: those told by themselves. */
export async function heldTurns(db: Db, filter: TurnFilter, teams: readonly string[]): Promise<readonly HeldTurns[]> {
  const { since } = filter;
  const began = since === null ? sql`` : sql`having min(began_at) >= ${new Date(since)}`;
  const { rows } = await sql<HeldTurns>`
    with taken as (
      select change, turn, holder, case when holder = 'team' then team end as team, coalesce(sum(seconds), 0) as seconds,
        bool_and(ended_at is not null) as over, bool_or(due_at is not null) as due, coalesce(sum(over_seconds), 0) = 0 as in_time
      from (select *, ${holderOf(teams)} as holder from change_turn where ${fits(filter)}) as part
      group by change, turn, holder, team ${began})
    select holder, team, count(distinct change)::int as changes, count(*)::int as turns, sum(seconds) as seconds,
      coalesce(json_agg(seconds) filter (where over), '[]') as ended, count(*) filter (where over and due)::int as due,
      count(*) filter (where over and due and in_time)::int as "inTime"
    from taken group by holder, team`.execute(db);
  return rows;
}

/** A turn that is not over. `seconds` and `overSeconds`: of its parts that have ended. Instants are epoch milliseconds. */
export interface OpenTurn {
  readonly holder: Holder;
  readonly team: string | null;
  readonly change: string;
  readonly title: string;
  readonly lastAt: number;
  /** The team whose change it is. */
  readonly built: string | null;
  readonly party: Party;
  readonly person: string | null;
  readonly held: boolean;
  readonly dueAt: number | null;
  /** When its last part began, and when the turn did. */
  readonly from: number;
  readonly began: number;
  readonly seconds: number;
  readonly overSeconds: number;
}

/** Those that fit, whenever they began. */
export async function openTurns(db: Db, filter: TurnFilter, teams: readonly string[]): Promise<readonly OpenTurn[]> {
  const { rows } = await sql<OpenTurn>`
    select ${holderOf(teams)} as holder, change_turn.team,
      change_turn.change, change.title, change.team as built, party, person, held,
      ${milliseconds(sql`change.last_at`)} as "lastAt", ${milliseconds(sql`due_at`)} as "dueAt",
      ${milliseconds(sql`began_at`)} as "from", ${milliseconds(sql`whole.began`)} as began,
      whole.seconds, whole.over_seconds as "overSeconds"
    from change_turn join change on change.key = change_turn.change
    cross join lateral (
      select min(began_at) as began, coalesce(sum(seconds), 0) as seconds, coalesce(sum(over_seconds), 0) as over_seconds
      from change_turn as part where part.change = change_turn.change and part.turn = change_turn.turn) as whole
    where ended_at is null and ${fits(filter)}`.execute(db);
  return rows.map((row) => (row.holder === "team" ? row : { ...row, team: null }));
}

const milliseconds = (at: RawBuilder<unknown>): RawBuilder<number> => sql`(extract(epoch from ${at}) * 1000)::float8`;
