import { Context, log } from "@temporalio/activity";
import { IdentityNames } from "../app/usage/identity-names.ts";
import { runPull } from "../app/usage/pull/run.ts";
import type { PullDeps } from "../app/usage/pull/run.ts";
import type { PullActivities } from "../workflows/usage/messages.ts";

/** Well within what a function has, which is called again for the next round. */
const budgetMs = 20_000;

/**
 * The activity that pulls. Its heartbeats tell how many rows it has read; where it is stands in the database with those rows,
 * since a cursor may name a person and histories are kept.
 */
export function createPullActivities(deps: Omit<PullDeps, "names">): PullActivities {
  const names = new IdentityNames(deps.secret);
  return {
    pull: async ({ source }) => {
      const context = Context.current();
      const end = await runPull({ ...deps, names }, source, {
        budgetMs,
        onPage: (rows) => {
          context.heartbeat({ rows });
          context.cancellationSignal.throwIfAborted();
        },
      });
      if (end.end !== "failed") return { end: end.end, againMs: null };
      if (end.told !== null) {
        const { reason, failures, since } = end.told;
        const from = new Date(since).toISOString();
        log.warn(`The source ${source} could not be pulled ${failures} times since ${from}: ${reason}`);
      }
      return { end: "failed", againMs: end.againMs };
    },
  };
}
