import { DAY_MS } from "../../domain/adoption/rule.ts";
import { factsSince } from "../../store/digest/facts.ts";
import type { DatedFact } from "../../store/digest/facts.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { portfolio } from "../portfolio/portfolio.ts";
import type { PortfolioItem } from "../portfolio/portfolio.ts";

/** What every digest of an instant is taken from. */
export interface DigestGround {
  readonly now: number;
  /** Worst first. */
  readonly items: readonly PortfolioItem[];
  readonly facts: ReadonlyMap<string, readonly DatedFact[]>;
}

/** Longer ago than any week begins that is still told of: one that was over two days ago somewhere on earth. */
const longestAgoMs = 12 * DAY_MS;

/** A mail leaves the house, so it tells of groups what anybody may be told, whoever reads it. */
const discreet: Caller = { kind: "key", key: "digest", person: null, scopes: ["changes:read"] };

export async function digestGround(app: Pick<App, "db">, now: number): Promise<DigestGround> {
  const at = { db: app.db, now: () => now };
  const [{ items }, facts] = await Promise.all([portfolio(at, discreet), factsSince(app.db, now - longestAgoMs)]);
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
