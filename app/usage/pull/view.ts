import type { PullPlan } from "../../../domain/usage/pull/schema.ts";
import type { Pull } from "../../../store/usage/pulls.ts";

export type PullStanding = "first" | "current" | "behind" | "failing" | "paused";

/** How a source is pulled and how that goes, without its secret. Instants are epoch milliseconds. */
export interface PullView {
  readonly plan: PullPlan;
  readonly everyMinutes: number;
  readonly standing: PullStanding;
  readonly paused: boolean;
  /** More was waiting when the last run ended. */
  readonly behind: boolean;
  readonly lastRunAt: number | null;
  readonly lastSuccessAt: number | null;
  readonly failures: number;
  readonly failingSince: number | null;
  readonly lastError: string | null;
  /** The other side asked to be left alone until then. */
  readonly notBefore: number | null;
  /** False while Temporal could not be told of the last change of this source. */
  readonly isScheduled: boolean;
}

export function pullView(pull: Pull): PullView {
  const { plan, everyMinutes, paused, behind, lastRunAt, lastSuccessAt } = pull;
  const { failures, failingSince, lastError, notBefore, isScheduled } = pull;
  const state = { paused, behind, lastRunAt, lastSuccessAt, failures, failingSince, lastError, notBefore, isScheduled };
  return { plan, everyMinutes, standing: standingOf(pull), ...state };
}

function standingOf({ failures, paused, lastSuccessAt, behind }: Pull): PullStanding {
  if (paused) return "paused";
  if (failures > 0) return "failing";
  if (lastSuccessAt === null) return "first";
  return behind ? "behind" : "current";
}
