import { clearWaiting } from "../../../store/usage/pulls.ts";
import { requireScope } from "../../actor.ts";
import type { Caller } from "../../actor.ts";
import type { App } from "../../context.ts";
import { requirePull } from "./edit.ts";
import { bringSchedule } from "./settle.ts";

/** Pulls a source now, also one that is paused. What it brings shows on the source when it is there. @throws Problem `unavailable` */
export async function pullNow(app: App, caller: Caller, id: string): Promise<void> {
  requireScope(caller, "usage:write");
  const { source, isScheduled } = await requirePull(app, id);
  await clearWaiting(app.db, source);
  if (!isScheduled) await bringSchedule(app, id);
  await app.pulls.pullNow(id);
}
