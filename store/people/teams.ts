import type { Calendar } from "../../lib/business-time/schema.ts";
import type { Db, Tx } from "../database.ts";

export interface Team {
  readonly id: string;
  readonly name: string;
  /** Its working time; `null` is the default calendar. */
  readonly calendar: Calendar | null;
}

/** By id. */
export async function allTeams(db: Db): Promise<readonly Team[]> {
  return db.selectFrom("team").select(["id", "name", "calendar"]).orderBy("id").execute();
}

/** Adds a team. `false` when the id is taken; nothing changes then. */
export async function insertTeam(db: Db | Tx, { id, name, calendar }: Team): Promise<boolean> {
  const inserted = await db
    .insertInto("team")
    .values({ id, name, calendar: calendar === null ? null : JSON.stringify(calendar) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (inserted.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Changes name or calendar. `false` when there is no such team. */
export async function updateTeam(db: Db, { id, name, calendar }: Team): Promise<boolean> {
  const updated = await db
    .updateTable("team")
    .set({ name, calendar: calendar === null ? null : JSON.stringify(calendar) })
    .where("id", "=", id)
    .executeTakeFirst();
  return updated.numUpdatedRows > 0n;
}
