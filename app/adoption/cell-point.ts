import type { Bound } from "../../domain/adoption/privacy.ts";

/** One period end of a group or wave. `judged: null` where it would point at people. */
export interface CellPoint {
  readonly end: number;
  readonly rate: number | null;
  readonly bound: Bound;
  readonly counted: number | null;
  readonly judged: number | null;
  readonly unknown: boolean;
}
