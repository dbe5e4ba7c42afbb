import { sql } from "kysely";
import { everybody } from "../../domain/change/content.ts";
import type { Db } from "../database.ts";
import { intakeSubject, requestSubject } from "../change/deadlines.ts";
import { teamIdOf } from "../people/teams.ts";

/** What a date of a change is: a launch, a session of a training, an answer that is owed at intake, a decision at a gate, a target's last day, or an open task. */
export type DateKind = "launch" | "training" | "answer" | "decision" | "judged" | "reinforcement";

/** One date of a change. `part`: the name of the wave, gate or target. */
export interface ChangeDate {
  readonly kind: DateKind;
  readonly change: string;
  readonly title: string;
  readonly part: string;
  /** What it is about, where several dates share the name; `null`: the name says it. */
  readonly subject: string | null;
  /** Epoch milliseconds. */
  readonly at: number;
  /** End, not part of it; `null`: it is a moment. */
  readonly until: number | null;
  /** It happened: a wave that was launched. */
  readonly done: boolean;
}

export interface DateQuestion {
  /** `[from, until)`, epoch milliseconds. */
  readonly from: number;
  readonly until: number;
  /** Only changes of this team. */
  readonly team: string | null;
}

/**
 * The dates of changes in a span, in order. Those who are asked at one gate with one deadline are one date. A change that is on hold has no deadlines, because its clocks stand still. Changes that
 * were closed before the span are not read, and
 * a change that is closed trains nobody any more. Texts without sessions are not read either.
 */
export async function findChangeDates(db: Db, { from, until, team }: DateQuestion): Promise<readonly ChangeDate[]> {
  const { rows } = await sql<ChangeDate & { readonly number: number }>`
    with live as (
      select key, number, title, stage, state, last_at, (state ->> 'heldSince') is not null as held
      from change
      where (stage <> 'closed' or last_at >= ${new Date(from)}) and (${team}::text is null or ${teamIdOf(sql`change.team`)} = ${team})),
    dates as (
      select 'launch' as kind, live.key, 'waves' as list, wave.key as id, null::text as session, null::float8 as minutes,
        coalesce(wave.value ->> 'launchedAt', wave.value ->> 'scheduledFor')::float8 as at,
        wave.value ->> 'launchedAt' is not null as done
      from live, jsonb_each(live.state -> 'waves') as wave
      union all
      select 'answer', live.key, null, null, null, null, extract(epoch from due_at) * 1000, false
      from live join deadline on deadline.change = live.key and deadline.subject = ${intakeSubject}
      where stage = 'intake' and not held
      union all
      select 'decision', live.key, 'gates', asked.value ->> 'gate', null, null, extract(epoch from due_at) * 1000, false
      from live, jsonb_each(live.state -> 'requests') as asked
      join deadline on deadline.subject = ${requestSubject("")} || asked.key
      where stage = 'alignment' and not held and deadline.change = live.key and asked.value ->> 'standing' = 'open'
        and live.state #>> array['gates', asked.value ->> 'gate', 'standing'] = 'open'
      union all
      select 'judged', live.key, 'targets', reading.target, null, null, (reading.verdict ->> 'windowEndsAt')::float8, false
      from live join target_reading as reading on reading.change = live.key
      where stage <> 'closed'
      union all
      select 'reinforcement', live.key, 'targets', task.value ->> 'target', null, null, (task.value ->> 'dueAt')::float8, false
      from live, jsonb_each(live.state -> 'reinforcements') as task
      where stage <> 'closed' and task.value ->> 'standing' = 'open'
      union all
      select 'training', live.key, 'trainings', training ->> 'id', session ->> 'id', (session ->> 'minutes')::float8,
        extract(epoch from (session ->> 'startsAt')::timestamptz) * 1000, false
      from live join revision on revision.change = live.key and revision.number = (live.state #>> '{revision,number}')::int
          and revision.hash = live.state #>> '{revision,hash}',
        jsonb_path_query(content, '$.trainings[*]') as training, jsonb_path_query(training, '$.sessions[*]') as session
      where jsonb_path_exists(content, '$.trainings[*].sessions[*]') and stage not in ('draft', 'intake')
        and (stage <> 'closed' or (session ->> 'startsAt')::timestamptz < last_at))
    select distinct dates.kind, dates.key as change, live.title, dates.at::float8 as at,
      dates.id || '.' || dates.session as subject, (dates.at + dates.minutes * 60000)::float8 as until, dates.done, live.number, coalesce((
        select named ->> 'name' from revision, jsonb_array_elements(revision.content -> dates.list) as named
        where revision.change = live.key and revision.number = (live.state #>> '{revision,number}')::int
          and revision.hash = live.state #>> '{revision,hash}' and named ->> 'id' = dates.id), nullif(dates.id, ${everybody}), '') as part
    from dates join live on live.key = dates.key
    where dates.at >= ${from} and dates.at < ${until}
    order by at, number, kind, part`.execute(db);
  return rows.map(({ number: _number, ...date }) => date);
}
