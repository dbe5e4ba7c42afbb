import { sql } from "kysely";
import type { StoredSession } from "../../domain/change/content.ts";
import type { Db } from "../database.ts";

interface Invited {
  readonly change: string;
  readonly training: string;
  /** Subject of the links by which somebody is invited. */
  readonly subject: string;
  /** Number of the revision that holds. */
  readonly revision: number;
}

/** The sessions that earlier texts had since somebody was invited, each as it was last. */
export async function earlierSessions(
  db: Db,
  { change, training, subject, revision }: Invited,
): Promise<readonly StoredSession[]> {
  const { rows } = await sql<{ session: StoredSession }>`
    with invited as (
      select min(created_at) as at from link where kind = 'training' and change = ${change} and subject = ${subject})
    select distinct on (session ->> 'id') session
    from revision,
      jsonb_path_query(content, '$.trainings[*] ? (@.id == $id)', jsonb_build_object('id', ${training}::text)) as training,
      jsonb_path_query(training, '$.sessions[*]') as session
    where change = ${change} and number < ${revision} and jsonb_path_exists(content, '$.trainings[*].sessions[*]')
      and number >= coalesce((
        select max(told.number) from revision told, invited where told.change = ${change} and told.created_at <= invited.at), 0)
    order by session ->> 'id', number desc`.execute(db);
  return rows.map(({ session }) => session);
}
