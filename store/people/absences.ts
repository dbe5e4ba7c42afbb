import type { Db } from "../database.ts";

/** When somebody is away, epoch milliseconds, the end not included, and who decides for them meanwhile. */
export interface Absence {
  readonly from: number;
  readonly until: number;
  readonly substitute: string | null;
}

export async function findAbsence(db: Db, person: string): Promise<Absence | null> {
  const row = await db.selectFrom("absence").selectAll().where("person", "=", person).executeTakeFirst();
  if (row === undefined) return null;
  return { from: row.away_from.getTime(), until: row.away_until.getTime(), substitute: row.substitute };
}

/** Sets the absence of somebody, in place of what was set before; `null` takes it away. */
export async function saveAbsence(db: Db, person: string, absence: Absence | null): Promise<void> {
  if (absence === null) {
    await db.deleteFrom("absence").where("person", "=", person).execute();
    return;
  }
  const { from, until, substitute } = absence;
  const columns = { away_from: new Date(from), away_until: new Date(until), substitute };
  await db
    .insertInto("absence")
    .values({ person, ...columns })
    .onConflict((conflict) => conflict.column("person").doUpdateSet(columns))
    .execute();
}
