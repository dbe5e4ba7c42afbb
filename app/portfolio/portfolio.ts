import { standings } from "../../domain/portfolio/standing.ts";
import type { Standing } from "../../domain/portfolio/standing.ts";
import { findChanges } from "../../store/change/read.ts";
import { findHighlights } from "../../store/portfolio/highlights.ts";
import type { HighlightKeys } from "../../store/portfolio/highlights.ts";
import { countStandings, findPlaces } from "../../store/portfolio/places.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { parse } from "../parse.ts";
import { listFilter, PortfolioFilter } from "./filter.ts";
import { itemsOf } from "./items.ts";
import type { PortfolioItem } from "./items.ts";
import { placeIn, placeText } from "./place.ts";
import { renewListed } from "./renew.ts";

/** A page of the leaders' list. Instants are epoch milliseconds. */
export interface PortfolioView {
  readonly asOf: number;
  readonly items: readonly PortfolioItem[];
  /** Cursor of the next page. */
  readonly next: string | null;
  /** How many fit in each group, whatever group is asked for. */
  readonly counts: Readonly<Record<Standing, number>>;
  /** What matters most of all that fits, whatever group is asked for. */
  readonly highlights: Readonly<Record<keyof HighlightKeys, PortfolioItem | null>>;
}

export interface Paging {
  readonly cursor?: string | undefined;
  readonly limit: number;
}

/**
 * Changes by how well they are used: delivered but not adopted first. What it costs follows from the length of a page, not from how
 * many changes there are. @throws Problem `invalid`
 */
export async function portfolio(
  app: Pick<App, "db" | "now">,
  caller: Caller,
  input: unknown,
  { cursor, limit }: Paging,
): Promise<PortfolioView> {
  requireScope(caller, "changes:read");
  const filter = await listFilter(app, caller, parse(PortfolioFilter, input));
  const look = async () => {
    const [placed, counts, found] = await Promise.all([
      findPlaces(app.db, filter, { after: placeIn(cursor), limit: limit + 1 }),
      countStandings(app.db, filter),
      findHighlights(app.db, { ...filter, standing: null }, app.now()),
    ]);
    const page = placed.slice(0, limit);
    const told = Object.values(found).flatMap((key) => key ?? []);
    const keys = [...new Set([...page.map(({ key }) => key), ...told])];
    return { page, isMore: placed.length > limit, counts, found, rows: await findChanges(app.db, keys) };
  };
  const first = await look();
  // A measurement that is made anew may move its change.
  const seen = (await renewListed(app, first.rows)) ? await look() : first;
  const items = new Map((await itemsOf(app, caller, seen.rows)).map((item) => [item.key, item]));
  const itemAt = (key: string | null) => (key === null ? null : (items.get(key) ?? null));
  const last = seen.page.at(-1);
  const { loss, wait, blind, good } = seen.found;
  return {
    asOf: app.now(),
    items: seen.page.flatMap(({ key }) => itemAt(key) ?? []),
    next: seen.isMore && last !== undefined ? placeText(last.place) : null,
    counts: seen.counts,
    highlights: { loss: itemAt(loss), wait: itemAt(wait), blind: itemAt(blind), good: itemAt(good) },
  };
}

/** How many there are in all groups together. */
export function totalOf(counts: PortfolioView["counts"]): number {
  return standings.reduce((sum, standing) => sum + counts[standing], 0);
}
