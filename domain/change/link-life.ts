import type { Fact } from "./event.ts";
import type { Instant } from "./plan.ts";
import type { RequestState } from "./state.ts";

/** How long the link of a request works. */

const lifeMs = 30 * 86_400_000;

/** Until when a link works that is asked about up to `last`: the escalation, or the instant it is sent anew. Epoch milliseconds. */
export function linkEnd(last: Instant): Instant {
  return last + lifeMs;
}

/** The end of a link that is sent anew at `at`: never earlier than it was. */
export function renewedEnd({ linkUntil }: RequestState, at: Instant): { readonly linkUntil?: Instant } {
  return linkUntil == null ? {} : { linkUntil: Math.max(linkUntil, linkEnd(at)) };
}

/** Whoever is asked again gets a fresh link where their old one has ended: that one stays void. */
export function reissuedAfterEnd({ id, gate, generation, link }: RequestState): readonly Fact[] {
  return link === "expired" ? [{ type: "request.reissued", request: id, gate, generation: generation + 1 }] : [];
}
