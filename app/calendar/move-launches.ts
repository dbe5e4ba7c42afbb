import { Problem } from "../../domain/errors.ts";
import type { StoredFreeze } from "../../store/calendar/freezes.ts";
import { findChange } from "../../store/change/read.ts";
import type { Caller } from "../actor.ts";
import { order } from "../change/orders.ts";
import type { App } from "../context.ts";
import { heldBy } from "./freeze-view.ts";
import type { HeldLaunch } from "./freeze-view.ts";

/** A launch that could not be moved, and what stands against it. */
export interface NotMoved extends HeldLaunch {
  readonly because: string;
}

/**
 * Sets every launch that is planned inside a freeze to the first instant after it. Each change is moved by itself: what cannot be
 * moved is told and stays on the freeze's list, and may be tried again any number of times.
 */
export async function moveLaunches(
  app: App,
  caller: Caller,
  freeze: StoredFreeze,
): Promise<{ readonly moved: readonly HeldLaunch[]; readonly notMoved: readonly NotMoved[] }> {
  const moved: HeldLaunch[] = [];
  const notMoved: NotMoved[] = [];
  if (freeze.liftedAt !== null) return { moved, notMoved };
  for (const launch of await heldBy(app, freeze)) {
    try {
      await move(app, caller, freeze, launch);
      moved.push(launch);
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      notMoved.push({ ...launch, because: error.message });
    }
  }
  return { moved, notMoved };
}

async function move(app: App, caller: Caller, freeze: StoredFreeze, { change, wave, launchAt, movesTo }: HeldLaunch) {
  const state = (await findChange(app.db, change))?.state.waves[wave];
  // Whoever changed the date meanwhile has decided anew.
  if (state === undefined || state.scheduledFor !== launchAt) return;
  const { untrained, override } = state;
  const command = { type: "launch" as const, wave, launchAt: movesTo, untrained, override };
  await order(app, caller, change, command, `${freeze.id} ${launchAt}`);
}
