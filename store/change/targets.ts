import { sql } from "kysely";
import type { ListedTarget } from "../../domain/portfolio/worst-target.ts";
import type { Db } from "../database.ts";

/** A signed target as lists need it. `watermark`: how far its source's data reaches, epoch milliseconds. */
export interface TargetFacts extends ListedTarget {
  readonly change: string;
  /** Where the answers of a service level come from, if from elsewhere. */
  readonly answerSource: string | null;
  readonly watermark: number | null;
}

/** The targets of some changes, from the revision that stands: the newest change first, each one's as they were signed. */
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
    cross join lateral jsonb_array_elements(revision.content->'targets') with ordinality as listed (target, nth)
    left join usage_source on usage_source.id = target->>'source'
    where change.key = any(${[...changes]}::text[])
    order by change.number desc, nth`.execute(db);
  return rows.map(({ freshness, watermark, ...row }) => ({
    ...row,
    threshold: row.threshold ?? 1,
    freshnessDays: freshness,
    watermark: watermark?.getTime() ?? null,
  }));
}

/** A change whose target draws on a source. */
export interface SourceUse {
  readonly source: string;
  readonly change: string;
  /** The change is closed: its source may fall silent. */
  readonly isClosed: boolean;
  readonly freshnessDays: number | null;
}

/** Every change with a target that draws on a source, for what acts or for what answers; `null`: on any. */
export async function usesOfSources(db: Db, source: string | null): Promise<readonly SourceUse[]> {
  const { rows } = await sql<SourceUse>`
    select used.source, change.key as change, change.outcome is not null as "isClosed",
      min((target->>'freshnessDays')::float8) as "freshnessDays"
    from change
    join revision on revision.change = change.key and revision.number = (change.state->'revision'->>'number')::int
      and revision.hash = change.state->'revision'->>'hash'
    cross join lateral jsonb_array_elements(revision.content->'targets') as target
    cross join lateral (values (target->>'source'), (target->'response'->>'source')) as used (source)
    where used.source is not null and (${source}::text is null or used.source = ${source})
    group by used.source, change.key, change.outcome, change.number
    order by change.outcome is not null, change.number desc`.execute(db);
  return rows;
}
