import { thawAfter } from "../../domain/calendar/freeze.ts";
import { findFreezes, plannedLaunches } from "../../store/calendar/freezes.ts";
import type { NewFreeze, PlannedLaunch, StoredFreeze } from "../../store/calendar/freezes.ts";
import { isHeldBy } from "../../domain/calendar/freeze.ts";
import type { App } from "../context.ts";

/** A launch that is planned inside a freeze, and the first instant after it at which nothing holds it. */
export interface HeldLaunch {
  readonly change: string;
  readonly title: string;
  readonly wave: string;
  readonly launchAt: number;
  readonly movesTo: number;
}

/** A freeze with the launches that are still planned inside it. What was set there on purpose, with a reason, is no such launch. */
export interface FreezeView extends StoredFreeze {
  readonly launches: readonly HeldLaunch[];
}

/** The launches that a freeze would hold, or does. */
export async function heldBy(
  app: Pick<App, "db">,
  freeze: NewFreeze & { id?: string },
): Promise<readonly HeldLaunch[]> {
  const planned = await plannedLaunches(app.db, freeze.from, freeze.until);
  const held = planned.filter((launch) => launch.despite === null && isHeldBy({ id: "", ...freeze }, launch.team));
  if (held.length === 0) return [];
  const others = await findFreezes(app.db, { from: freeze.from });
  return held.map((launch) => toHeld(launch, [...others, { id: "", ...freeze }]));
}

function toHeld(
  { change, title, wave, launchAt, team }: PlannedLaunch,
  freezes: Parameters<typeof thawAfter>[0],
): HeldLaunch {
  return { change, title, wave, launchAt, movesTo: thawAfter(freezes, team, launchAt) };
}
