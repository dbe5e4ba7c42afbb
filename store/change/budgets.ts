import { sql } from "kysely";
import type { StoredContent } from "../../domain/change/content.ts";
import type { ChangeState } from "../../domain/change/state.ts";
import type { Db } from "../database.ts";

/** What a change's text says of its money. */
export interface BudgetContent {
  readonly key: string;
  readonly title: string;
  readonly state: ChangeState;
  readonly budget: StoredContent["budget"];
}

/** Newest first. Changes that were declined are left out, and those withdrawn before anything was spent. */
export async function listBudgetContents(db: Db, limit: number): Promise<readonly BudgetContent[]> {
  const { rows } = await sql<BudgetContent>`
    select change.key, change.title, change.state, revision.content->'budget' as budget
    from change join revision on revision.change = change.key
      and revision.number = (change.state->'revision'->>'number')::int and revision.hash = change.state->'revision'->>'hash'
    where change.outcome is null or change.outcome not in ('declined', 'withdrawn') or change.state ? 'spent'
    order by change.number desc limit ${limit}`.execute(db);
  return rows;
}

/** Those of some running changes for which no money is planned for adoption. */
export async function unfundedChanges(db: Db, changes: readonly string[]): Promise<ReadonlySet<string>> {
  if (changes.length === 0) return new Set();
  const { rows } = await sql<{ key: string }>`
    select change.key from change
    join revision on revision.change = change.key and revision.number = (change.state->'revision'->>'number')::int
      and revision.hash = change.state->'revision'->>'hash'
    where change.key = any(${[...changes]}::text[]) and change.outcome is null and change.stage <> 'draft'
      and coalesce((revision.content #>> '{budget,adoption,planned}')::numeric, 0) = 0`.execute(db);
  return new Set(rows.map(({ key }) => key));
}
