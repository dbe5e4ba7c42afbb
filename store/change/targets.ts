import { sql } from "kysely";
import type { Db } from "../database.ts";

/** A signed target as lists need it. `watermark`: how far its source's data reaches, epoch milliseconds. */
export interface TargetFacts {
  readonly change: string;
  readonly id: string;
  readonly name: string;
  /** A service level: what is counted are cases, not people. */
  readonly isService: boolean;
  readonly threshold: number;
  /** The share is to fall to the threshold. */
  readonly aim: "at_most" | null;
  readonly source: string | null;
  /** Where the answers of a service level come from, if from elsewhere. */
  readonly answerSource: string | null;
  readonly freshnessDays: number | null;
  readonly watermark: number | null;
}

/** The targets of some changes, from the revision that stands. */
export async function targetsOf(db: Db, changes: readonly string[]): Promise<readonly TargetFacts[]> {
  if (changes.length === 0) return [];
  const { rows } = await sql<{
    change: string;
    id: string;
    name: string;
    isService: boolean;
    threshold: number | null;
    aim: "at_most" | null;
    source: string | null;
    answerSource: string | null;
    freshness: number | null;
    watermark: Date | null;
  }>`
    select change.key as change, target->>'id' as id, target->>'name' as name,
      coalesce(jsonb_typeof(target->'response') = 'object', false) as "isService",
      (target->>'threshold')::float8 as threshold, target->>'aim' as aim, target->>'source' as source,
      target->'response'->>'source' as "answerSource",
      (target->>'freshnessDays')::float8 as freshness,
      greatest(usage_source.watermark, usage_source.complete_until) as watermark
    from change
    join revision on revision.change = change.key and revision.number = (change.state->'revision'->>'number')::int
      and revision.hash = change.state->'revision'->>'hash'
    cross join lateral jsonb_array_elements(revision.content->'targets') as target
    left join usage_source on usage_source.id = target->>'source'
    where change.key = any(${[...changes]}::text[])`.execute(db);
  return rows.map(({ freshness, watermark, ...row }) => ({
    ...row,
    threshold: row.threshold ?? 1,
    freshnessDays: freshness,
    watermark: watermark?.getTime() ?? null,
  }));
}
