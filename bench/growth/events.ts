import type { EventRow } from "../../store/usage/events.ts";
import { asked, behaviour, launchedAt } from "../panel/world.ts";

/** A stream that is the same each time it is read, so that it can be sent again. */

const batchEvents = 1_000;
const json = '{"plan":"team","items":3}';
const properties = { plan: "team", items: 3 };

/** Numbers in [0, 1) that look random: a linear congruence after Numerical Recipes, period 2³². */
function numbersFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Events `[from, to)` in batches: anybody, at any time since the launch, the behaviour being the most frequent name. */
export function* batchesOf(identities: readonly string[], from: number, to: number): Generator<EventRow[]> {
  for (let begun = from; begun < to; begun += batchEvents) {
    const next = numbersFrom(begun);
    const size = Math.min(batchEvents, to - begun);
    const receivedAt = Date.now();
    yield Array.from({ length: size }, (_, index) => {
      const at = Math.floor(launchedAt + next() * (asked - launchedAt));
      const nth = Math.floor(8 * next() ** 2);
      return {
        messageId: `m${String(begun + index).padStart(9, "0")}`,
        receivedAt,
        identity: identities[Math.floor(next() * identities.length)] ?? "1",
        at,
        event: nth === 0 ? behaviour.event : `event_${nth}`,
        properties,
        json,
      };
    });
  }
}
