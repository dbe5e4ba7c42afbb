import { sql } from "kysely";
import type { EarlierChange } from "../../domain/change/candidate.ts";
import type { Db } from "../database.ts";

/** As many as are looked through for a likeness. */
const changesMax = 100;

/** Changes that people agreed to, newest first, with what of them might concern another one. Who decided is told of finished ones. */
export async function earlierChanges(db: Db, except: string | null): Promise<readonly EarlierChange[]> {
  const { rows } = await sql<EarlierChange>`
    with agreed as (
      select key, number, title, team, state, owner, stage = 'closed' as finished from change
      where stage in ('build', 'readiness', 'launch', 'adoption', 'closed')
        and coalesce(outcome not in ('withdrawn', 'declined'), true) and key is distinct from ${except}
      order by number desc limit ${changesMax})
    select agreed.key, agreed.title, agreed.team, agreed.owner, agreed.finished as "isFinished",
      content ->> 'template' as template,
      coalesce((content #>> '{tierAnswers,definitions}')::int, 0) as definitions,
      (select coalesce(jsonb_agg(jsonb_build_object('connects', part ->> 'connects', 'owner', part -> 'owner')), '[]')
        from jsonb_array_elements(content -> 'integrations') as part) as integrations,
      (select coalesce(jsonb_agg(jsonb_build_object('source', part -> 'source', 'event', part #> '{behaviour,event}', 'owner', part -> 'owner')), '[]')
        from jsonb_array_elements(content -> 'targets') as part) as targets,
      case when not finished then '[]'::jsonb else (
        select coalesce(jsonb_agg(distinct jsonb_build_object('person', asked.value -> 'person', 'gate', gate ->> 'name', 'role', coalesce(seat ->> 'role', ''))), '[]')
        from jsonb_each(state -> 'requests') as asked
        join jsonb_array_elements(content -> 'gates') as gate on gate ->> 'id' = asked.value ->> 'gate'
        left join jsonb_array_elements(gate -> 'stakeholders') as seat on seat -> 'person' = asked.value -> 'person'
        where asked.value ->> 'standing' = 'decided') end as deciders
    from agreed join revision on revision.change = agreed.key
      and revision.number = (state #>> '{revision,number}')::int and revision.hash = state #>> '{revision,hash}'
    order by agreed.number desc`.execute(db);
  return rows;
}
