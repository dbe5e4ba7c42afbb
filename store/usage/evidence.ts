import type { Db } from "../database.ts";

/** How far a source's data reaches, in epoch milliseconds. */
export interface SourceReach {
  readonly source: string;
  /** Event time of the newest accepted event of any kind. */
  readonly newest: number | null;
  /** Up to when somebody vouched that nothing is missing. */
  readonly completeUntil: number | null;
  /** The later of the two: what freshness is compared with. */
  readonly watermark: number | null;
}

/** A source that does not exist reaches nowhere. */
export async function evidenceOf(db: Db, source: string): Promise<SourceReach> {
  const row = await db
    .selectFrom("usage_source")
    .select(["watermark", "complete_until"])
    .where("id", "=", source)
    .executeTakeFirst();
  const newest = row?.watermark?.getTime() ?? null;
  const completeUntil = row?.complete_until?.getTime() ?? null;
  const known = [newest, completeUntil].filter((instant) => instant !== null);
  return { source, newest, completeUntil, watermark: known.length === 0 ? null : Math.max(...known) };
}
