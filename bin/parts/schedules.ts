import type { Client } from "@temporalio/client";
import type { App } from "../../app/context.ts";
import { settleDigest } from "../../app/temporal/digest-schedule.ts";
import { hasDueDeliveries } from "../../app/webhook/deliver.ts";
import { bringSchedules } from "../../app/usage/pull/settle.ts";
import type { Logger } from "../../lib/log/logger.ts";
import type { Configuration } from "../../temporal.config.ts";

interface Settled {
  readonly app: App;
  readonly client: Client;
  readonly configuration: Pick<Configuration, "temporal" | "digestHour">;
  readonly log: Pick<Logger, "warn">;
}

/**
 * Brings the named schedules, of pulled sources and of the weekly digest, to what they should be, beside everything else: Temporal may
 * have been away when a source was made, or be another one than before. `unsettled` looks only at those that are not known to be right.
 */
export function settleSchedules(settled: Settled, which: "all" | "unsettled" = "all"): void {
  void settlePulls(settled, which);
  void settleDigests(settled, which);
  void deliverLeftBehind(settled);
}

async function settlePulls({ app, log }: Settled, which: "all" | "unsettled"): Promise<void> {
  try {
    const missed = await bringSchedules(app, which);
    if (missed > 0) log.warn({ missed }, "schedules of pulled sources could not be set; the next start tries again");
  } catch (err) {
    log.warn({ err }, "schedules of pulled sources could not be looked at");
  }
}

/** What a process that died left to be delivered. */
async function deliverLeftBehind({ app, log }: Settled): Promise<void> {
  try {
    if (await hasDueDeliveries(app)) await app.wakeWebhooks();
  } catch (err) {
    log.warn({ err }, "what is due to webhooks could not be looked at");
  }
}

async function settleDigests({ client, configuration, log }: Settled, which: "all" | "unsettled"): Promise<void> {
  const isWanted = configuration.digestHour !== null;
  try {
    await settleDigest(client, configuration.temporal.taskQueue, { isWanted, force: which === "all" });
  } catch (err) {
    log.warn({ err }, "the schedule of the weekly digest could not be set; the next start tries again");
  }
}
