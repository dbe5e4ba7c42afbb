import { sql } from "kysely";
import { reviewsOf } from "../../domain/change/aftercare.ts";
import type { Review } from "../../domain/change/aftercare.ts";
import type { StoredContent } from "../../domain/change/content.ts";
import type { ChangeEvent } from "../../domain/change/event.ts";
import type { ChangeState } from "../../domain/change/state.ts";
import type { Db, Tx } from "../database.ts";
import { teamIdOf } from "../people/teams.ts";

const moving: ReadonlySet<ChangeEvent["fact"]["type"]> = new Set([
  "wave.launched",
  "change.closed",
  "change.handed-over",
  "review.kept",
]);

/** Brings the dates of reviews after the events. */
export async function projectReviews(
  tx: Tx,
  state: ChangeState,
  events: readonly ChangeEvent[],
  content: StoredContent,
): Promise<void> {
  if (!events.some(({ fact }) => moving.has(fact.type))) return;
  const reviews = reviewsOf(state, content.integrations);
  await tx.deleteFrom("review").where("change", "=", state.key).execute();
  if (reviews.length === 0) return;
  const rows = reviews.map(({ subject, owner, dueAt, keptAt }) => ({
    change: state.key,
    subject,
    owner,
    due_at: new Date(dueAt),
    kept_at: keptAt === null ? null : new Date(keptAt),
  }));
  await tx.insertInto("review").values(rows).execute();
}

/** A review with what it is of. Instants are epoch milliseconds. */
export interface PlannedReview extends Review {
  readonly change: string;
  readonly title: string;
  /** What a connection connects; `null` for the change itself. */
  readonly connects: string | null;
}

interface ReviewQuestion {
  /** Due at this instant or later. */
  readonly from?: number;
  readonly before?: number;
  readonly change?: string;
  /** Id of a team. */
  readonly team?: string | null;
  readonly offset?: number;
  /** Without one, all of them. */
  readonly limit?: number;
}

/** Reviews that are due before an instant, the longest due first; of one change, of a team's, or of all. */
export async function findReviews(
  db: Db,
  { from, before, change, team = null, offset = 0, limit }: ReviewQuestion,
): Promise<readonly PlannedReview[]> {
  const until = before === undefined ? "infinity" : new Date(before).toISOString();
  const since = from === undefined ? "-infinity" : new Date(from).toISOString();
  const { rows } = await sql<Omit<PlannedReview, "dueAt" | "keptAt"> & { dueAt: Date; keptAt: Date | null }>`
    select review.change, change.title, review.subject, review.owner, review.due_at as "dueAt", review.kept_at as "keptAt",
      case when review.subject like 'integration/%'
        then revision.content->'integrations'->(split_part(review.subject, '/', 2)::int - 1)->>'connects' end as connects
    from review
    join change on change.key = review.change
    join revision on revision.change = change.key and revision.number = (change.state->'revision'->>'number')::int
      and revision.hash = change.state->'revision'->>'hash'
    where review.due_at >= ${since}::timestamptz and review.due_at < ${until}::timestamptz and (${change === undefined} or review.change = ${change ?? ""})
      and (${team}::text is null or ${teamIdOf(sql`change.team`)} = ${team})
    order by review.due_at, review.change, review.subject limit ${limit ?? null}::int offset ${offset}`.execute(db);
  return rows.map((row) => ({ ...row, dueAt: row.dueAt.getTime(), keptAt: row.keptAt?.getTime() ?? null }));
}
