import { sql } from "kysely";
import type { RawBuilder } from "kysely";

/** People of a population at an instant. `groups` empty: of all groups. */
export interface Audience {
  readonly population: string | null;
  readonly groups: readonly string[];
  readonly at: number;
}

/** The people as a part of a query, a row each. */
export function audienceOf({ population, groups, at }: Audience): RawBuilder<{ person: string }> {
  return sql`
  select distinct person from membership
  where population = ${population} and joined_at <= ${new Date(at)} and (left_at is null or left_at > ${new Date(at)})
    and (${groups.length === 0} or "group" = any(${[...groups]}::text[]))`;
}
