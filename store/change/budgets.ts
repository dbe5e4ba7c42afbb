import { sql } from "kysely";
import type { StoredContent } from "../../domain/change/content.ts";
import type { ChangeState } from "../../domain/change/state.ts";
import type { Db } from "../database.ts";

/** What a change's text says of its money. */
export interface BudgetContent {
  readonly key: string;
  readonly number: number;
  readonly title: string;
  readonly state: ChangeState;
  readonly budget: StoredContent["budget"];
}

/** Changes with the text that stands, without those that were declined, or withdrawn before anything was spent. */
const funded = sql`change join revision on revision.change = change.key
    and revision.number = (change.state->'revision'->>'number')::int and revision.hash = change.state->'revision'->>'hash'
    and (change.outcome is null or change.outcome not in ('declined', 'withdrawn') or change.state ? 'spent')`;

/** A page, newest first. `before`: the number of the change that ends the page before; `null` for the first. */
export async function listBudgetContents(
  db: Db,
  { before, limit }: { readonly before: number | null; readonly limit: number },
): Promise<readonly BudgetContent[]> {
  const { rows } = await sql<BudgetContent>`
    select change.key, change.number, change.title, change.state, revision.content->'budget' as budget from ${funded}
    where ${before}::int is null or change.number < ${before}::int
    order by change.number desc limit ${limit}`.execute(db);
  return rows;
}

/** Money of all changes in one currency. */
export interface BudgetSum {
  readonly currency: string;
  readonly build: { readonly planned: number; readonly spent: number };
  readonly adoption: { readonly planned: number; readonly spent: number };
}

const plannedSum = (part: "build" | "adoption") =>
  sql`coalesce(sum((revision.content #>> ${`{budget,${part},planned}`}::text[])::float8), 0)`;
/** What was told last goes before what the text says; an entry begins with its amount, unless its author is erased. */
const spentSum = (part: "build" | "adoption") => sql`coalesce(sum(coalesce(
  (select substring(text.body from '^[0-9.eE+-]+')::float8 from text where text.id = (change.state #>> ${`{spent,${part}}`}::text[])::uuid),
  (revision.content #>> ${`{budget,${part},actual}`}::text[])::float8)), 0)`;

/** Sums by currency; what nobody planned or told counts as nothing, and different currencies are never added. */
export async function sumBudgets(db: Db): Promise<readonly BudgetSum[]> {
  const { rows } = await sql<BudgetSum>`
    select revision.content #>> '{budget,currency}' as currency,
      json_build_object('planned', ${plannedSum("build")}, 'spent', ${spentSum("build")}) as build,
      json_build_object('planned', ${plannedSum("adoption")}, 'spent', ${spentSum("adoption")}) as adoption
    from ${funded} group by 1 order by 1`.execute(db);
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
