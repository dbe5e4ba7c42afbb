import { Context, log } from "@temporalio/activity";
import { runDigestRound } from "../app/digest/round.ts";
import type { DigestSender } from "../app/digest/send.ts";
import type { DigestActivities } from "../workflows/digest/messages.ts";
import { heartbeat } from "./heartbeat.ts";

/** Well within what a function has, which is called again for the next round. */
const budgetMs = 20_000;

/** The activity that writes digests. `hour`: of the reader's Monday; `null`: there are none. */
export function createDigestActivities(
  deps: Omit<DigestSender, "onFault"> & { readonly hour: number | null },
): DigestActivities {
  return {
    sendDigests: (round) => {
      const context = Context.current();
      const begun = performance.now();
      return runDigestRound(
        { ...deps, onFault },
        {
          ...round,
          hour: deps.hour,
          isOver: () => {
            heartbeat("digest");
            context.cancellationSignal.throwIfAborted();
            return performance.now() - begun > budgetMs;
          },
        },
      );
    },
  };
}

function onFault(error: unknown): void {
  log.error("A digest could not be written; it is tried again", { error });
}
