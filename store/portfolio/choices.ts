import { sql } from "kysely";
import type { Db } from "../database.ts";

/** Teams named in changes, as they are named there. */
export async function listedTeams(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ team: string }>`
    select distinct team from portfolio where names and team is not null`.execute(db);
  return rows.map(({ team }) => team);
}

/** Owners of changes, those of the most first. */
export async function listedOwners(db: Db, limit: number): Promise<readonly string[]> {
  const { rows } = await sql<{ owner: string }>`
    select owner from portfolio where names and owner is not null
    group by owner order by count(*) desc, owner limit ${limit}`.execute(db);
  return rows.map(({ owner }) => owner);
}
