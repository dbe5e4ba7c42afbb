import { wilson } from "./interval.ts";
import type { Interval } from "./interval.ts";

/** Items of a sampled audit that were told about; of fewer nothing is said. */
export const fewestToldOf = 10;
/** As much as one person can look at. */
export const mostDrawn = 200;

/** What a reviewer made of what was drawn: how many meet what good work is, do not, or cannot be told. */
export interface AuditCounts {
  readonly meets: number;
  readonly fails: number;
  readonly unclear: number;
}

/** The share of good work in a sample. What nobody can tell is in no share, and is told beside it. */
export interface AuditShare {
  /** The items that the share is of. */
  readonly n: number;
  /** `null`: too few to say. */
  readonly share: number | null;
  /** 95 % by Wilson; `null` with the share. */
  readonly interval: Interval | null;
}

export function auditShare({ meets, fails }: AuditCounts): AuditShare {
  const n = meets + fails;
  return n < fewestToldOf ? { n, share: null, interval: null } : { n, share: meets / n, interval: wilson(meets, n) };
}
