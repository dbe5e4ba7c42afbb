import { refuse } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import type { Actor } from "./command.ts";
import type { Fact } from "./event.ts";
import type { Circumstances } from "./feature.ts";
import type { Instant, PersonId } from "./plan.ts";
import type { ChangeState, RequestState } from "./state.ts";

/** Reminders that the requester sends by hand. Takehold reminds by itself, so these are few and never on top of those. */

/** Between a reminder by hand and one of Takehold's own lie at least so many milliseconds, whichever comes first. */
export const nudgeDistanceMs = 4 * 3_600_000;

/**
 * From when on somebody may be reminded by hand, at `at` at the earliest: not before the last such reminder allows it, and not
 * within four hours of an automatic one, sent or to come. All instants are epoch milliseconds.
 */
export function nudgeFrom(state: ChangeState, { id, gate, nudges }: RequestState, at: Instant): Instant {
  const clock = state.gates[gate]?.clocks.find((each) => each.requests.includes(id));
  const sent = clock?.remindedAt === undefined ? [] : [clock.remindedAt];
  const toCome = clock === undefined || clock.overdue ? [] : clock.remindAt.slice(clock.reminders);
  let from = Math.max(at, nudges?.nextAt ?? at);
  for (const automatic of [...sent, ...toCome].toSorted((a, b) => a - b))
    if (Math.abs(from - automatic) < nudgeDistanceMs) from = automatic + nudgeDistanceMs;
  return from;
}

function personOf(actor: Actor): PersonId | null {
  return actor.kind === "system" ? null : actor.person;
}

/** Reminds the person asked once more. Another one is possible from `nextAt` on, a business day of theirs later. */
export function nudge(
  state: ChangeState,
  request: RequestState,
  nextAt: Instant,
  { actor, at }: Circumstances,
): readonly Fact[] | Refusal {
  if (request.standing !== "open")
    return refuse("wrong_stage", "This person has answered. There is nothing to remind them of.");
  if (request.link !== "live")
    return refuse("wrong_stage", "The link of this person is void. Send them a new one; that reminds them too.");
  const from = nudgeFrom(state, request, at);
  if (from > at) {
    const when = new Date(from).toISOString().replace(".000Z", "Z");
    return refuse(
      "too_soon",
      `They were reminded a short while ago, or are about to be. You can remind them yourself from ${when} on.`,
    );
  }
  const { id, gate, person } = request;
  return [
    {
      type: "request.nudged",
      request: id,
      gate,
      person,
      by: personOf(actor),
      nextAt: Math.max(nextAt, at + nudgeDistanceMs),
    },
  ];
}
