import type { Fact } from "./event.ts";
import { earliest } from "./feature.ts";
import type { Instant } from "./plan.ts";
import { gateRequests, gatesOpen } from "./signoff-progress.ts";
import type { ChangeState, GateState, RequestState } from "./state.ts";

/**
 * Links end. One works for thirty days beyond the last deadline of what it asks, so that a change in which people decide never
 * wakes for it; whoever still has to decide is told a week before. While an answer is owed to somebody their link does not end.
 */

const noticeMs = 7 * 86_400_000;

interface Ending {
  readonly request: RequestState;
  readonly until: Instant;
  /** When its person is told; `null`: they were, or nothing is asked of them. */
  readonly noticeAt: Instant | null;
}

function endings(state: ChangeState, gate: GateState): readonly Ending[] {
  return gateRequests(state, gate.id).flatMap((request): readonly Ending[] => {
    const { link, standing, linkUntil, isToldOfEnd } = request;
    if (linkUntil == null || link !== "live" || (standing !== "open" && standing !== "decided")) return [];
    const isTold = standing === "decided" || isToldOfEnd === true;
    return [{ request, until: linkUntil, noticeAt: isTold ? null : linkUntil - noticeMs }];
  });
}

export function nextLinkEnd(state: ChangeState): Instant | null {
  const all = gatesOpen(state).flatMap((gate) => endings(state, gate));
  return earliest(all.map(({ until, noticeAt }) => noticeAt ?? until));
}

/** A notice that comes so late that the link has ended is none. */
export function onLinkEnd(state: ChangeState, at: Instant): readonly Fact[] {
  return gatesOpen(state).flatMap((gate): readonly Fact[] => {
    const all = endings(state, gate);
    const ended = all.filter(({ until }) => until <= at).map(({ request }) => request.id);
    const ending = all.filter(({ until, noticeAt }) => noticeAt !== null && noticeAt <= at && until > at);
    return [
      ...told(
        "gate.links-ending",
        gate.id,
        ending.map(({ request }) => request.id),
      ),
      ...told("gate.links-ended", gate.id, ended),
    ];
  });
}

function told(
  type: "gate.links-ending" | "gate.links-ended",
  gate: string,
  requests: readonly string[],
): readonly Fact[] {
  return requests.length === 0 ? [] : [{ type, gate, requests }];
}
