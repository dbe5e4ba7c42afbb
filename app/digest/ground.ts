import { DAY_MS } from "../../domain/adoption/rule.ts";
import { findChanges } from "../../store/change/read.ts";
import { changesInDigests } from "../../store/digest/changes.ts";
import { factsSince } from "../../store/digest/facts.ts";
import type { DatedFact } from "../../store/digest/facts.ts";
import type { Caller } from "../actor.ts";
import { renewStale } from "../adoption/readings.ts";
import type { App } from "../context.ts";
import { itemsOf } from "../portfolio/items.ts";
import type { PortfolioItem } from "../portfolio/items.ts";

/** What every digest of an instant is taken from. */
export interface DigestGround {
  readonly now: number;
  /** In the order of the portfolio, worst first. */
  readonly items: readonly PortfolioItem[];
  readonly facts: ReadonlyMap<string, readonly DatedFact[]>;
}

/** For so long it is asked what becomes of a change that ended without being used. */
export const afterEndMs = 28 * DAY_MS;
/** Longer ago than any week begins that is still told of: one that was over two days ago somewhere on earth. */
const longestAgoMs = 12 * DAY_MS;
/** Measurements made anew at most: nobody may have looked at some for a week. */
const renewedMax = 100;

/** A mail leaves the house, so it tells of groups what anybody may be told, whoever reads it. */
const discreet: Caller = { kind: "key", key: "digest", person: null, scopes: ["changes:read"] };

export async function digestGround({ db }: Pick<App, "db">, now: number): Promise<DigestGround> {
  const at = { db, now: () => now };
  const rows = await findChanges(db, await changesInDigests(db, now - afterEndMs));
  await renewStale(at, rows, renewedMax);
  const [items, facts] = await Promise.all([itemsOf(at, discreet, rows), factsSince(db, now - longestAgoMs)]);
  const byChange = new Map<string, DatedFact[]>();
  for (const fact of facts) {
    const known = byChange.get(fact.change);
    if (known === undefined) byChange.set(fact.change, [fact]);
    else known.push(fact);
  }
  return { now, items, facts: byChange };
}

/** Keeps the ground of the last instant asked for: many are written to in the same one. */
export function keptGround(app: Pick<App, "db">): (now: number) => Promise<DigestGround> {
  let kept: { readonly now: number; readonly ground: Promise<DigestGround> } | null = null;
  return (now) => {
    if (kept?.now !== now) {
      const ground = digestGround(app, now);
      // One that failed is looked at anew by whoever comes next.
      ground.catch(() => (kept = null));
      kept = { now, ground };
    }
    return kept.ground;
  };
}
