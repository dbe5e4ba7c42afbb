import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { Calendar } from "../../lib/business-time/schema.ts";
import type { Db, Tx } from "../database.ts";

/** What a team says of itself before it is asked for something. Working time as "2 days"; `null`: nothing is said. */
export interface TeamIntake {
  /** Within which time a proposal is answered. */
  readonly answerIn: string | null;
  /** How many changes it works on at once. */
  readonly atOnce: number | null;
  /** How long it usually builds. */
  readonly buildIn: string | null;
}

export interface Team {
  readonly id: string;
  readonly name: string;
  /** Its working time; `null` is the default calendar. */
  readonly calendar: Calendar | null;
  readonly intake: TeamIntake;
}

const columns = ["id", "name", "calendar", "answer_in", "at_once", "build_in"] as const;

interface TeamRow {
  readonly id: string;
  readonly name: string;
  readonly calendar: Calendar | null;
  readonly answer_in: string | null;
  readonly at_once: number | null;
  readonly build_in: string | null;
}

function toTeam({ answer_in: answerIn, at_once: atOnce, build_in: buildIn, ...team }: TeamRow): Team {
  return { ...team, intake: { answerIn, atOnce, buildIn } };
}

const intakeColumns = ({ answerIn, atOnce, buildIn }: TeamIntake) => ({
  answer_in: answerIn,
  at_once: atOnce,
  build_in: buildIn,
});

/** By id. */
export async function allTeams(db: Db): Promise<readonly Team[]> {
  return (await db.selectFrom("team").select(columns).orderBy("id").execute()).map(toTeam);
}

/** What teams are called, by id; those that are not known are left out. */
export async function teamNames(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom("team")
    .select(["id", "name"])
    .where("id", "in", [...new Set(ids)])
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** By the name that a proposal gives, which may be its id or what people call it. */
export async function findTeamCalled(db: Db, name: string): Promise<Team | null> {
  const row = await db
    .selectFrom("team")
    .select(columns)
    .where((each) => each.or([each("id", "=", name), each(sql`lower(name)`, "=", name.toLowerCase())]))
    .orderBy(sql`id = ${name}`, "desc")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : toTeam(row);
}

/** The id of a team that a proposal calls by its id or by what people call it; of one that is not known, the name it was given. */
export async function teamIdCalled(db: Db, name: string | null): Promise<string | null> {
  return name === null ? null : ((await findTeamCalled(db, name))?.id ?? name);
}

/** The same as a part of a query. */
export function teamIdOf(name: RawBuilder<string | null>): RawBuilder<string | null> {
  return sql`coalesce((
    select known.id from team as known where known.id = ${name} or lower(known.name) = lower(${name})
    order by known.id = ${name} desc, known.id limit 1), ${name})`;
}

export async function findTeam(db: Db, id: string): Promise<Team | null> {
  const row = await db.selectFrom("team").select(columns).where("id", "=", id).executeTakeFirst();
  return row === undefined ? null : toTeam(row);
}

/** Adds a team. `false` when the id is taken; nothing changes then. */
export async function insertTeam(db: Db | Tx, { id, name, calendar, intake }: Team): Promise<boolean> {
  const inserted = await db
    .insertInto("team")
    .values({ id, name, calendar: calendar === null ? null : JSON.stringify(calendar), ...intakeColumns(intake) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Changes what is given. `null` when there is no such team. */
export async function updateTeam(
  db: Db,
  id: string,
  { name, calendar, intake }: Partial<Omit<Team, "id">>,
): Promise<Team | null> {
  const row = await db
    .updateTable("team")
    .set({
      id,
      ...(name === undefined ? {} : { name }),
      ...(calendar === undefined ? {} : { calendar: calendar === null ? null : JSON.stringify(calendar) }),
      ...(intake === undefined ? {} : intakeColumns(intake)),
    })
    .where("id", "=", id)
    .returning(columns)
    .executeTakeFirst();
  return row === undefined ? null : toTeam(row);
}
