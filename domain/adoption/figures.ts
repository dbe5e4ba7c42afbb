import { boundOf, boundedCount, boundedShare, smallestGroup } from "./privacy.ts";

/** What is told of a target in one line. */
export interface Figures {
  readonly rate: number | null;
  readonly counted: number;
  readonly judged: number;
  readonly gap: number | null;
  readonly change: number | null;
}

export const unsaid = { rate: null, bound: null, gap: null, change: null } as const;

/** For who may not see names: a rate beyond the bounds is told as one, and nothing beside it that would tell more. */
export function figuresOf({ rate, counted, judged, gap, change }: Figures) {
  if (judged > 0 && judged < smallestGroup) return { ...unsaid, counted: 0, judged: 0 };
  const bound = boundOf(rate);
  const before = rate === null || change === null ? null : rate - change;
  const shown = boundedShare(rate);
  return {
    rate: shown,
    bound,
    counted: boundedCount(counted, judged),
    judged,
    gap: gap === null || rate === null || shown === null ? null : gap + rate - shown,
    change: bound === null && boundOf(before) === null ? change : null,
  };
}
