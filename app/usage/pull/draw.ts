import type { Drawing } from "../../../domain/usage/pull/page.ts";
import type { PullPlan } from "../../../domain/usage/pull/schema.ts";
import type { Outbound } from "../../../lib/outbound.ts";
import { drawFromWarehouse } from "../../../store/usage/warehouse/draw.ts";
import { drawFromApi } from "./http.ts";
import { drawFromPosthog } from "./posthog.ts";

const firstTimeMs = 90 * 86_400_000;

export interface DrawRequest {
  readonly plan: PullPlan;
  readonly secret: string;
  readonly outbound: Outbound;
  readonly now: () => number;
  /** When the source was made, epoch milliseconds: how far back the first pass reaches follows from it, run for run. */
  readonly createdAt: number;
}

/** A sitting, and what is worth knowing of the other side. @throws PullFailure */
export async function openDrawing(request: DrawRequest): Promise<Drawing & { readonly notes: readonly string[] }> {
  const { plan, secret, outbound, now, createdAt } = request;
  if (plan.kind === "sql") return drawFromWarehouse(plan, secret);
  const since = plan.since === null ? createdAt - firstTimeMs : Date.parse(plan.since);
  const drawing =
    plan.kind === "http"
      ? drawFromApi({ plan, secret, outbound, since, now })
      : drawFromPosthog({ plan, secret, outbound, since });
  return { ...drawing, notes: [] };
}
