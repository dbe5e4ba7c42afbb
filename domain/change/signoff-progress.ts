import type { Task } from "./effect.ts";
import type { ChangeEvent, Fact } from "./event.ts";
import { earliest } from "./feature.ts";
import type { Instant } from "./plan.ts";
import type { ChangeState, GateState, RequestState } from "./state.ts";

/** How gates and requests move on: facts applied, deadlines that pass, messages they cause. */

/** The requests of a gate, in the order in which people were named. */
export function gateRequests(state: ChangeState, gate: string): readonly RequestState[] {
  return (state.gates[gate]?.requests ?? []).flatMap((id) => state.requests[id] ?? []);
}

/** Requests of a gate that wait for an answer. */
export function pendingRequests(state: ChangeState, gate: string): readonly RequestState[] {
  return gateRequests(state, gate).filter((request) => request.standing === "open");
}

function gatesOpen(state: ChangeState): readonly GateState[] {
  return Object.values(state.gates).filter((gate) => gate.standing === "open");
}

export function nextDue(state: ChangeState): Instant | null {
  return earliest(
    gatesOpen(state).flatMap((gate) => [gate.remindAt[gate.reminders] ?? null, gate.overdue ? null : gate.dueAt]),
  );
}

/** A reminder that comes late is one message, not several: all instants that have passed count as used. */
export function onDue(state: ChangeState, at: Instant): readonly Fact[] {
  return gatesOpen(state).flatMap((gate): readonly Fact[] => {
    const pending = pendingRequests(state, gate.id);
    const requests = pending.map((request) => request.id);
    if (gate.dueAt !== null && gate.dueAt <= at && !gate.overdue)
      return [{ type: "gate.overdue", gate: gate.id, requests, dueAt: gate.dueAt }];
    const count = gate.remindAt.filter((instant) => instant <= at).length;
    if (count <= gate.reminders) return [];
    // A revoked link opens nothing, so its holder is not reminded of it; the owner's escalation still names the request.
    const live = pending.filter((request) => request.link === "live").map((request) => request.id);
    return [{ type: "gate.reminded", gate: gate.id, requests: live, count }];
  });
}

function withGate(state: ChangeState, id: string, part: Partial<GateState>): Partial<ChangeState> {
  const gate = state.gates[id];
  return gate === undefined ? {} : { gates: { ...state.gates, [id]: { ...gate, ...part } } };
}

function withRequest(state: ChangeState, id: string, part: Partial<RequestState>): Partial<ChangeState> {
  const request = state.requests[id];
  return request === undefined ? {} : { requests: { ...state.requests, [id]: { ...request, ...part } } };
}

function closeGates(state: ChangeState, ids: readonly string[], standing: GateState["standing"]): Partial<ChangeState> {
  const gates = { ...state.gates };
  const requests = { ...state.requests };
  for (const id of ids) {
    const gate = gates[id];
    if (gate === undefined) continue;
    gates[id] = { ...gate, standing };
    for (const request of pendingRequests(state, id)) requests[request.id] = { ...request, standing: "withdrawn" };
  }
  return { gates, requests };
}

function openGate(state: ChangeState, { fact, at }: ChangeEvent): Partial<ChangeState> {
  if (fact.type !== "gate.opened") return {};
  const replaced = new Set(state.gates[fact.gate]?.requests);
  const kept = Object.entries(state.requests).filter(([id]) => !replaced.has(id));
  const opened = fact.requests.map((request): [string, RequestState] => [
    request.id,
    { ...request, gate: fact.gate, generation: 1, link: "live", standing: "open", choice: null, reason: null },
  ]);
  const gate: GateState = {
    id: fact.gate,
    quorum: state.plan.gates.find((each) => each.id === fact.gate)?.quorum ?? { mode: "all" },
    standing: "open",
    requests: fact.requests.map((request) => request.id),
    openedAt: at,
    remindAt: [],
    dueAt: null,
    reminders: 0,
    overdue: false,
  };
  return { gates: { ...state.gates, [fact.gate]: gate }, requests: Object.fromEntries([...kept, ...opened]) };
}

export function evolve(state: ChangeState, event: ChangeEvent): Partial<ChangeState> {
  const { fact } = event;
  switch (fact.type) {
    case "gate.opened":
      return openGate(state, event);
    case "gate.deadlines-set":
      return withGate(state, fact.gate, { remindAt: fact.remindAt, dueAt: fact.dueAt, reminders: 0, overdue: false });
    case "gate.reminded":
      return withGate(state, fact.gate, { reminders: fact.count });
    case "gate.overdue":
      return withGate(state, fact.gate, { overdue: true, reminders: state.gates[fact.gate]?.remindAt.length ?? 0 });
    case "request.decided":
      return withRequest(state, fact.request, { standing: "decided", choice: fact.choice, reason: fact.reason });
    case "request.reissued":
      return withRequest(state, fact.request, { generation: fact.generation, link: "live" });
    case "request.revoked":
      return withRequest(state, fact.request, { generation: fact.generation, link: "revoked" });
    case "gate.approved":
      return closeGates(state, [fact.gate], "approved");
    case "gate.declined":
      return closeGates(state, [fact.gate], "declined");
    case "change.resumed":
      return {
        gates: Object.fromEntries(
          Object.values(state.gates).map((gate) => [
            gate.id,
            gate.standing === "open" ? { ...gate, remindAt: [], dueAt: null, reminders: 0, overdue: false } : gate,
          ]),
        ),
      };
    case "change.returned":
    case "change.withdrawn":
      return closeGates(state, Object.keys(state.gates), "closed");
    default:
      return {};
  }
}

export function tasksOf(state: ChangeState, fact: Fact): readonly Task[] {
  const { owner, sponsor } = state.plan;
  switch (fact.type) {
    case "gate.opened":
      return [
        { do: "set-gate-deadlines", gate: fact.gate },
        ...fact.requests.map(({ id }): Task => ({ do: "mail-request", request: id, generation: 1 })),
      ];
    case "request.reissued":
      return [{ do: "mail-request", request: fact.request, generation: fact.generation }];
    case "gate.reminded":
      return fact.requests.map((request): Task => {
        const generation = state.requests[request]?.generation ?? 1;
        return { do: "mail-reminder", request, generation, count: fact.count };
      });
    case "gate.overdue":
      return [...new Set([owner, sponsor])].flatMap((to): readonly Task[] =>
        to === null ? [] : [{ do: "mail-escalation", gate: fact.gate, to }],
      );
    case "gate.approved":
    case "gate.declined":
      return [...new Set([owner, state.proposer])].flatMap((to): readonly Task[] =>
        to === null ? [] : [{ do: "mail-gate-result", gate: fact.gate, approved: fact.type === "gate.approved", to }],
      );
    case "change.resumed":
      return gatesOpen(state).map((gate): Task => ({ do: "set-gate-deadlines", gate: gate.id }));
    default:
      return [];
  }
}
