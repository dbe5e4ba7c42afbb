import type { Verdict as AdoptionVerdict } from "../adoption/verdict.ts";
import type { Instant } from "./plan.ts";

/** Computed, never typed. `unknown`: no trustworthy evidence. */
export type Verdict = AdoptionVerdict["verdict"];

/** What one measurement says of one target at `asOf`, over all period ends since the launch. */
export interface TargetReading {
  readonly target: string;
  readonly verdict: Verdict;
  /** Share in [0, 1] at the last period end, `null` when nobody is judged. */
  readonly rate: number | null;
  readonly counted: number;
  readonly judged: number;
  /** The first period end at which the target was met, kept for ever. */
  readonly reachedAt: Instant | null;
  /** The last period end at which a met target was found below its threshold. */
  readonly fellAt: Instant | null;
  /** When a reinforcement opened now would be due: ten business days on. */
  readonly reinforceBy: Instant;
  /** The verdict of each wave. */
  readonly waves: readonly Verdict[];
  /** This is the verdict of record: the window is over and no late data is waited for. */
  readonly final: boolean;
}
