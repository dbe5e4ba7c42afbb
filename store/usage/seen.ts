import type { Db } from "../database.ts";

/** A name of an event that a source has sent. Instants are epoch milliseconds of the events. */
export interface SeenEvent {
  readonly source: string;
  readonly event: string;
  readonly count: number;
  readonly firstAt: number;
  readonly lastAt: number;
}

const namesMax = 1_000;

/** Names seen, most frequent first; of one source or of all. */
export async function seenEvents(db: Db, source: string | null): Promise<readonly SeenEvent[]> {
  let query = db
    .selectFrom("usage_seen")
    .innerJoin("usage_source", "usage_source.number", "usage_seen.source")
    .select(["usage_source.id", "event", "n", "first_at", "last_at"])
    .orderBy("n", "desc")
    .orderBy("event")
    .limit(namesMax);
  if (source !== null) query = query.where("usage_source.id", "=", source);
  const rows = await query.execute();
  return rows.map((row) => ({
    source: row.id,
    event: row.event,
    count: Number(row.n),
    firstAt: row.first_at.getTime(),
    lastAt: row.last_at.getTime(),
  }));
}
