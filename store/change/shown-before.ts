import { sql } from "kysely";
import type { StoredContent } from "../../domain/change/content.ts";
import type { Db } from "../database.ts";

/** A text that somebody was shown. */
export interface ShownText {
  readonly number: number;
  readonly content: StoredContent;
}

/**
 * The text that a person last decided about, or was last asked about, when it is another than the one that stands. `null` for
 * somebody who sees the change for the first time.
 */
export async function shownBefore(
  db: Db,
  { change, person, hash }: { change: string; person: string; hash: string },
): Promise<ShownText | null> {
  const { rows } = await sql<ShownText>`
    with seen as (
      select coalesce(data->>'shownHash', data->'revision'->>'hash') as hash, type = 'request.decided' as is_decided, seq
      from change_event
      where change = ${change} and (
        (type = 'request.decided' and data->>'person' = ${person})
        or (type in ('gate.opened', 'gate.reopened')
          and data->'requests' @> jsonb_build_array(jsonb_build_object('person', ${person}::text)))))
    select revision.number, revision.content
    from seen join revision on revision.change = ${change} and revision.hash = seen.hash
    where seen.hash <> ${hash}
    order by seen.is_decided desc, seen.seq desc limit 1`.execute(db);
  return rows[0] ?? null;
}
