import type { Db } from "../database.ts";

/** How far a source's data reaches, in epoch milliseconds. */
export interface SourceReach {
  readonly source: string;
  /** Event time of the newest accepted event of any kind that is not later than the instant asked about. */
  readonly newest: number | null;
  /** Up to when somebody vouched that nothing is missing. */
  readonly completeUntil: number | null;
  /** The later of the two: what freshness is compared with. */
  readonly watermark: number | null;
}

/**
 * How far a source's data reaches at an instant: an event that is dated later tells nothing of it. A source that does not exist
 * reaches nowhere.
 */
export async function evidenceOf(db: Db, source: string, at: number): Promise<SourceReach> {
  const row = await db
    .selectFrom("usage_source")
    .select(["number", "watermark", "complete_until"])
    .where("id", "=", source)
    .executeTakeFirst();
  const last = row?.watermark?.getTime() ?? null;
  const newest = row === undefined || last === null || last <= at ? last : await newestUntil(db, row.number, at);
  const completeUntil = row?.complete_until?.getTime() ?? null;
  const known = [newest, completeUntil].filter((instant) => instant !== null);
  return { source, newest, completeUntil, watermark: known.length === 0 ? null : Math.max(...known) };
}

async function newestUntil(db: Db, source: number, at: number): Promise<number | null> {
  const row = await db
    .selectFrom("usage_event")
    .select("at")
    .where("source", "=", source)
    .where("at", "<=", new Date(at))
    .orderBy("at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row?.at.getTime() ?? null;
}
