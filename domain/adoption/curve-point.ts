import type { Counts } from "./measure.ts";

/** One period end. `unknown` says that nothing trustworthy was known of it; it then breaks a run. */
export interface CurvePoint {
  readonly end: number;
  readonly counts: Counts;
  readonly unknown?: boolean;
}
