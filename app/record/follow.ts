import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { changeEvents } from "./events.ts";
import type { Watch } from "./watch.ts";

export type FollowedEvent = Awaited<ReturnType<typeof changeEvents>>["items"][number];

const pageSize = 100;

/**
 * A change's events after a sequence number, first those there are and then each as it is recorded, until `signal` is aborted.
 * @throws Problem `not_found`, `forbidden`
 */
export async function* followChange(
  app: App,
  caller: Caller,
  { key, after }: { key: string; after: number },
  { watch, signal }: { watch: Watch; signal: AbortSignal },
): AsyncGenerator<FollowedEvent> {
  let seen = after;
  while (!signal.aborted) {
    const { items } = await changeEvents(app, caller, key, { after: seen, limit: pageSize });
    for (const event of items) {
      yield event;
      seen = event.seq;
    }
    if (items.length < pageSize) await watch.past(key, seen, signal);
  }
}
