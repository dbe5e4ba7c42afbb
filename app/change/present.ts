import type { ChangeRow } from "../../store/change/read.ts";
import type { App } from "../context.ts";

/**
 * The instant at which a change is looked at: the clock's, or its own last event's where that is later (a change whose time
 * was moved ahead), or its end.
 */
export function presentOf(app: Pick<App, "now">, { state, lastAt }: Pick<ChangeRow, "state" | "lastAt">): number {
  return state.stage === "closed" ? lastAt : Math.max(app.now(), lastAt);
}
