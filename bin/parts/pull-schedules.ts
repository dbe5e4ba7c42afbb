import type { App } from "../../app/context.ts";
import { bringSchedules } from "../../app/usage/pull/settle.ts";
import type { Logger } from "../../lib/log/logger.ts";

/**
 * Brings the schedules of all pulled sources to what the database says, beside everything else: Temporal may have been away
 * when a source was made, or be another one than before. `unsettled` looks only at those that are not known to be right.
 */
export function settlePullSchedules(app: App, log: Pick<Logger, "warn">, which: "all" | "unsettled" = "all"): void {
  void settle(app, log, which);
}

async function settle(app: App, log: Pick<Logger, "warn">, which: "all" | "unsettled"): Promise<void> {
  try {
    const missed = await bringSchedules(app, which);
    if (missed > 0) log.warn({ missed }, "schedules of pulled sources could not be set; the next start tries again");
  } catch (err) {
    log.warn({ err }, "schedules of pulled sources could not be looked at");
  }
}
