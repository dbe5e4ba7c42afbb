import { sql } from "kysely";
import type { StoredContent } from "../../domain/change/content.ts";
import type { ChangeState } from "../../domain/change/state.ts";
import type { Db } from "../database.ts";

/** A change that a team is asked for, or works on. */
export interface TeamChange {
  readonly key: string;
  readonly title: string;
  readonly state: ChangeState;
  readonly content: StoredContent;
}

/** More than any team has before it at once. */
const listedMax = 500;

/** Changes of a team from intake until their first launch; those on hold wait for nobody and hold nobody up. */
export async function findTeamChanges(db: Db, team: string): Promise<readonly TeamChange[]> {
  const { rows } = await sql<TeamChange>`
    select change.key, change.title, change.state, revision.content
    from change join revision on revision.change = change.key
      and revision.number = (change.state->'revision'->>'number')::int
      and revision.hash = change.state->'revision'->>'hash'
    where change.team = ${team} and change.stage in ('intake', 'alignment', 'build', 'readiness')
      and change.state->>'heldSince' is null
    order by change.number limit ${listedMax}`.execute(db);
  return rows;
}

/** Teams that changes are asked of or worked on, by name of the content. */
export async function findAskedTeams(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ readonly team: string }>`
    select distinct team from change
    where team is not null and stage in ('intake', 'alignment', 'build', 'readiness') order by team`.execute(db);
  return rows.map((row) => row.team);
}
