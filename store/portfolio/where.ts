import { sql } from "kysely";
import type { RawBuilder } from "kysely";
import type { Stage } from "../../domain/change/state.ts";
import { standings } from "../../domain/portfolio/standing.ts";
import type { Standing } from "../../domain/portfolio/standing.ts";
import { textArray } from "../../lib/array-literal.ts";

/** Which changes of the leaders' list are asked for, and by whom; `null`: all. */
export interface ListFilter {
  /** The reader may see names. */
  readonly seesNames: boolean;
  readonly standing: Standing | null;
  readonly stage: Stage | null;
  /** Everything that one team is called. */
  readonly teams: readonly string[] | null;
  /** Id of a person. */
  readonly owner: string | null;
  /** A part of a title, or a key. */
  readonly text: string | null;
}

/** The filter as a condition on `portfolio`. */
export function fits(filter: ListFilter): RawBuilder<boolean> {
  const { seesNames, standing, stage, teams, owner, text } = filter;
  const conditions = [sql<boolean>`portfolio.names = ${seesNames}`];
  if (standing !== null) conditions.push(sql`standing = ${standings.indexOf(standing)}`);
  if (stage !== null) conditions.push(sql`stage = ${stage}`);
  if (teams !== null) {
    const lower = textArray(teams.map((team) => team.toLowerCase()));
    conditions.push(sql`lower(team) = any(${lower}::text[])`);
  }
  if (owner !== null) conditions.push(sql`owner = ${owner}::uuid`);
  if (text !== null) {
    const part = `%${text.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    conditions.push(sql`(title ilike ${part} or lower(portfolio.change) = ${text.toLowerCase()})`);
  }
  return sql<boolean>`(${sql.join(conditions, sql` and `)})`;
}
