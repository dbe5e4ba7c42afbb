import { sql } from "kysely";
import type { Freeze } from "../../domain/calendar/freeze.ts";
import type { Db } from "../database.ts";
import { teamIdOf } from "../people/teams.ts";

/** A freeze with its words. Instants are epoch milliseconds; `liftedAt`: it holds nothing any more. */
export interface StoredFreeze extends Freeze {
  readonly name: string;
  readonly reason: string;
  readonly createdAt: number;
  readonly liftedAt: number | null;
}

export type NewFreeze = Pick<StoredFreeze, "name" | "reason" | "from" | "until" | "teams">;

/** Adds a freeze; a request that is repeated finds the one it made. */
export async function insertFreeze(db: Db, freeze: NewFreeze, once: string | null): Promise<StoredFreeze> {
  const { name, reason, from, until, teams } = freeze;
  const added = await db
    .insertInto("launch_freeze")
    .values({ name, reason, starts_at: new Date(from), ends_at: new Date(until), teams: [...teams], once })
    .onConflict((conflict) => conflict.column("once").doNothing())
    .returningAll()
    .executeTakeFirst();
  if (added !== undefined) return toFreeze(added);
  return toFreeze(await db.selectFrom("launch_freeze").selectAll().where("once", "=", once).executeTakeFirstOrThrow());
}

/** Freezes that touch `[from, until)`, in the order they begin; lifted ones are left out unless asked for. */
export async function findFreezes(
  db: Db,
  { from = null, until = null, lifted = false }: { from?: number | null; until?: number | null; lifted?: boolean } = {},
): Promise<readonly StoredFreeze[]> {
  let query = db.selectFrom("launch_freeze").selectAll().orderBy("starts_at").orderBy("number");
  if (from !== null) query = query.where("ends_at", ">", new Date(from));
  if (until !== null) query = query.where("starts_at", "<", new Date(until));
  if (!lifted) query = query.where("lifted_at", "is", null);
  return (await query.execute()).map(toFreeze);
}

/** One freeze, also a lifted one. */
export async function findFreeze(db: Db, id: string): Promise<StoredFreeze | null> {
  const number = numberOf(id);
  if (number === null) return null;
  const row = await db.selectFrom("launch_freeze").selectAll().where("number", "=", number).executeTakeFirst();
  return row === undefined ? null : toFreeze(row);
}

/** Ends a freeze before its time. `false` when there is none that still holds. */
export async function liftFreeze(db: Db, id: string, at: number): Promise<boolean> {
  const number = numberOf(id);
  if (number === null) return false;
  const lifted = await db
    .updateTable("launch_freeze")
    .set({ lifted_at: new Date(at) })
    .where("number", "=", number)
    .where("lifted_at", "is", null)
    .executeTakeFirst();
  return lifted.numUpdatedRows > 0n;
}

/** A launch that was set to an instant to come. */
export interface PlannedLaunch {
  readonly change: string;
  readonly title: string;
  readonly team: string | null;
  readonly wave: string;
  readonly launchAt: number;
  /** The freeze it was set into on purpose, with a reason. */
  readonly despite: string | null;
}

/** Launches planned in `[from, until)`, the next first. */
export async function plannedLaunches(db: Db, from: number, until: number): Promise<readonly PlannedLaunch[]> {
  const { rows } = await sql<Omit<PlannedLaunch, "launchAt"> & { launchAt: string }>`
    select change.key as change, title, ${teamIdOf(sql`team`)} as team, wave.key as wave,
      wave.value ->> 'scheduledFor' as "launchAt", wave.value ->> 'despite' as despite
    from (select key, title, state, number, team from change where stage in ('readiness', 'launch')) change,
      jsonb_each(state -> 'waves') as wave(key, value)
    where (wave.value ->> 'scheduledFor')::numeric >= ${from} and (wave.value ->> 'scheduledFor')::numeric < ${until}
    order by (wave.value ->> 'scheduledFor')::numeric, number, wave.key`.execute(db);
  return rows.map((row) => ({ ...row, launchAt: Number(row.launchAt) }));
}

function numberOf(id: string): number | null {
  const digits = /^FRZ-([1-9][0-9]{0,8})$/.exec(id)?.[1];
  return digits === undefined ? null : Number(digits);
}

interface Row {
  readonly number: number;
  readonly name: string;
  readonly reason: string;
  readonly starts_at: Date;
  readonly ends_at: Date;
  readonly teams: string[];
  readonly created_at: Date;
  readonly lifted_at: Date | null;
}

function toFreeze(row: Row): StoredFreeze {
  return {
    id: `FRZ-${row.number}`,
    name: row.name,
    reason: row.reason,
    from: row.starts_at.getTime(),
    until: row.ends_at.getTime(),
    teams: row.teams,
    createdAt: row.created_at.getTime(),
    liftedAt: row.lifted_at?.getTime() ?? null,
  };
}
