import type { Fact } from "./event.ts";
import { earliest } from "./feature.ts";
import type { Instant } from "./plan.ts";
import { pendingRequests } from "./signoff-progress.ts";
import { proposes } from "./state.ts";
import type { ChangeState, Clock, GateState, RequestState } from "./state.ts";

/** Deadlines of gates: reminders, the breach, what silence means then, escalation. All instants are epoch milliseconds. */

interface Running {
  readonly gate: GateState;
  readonly clock: Clock;
  readonly index: number;
  readonly pending: readonly RequestState[];
}

/** Clocks that somebody's answer is still awaited by. */
function running(state: ChangeState): readonly Running[] {
  return Object.values(state.gates).flatMap((gate) => {
    if (gate.standing !== "open") return [];
    const open = pendingRequests(state, gate.id);
    return gate.clocks.flatMap((clock, index): readonly Running[] => {
      const pending = open.filter((request) => clock.requests.includes(request.id));
      return pending.length > 0 ? [{ gate, clock, index, pending }] : [];
    });
  });
}

export function nextDue(state: ChangeState): Instant | null {
  return earliest(
    running(state).flatMap(({ gate, clock }) => [
      clock.remindAt[clock.reminders] ?? null,
      clock.overdue ? null : clock.dueAt,
      gate.silence === "escalate" && clock.overdue && !clock.escalated ? clock.escalateAt : null,
    ]),
  );
}

/** A reminder that comes late is one message, not several: all instants that have passed count as used. */
export function onDue(state: ChangeState, at: Instant): readonly Fact[] {
  return running(state).flatMap((one): readonly Fact[] => {
    const { gate, clock, index } = one;
    const requests = one.pending.map((request) => request.id);
    const about = { gate: gate.id, clock: index, requests };
    if (!clock.overdue && clock.dueAt <= at)
      return [
        { type: "gate.overdue", ...about, dueAt: clock.dueAt },
        ...silence(one, state),
        ...escalation(one, about, at),
      ];
    if (clock.overdue && !clock.escalated && gate.silence === "escalate" && clock.escalateAt <= at)
      return escalation(one, about, at);
    const count = clock.remindAt.filter((instant) => instant <= at).length;
    if (count <= clock.reminders) return [];
    // A revoked link opens nothing, so its holder is not reminded of it; the owner's escalation still names the request.
    const live = one.pending.filter((request) => request.link === "live").map((request) => request.id);
    return [{ type: "gate.reminded", gate: gate.id, clock: index, requests: live, count }];
  });
}

function escalation(
  { gate, clock }: Running,
  about: { readonly gate: string; readonly clock: number; readonly requests: readonly string[] },
  at: Instant,
): readonly Fact[] {
  if (gate.silence !== "escalate" || clock.escalateAt > at) return [];
  return [{ type: "gate.escalated", ...about, dueAt: clock.escalateAt }];
}

/** Silence says yes where the gate declares it, of somebody who could have spoken by a link that works. Who is required has to say it. */
function silence({ gate, clock, pending }: Running, state: ChangeState): readonly Fact[] {
  if (gate.silence !== "consent") return [];
  const { dueAt } = clock;
  return pending.flatMap(({ id, person, link, required }): readonly Fact[] =>
    link === "live" && !proposes(state, person) && !required
      ? [{ type: "request.consented-by-silence", request: id, gate: gate.id, person, dueAt }]
      : [],
  );
}
