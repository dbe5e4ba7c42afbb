import { sql } from "kysely";
import type { Actor, SignoffChoice } from "../../domain/change/command.ts";
import type { Db } from "../database.ts";

/** What was said about a sign-off request, with the text as it is still readable: `null` when its author is erased. */
export interface Said {
  readonly seq: number;
  readonly at: number;
  readonly request: string;
  readonly actor: Actor;
  readonly said: SignoffChoice | "consented_by_silence" | "answered" | "passed_on" | "closed" | "overruled";
  readonly text: string | null;
  /** Who spoke, or in whose name: an overrule and a delegation name a person. */
  readonly person: string | null;
  /** The condition or concern this is about. */
  readonly objection: string | null;
  readonly shownHash: string | null;
  /** It was passed on by a rule, because the person asked was away. */
  readonly isAway: boolean;
}

/** Everything said in the gates of a change, oldest first. */
export async function findConversation(db: Db, change: string): Promise<readonly Said[]> {
  const { rows } = await sql<Omit<Said, "at"> & { readonly at: Date }>`
    select event.seq, event.at, event.actor, event.data->>'request' as request, text.body as text,
      case event.type
        when 'request.decided' then event.data->>'choice'
        when 'request.consented-by-silence' then 'consented_by_silence'
        when 'request.answered' then 'answered'
        when 'request.delegated' then 'passed_on'
        when 'objection.closed' then 'closed'
        else 'overruled'
      end as said,
      coalesce(event.data->>'person', event.data->>'by', event.data->>'from', event.actor->>'person') as person,
      coalesce(event.data->>'objection', raised.data->>'objection') as objection,
      event.data->>'shownHash' as "shownHash", coalesce(event.data->>'because' = 'absent', false) as "isAway"
    from change_event event
    left join change_event raised on raised.change = event.change and raised.seq = event.seq + 1
      and raised.type = 'objection.raised' and event.type = 'request.decided'
    left join text on text.id::text = coalesce(event.data->'reason'->>'id', event.data->'text'->>'id')
    where event.change = ${change} and event.type in ('request.decided', 'request.consented-by-silence', 'request.answered',
      'request.delegated', 'objection.closed', 'objection.overruled')
    order by event.seq`.execute(db);
  return rows.map((row) => ({ ...row, at: row.at.getTime() }));
}
