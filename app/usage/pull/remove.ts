import { usesOfSources } from "../../../store/change/targets.ts";
import { deleteUnusedSource } from "../../../store/usage/sources.ts";
import { markEnding } from "../../../store/usage/pulls.ts";
import { requireScope } from "../../actor.ts";
import type { Caller } from "../../actor.ts";
import type { App } from "../../context.ts";
import { requirePull } from "./edit.ts";
import { bringSchedule } from "./settle.ts";

export interface RemovedPull {
  /** Its events are evidence, so the source stays as it is and nothing is pulled any more. */
  readonly sourceKept: boolean;
}

/**
 * Ends the pulling of a source: its schedule and its secrets go. A source that never had an event, and that no target draws on, goes
 * too. @throws Problem `not_found`, `wrong_stage`
 */
export async function removePull(app: App, caller: Caller, id: string): Promise<RemovedPull> {
  requireScope(caller, "usage:write");
  const pull = await requirePull(app, id);
  const isUsed = (await usesOfSources(app.db, id)).length > 0;
  await markEnding(app.db, pull.source);
  await bringSchedule(app, id);
  return { sourceKept: isUsed || !(await deleteUnusedSource(app.db, pull.source)) };
}
