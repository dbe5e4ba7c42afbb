import { gapTo, meets } from "../../domain/adoption/rule.ts";
import { standings } from "../../domain/portfolio/standing.ts";
import type { PortfolioItem } from "../../app/portfolio/items.ts";

/** The leaders' list as somebody would write it who reads every change and sorts in memory. */

const DAY_MS = 86_400_000;

export function inOrder(items: readonly PortfolioItem[]): PortfolioItem[] {
  return items.toSorted((a, b) => {
    const byGroup = standings.indexOf(a.status) - standings.indexOf(b.status);
    if (byGroup !== 0) return byGroup;
    const overdue = Number(b.reinforcement?.overdue ?? false) - Number(a.reinforcement?.overdue ?? false);
    if (overdue !== 0) return overdue;
    return (b.target?.gap ?? 0) - (a.target?.gap ?? 0) || Number(b.key.slice(4)) - Number(a.key.slice(4));
  });
}

/** How far each sentence's change is from what it ought to be: `null` where there is none. */
export function measures(now: number) {
  const isRunning = ({ outcome }: PortfolioItem) => outcome === null;
  const late = ({ ball }: PortfolioItem) => (ball.dueAt !== null && ball.dueAt < now ? now - ball.dueAt : 0);
  return {
    /** Live ones first, then people missing. */
    loss: (item: PortfolioItem): readonly number[] | null => {
      const { target, status } = item;
      if (status !== "delivered" || target?.rate == null || target.judged === 0 || meets(target.rate, target))
        return null;
      return [Number(isRunning(item)), gapTo(target.rate, target) * target.judged];
    },
    wait: (item: PortfolioItem): readonly number[] | null => {
      if (!isRunning(item) || item.ball.party === "nobody") return null;
      if (late(item) === 0 && now - item.ball.since < DAY_MS) return null;
      return [late(item), now - item.ball.since];
    },
    blind: (item: PortfolioItem): readonly number[] | null => {
      const { target, launchedAt } = item;
      if (target === null || launchedAt === null || !isRunning(item)) return null;
      if (target.watermark === null) return [Number.MAX_VALUE];
      if (target.freshnessDays === null) return null;
      const silence = now - target.watermark;
      return silence > target.freshnessDays * DAY_MS ? [silence] : null;
    },
  };
}

/** The greatest, first number first. */
export function greatest(all: readonly (readonly number[] | null)[]): readonly number[] | null {
  const [first = null] = all
    .flatMap((each) => (each === null ? [] : [each]))
    .toSorted((a, b) => (b[0] ?? 0) - (a[0] ?? 0) || (b[1] ?? 0) - (a[1] ?? 0));
  return first;
}
