import { sql } from "kysely";
import type { Db } from "../database.ts";

/** Keys of the changes that run, or ended since, in the order of the portfolio. */
export async function changesInDigests(db: Db, endedSince: number): Promise<readonly string[]> {
  const { rows } = await sql<{ key: string }>`
    select c.key from portfolio p join change c on c.key = p.change
    where not p.names and (c.outcome is null or c.last_at >= ${new Date(endedSince)})
    order by p.standing, p.overdue desc, p.gap desc, c.number desc`.execute(db);
  return rows.map(({ key }) => key);
}
