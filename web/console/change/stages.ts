import type { ChangeView } from "../../../app/change/view.ts";
import { stages } from "../../../domain/change/state.ts";

type Stage = ChangeView["stage"];

/** Whether a change is in a stage or beyond it. */
export function hasReached(view: Pick<ChangeView, "stage">, stage: Stage): boolean {
  return stages.indexOf(view.stage) >= stages.indexOf(stage);
}

/** The stages before the first launch, from which a change can still be withdrawn. */
export function isBeforeLaunch(view: Pick<ChangeView, "stage">): boolean {
  return !hasReached(view, "launch");
}

/** Whether something can be done with a change now: it is neither closed nor on hold. */
export function isMoving(view: Pick<ChangeView, "outcome" | "heldSince">): boolean {
  return view.outcome === null && view.heldSince === null;
}

/** When the first wave was launched, `null` before. */
export function firstLaunch(view: Pick<ChangeView, "waves">): number | null {
  const launches = view.waves.flatMap((wave) => wave.launchedAt ?? []);
  return launches.length === 0 ? null : Math.min(...launches);
}

/** The next wave that waits for its launch. */
export function nextWave(view: Pick<ChangeView, "waves">) {
  return view.waves.find((wave) => wave.launchedAt === null);
}

/** Whether its text can be edited: until the first wave launches, but not while intake weighs it. */
export function isEditable(view: Pick<ChangeView, "stage" | "heldSince">): boolean {
  return view.stage === "draft" || (view.heldSince === null && !hasReached(view, "launch") && view.stage !== "intake");
}
