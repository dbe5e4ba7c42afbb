import { sql } from "kysely";
import { DAY_MS } from "../../domain/adoption/rule.ts";
import { standings } from "../../domain/portfolio/standing.ts";
import type { Db } from "../database.ts";
import { fits } from "./where.ts";
import type { ListFilter } from "./where.ts";

/** Keys of the changes that matter most now; `null` where there is none of the kind. */
export interface HighlightKeys {
  readonly loss: string | null;
  readonly wait: string | null;
  readonly blind: string | null;
  readonly good: string | null;
}

/** A wait that is not late is told of from a day on. */
const waitMs = DAY_MS;

/** The worst loss, the worst wait and the worst blindness of the changes that fit, and the best of what took hold. */
export async function findHighlights(db: Db, filter: ListFilter, now: number): Promise<HighlightKeys> {
  const [loss, wait, blind, good] = await Promise.all([
    worstLoss(db, filter),
    worstWait(db, filter, now),
    worstBlindness(db, filter, now),
    bestKept(db, filter),
  ]);
  return { loss, wait, blind, good };
}

interface Found {
  readonly change: string;
}

const keyOf = ({ rows }: { readonly rows: readonly Found[] }): string | null => rows[0]?.change ?? null;
const delivered = standings.indexOf("delivered");
const adopted = standings.indexOf("adopted");

/** Where most people are between here and what was signed; what is still live comes first. */
async function worstLoss(db: Db, filter: ListFilter): Promise<string | null> {
  return keyOf(
    await sql<Found>`
      select change from portfolio where ${fits(filter)} and standing = ${sql.lit(delivered)} and missing > 0
      order by closed, (-missing), (-number) limit 1`.execute(db),
  );
}

/** What is late for longest, else what waits for longest. */
async function worstWait(db: Db, filter: ListFilter, now: number): Promise<string | null> {
  const late = await sql<Found>`
    select change from portfolio where ${fits(filter)} and waits and due_at < ${new Date(now)}
    order by due_at, waits_since, (-number) limit 1`.execute(db);
  if (late.rows.length > 0) return keyOf(late);
  return keyOf(
    await sql<Found>`
      select change from portfolio where ${fits(filter)} and waits and waits_since <= ${new Date(now - waitMs)}
      order by waits_since, (-number) limit 1`.execute(db),
  );
}

/** Whose evidence has been silent for longest beyond its limit; what never arrived has been silent for ever. */
async function worstBlindness(db: Db, filter: ListFilter, now: number): Promise<string | null> {
  return keyOf(
    await sql<Found>`
      select change from portfolio
      left join lateral (
        select greatest(usage_source.watermark, usage_source.complete_until) as watermark
        from usage_source where usage_source.id = portfolio.source) as heard on true
      where ${fits(filter)} and live
        and (heard.watermark is null or heard.watermark < ${new Date(now)}::timestamptz - freshness_days * interval '24 hours')
      order by heard.watermark nulls first, standing, (-number) limit 1`.execute(db),
  );
}

/** The first of the list that keeps what was signed. */
async function bestKept(db: Db, filter: ListFilter): Promise<string | null> {
  return keyOf(
    await sql<Found>`
      select change from portfolio where ${fits(filter)} and standing = ${sql.lit(adopted)} and judged > 0
      order by (not overdue), (-gap), (-number) limit 1`.execute(db),
  );
}
