import type { SignoffChoice } from "./command.ts";
import type { ChangeEvent, Fact } from "./event.ts";
import { renewedEnd } from "./link-life.ts";
import { voiceOf } from "./quorum.ts";
import type { ChangeState, Clock, GateState, ObjectionState, RequestState } from "./state.ts";

/** How gates and requests move on as facts are applied. */

/** The requests of a gate, in the order in which people were named. */
export function gateRequests(state: ChangeState, gate: string): readonly RequestState[] {
  return (state.gates[gate]?.requests ?? []).flatMap((id) => state.requests[id] ?? []);
}

/** Requests of a gate that wait for an answer. */
export function pendingRequests(state: ChangeState, gate: string): readonly RequestState[] {
  return gateRequests(state, gate).filter((request) => request.standing === "open");
}

export function gatesOpen(state: ChangeState): readonly GateState[] {
  return Object.values(state.gates).filter((gate) => gate.standing === "open");
}

/** Whether some of a gate's requests are still to be asked. */
export function nextGroup(state: ChangeState, gate: string): readonly string[] {
  const requests = gateRequests(state, gate);
  if (requests.some((each) => each.standing !== "waiting" && voiceOf(each) === "none")) return [];
  const waiting = requests.filter((each) => each.standing === "waiting");
  const first = Math.min(...waiting.map((each) => each.order));
  return waiting.filter((each) => each.order === first).map((each) => each.id);
}

function withGate(state: ChangeState, id: string, part: Partial<GateState>): Partial<ChangeState> {
  const gate = state.gates[id];
  return gate === undefined ? {} : { gates: { ...state.gates, [id]: { ...gate, ...part } } };
}

function withRequest(state: ChangeState, id: string, part: Partial<RequestState>): Partial<ChangeState> {
  const request = state.requests[id];
  return request === undefined ? {} : { requests: { ...state.requests, [id]: { ...request, ...part } } };
}

function withRequests(
  state: ChangeState,
  ids: readonly string[],
  part: (request: RequestState) => Partial<RequestState>,
): Partial<ChangeState> {
  const named = ids.flatMap((id) => state.requests[id] ?? []);
  const changed = named.map((request): [string, RequestState] => [request.id, { ...request, ...part(request) }]);
  return { requests: { ...state.requests, ...Object.fromEntries(changed) } };
}

function closeGates(state: ChangeState, ids: readonly string[], standing: GateState["standing"]): Partial<ChangeState> {
  const gates = { ...state.gates };
  const requests = { ...state.requests };
  for (const id of ids) {
    const gate = gates[id];
    if (gate === undefined) continue;
    gates[id] = { ...gate, standing };
    for (const request of gateRequests(state, id))
      if (request.standing !== "decided") requests[request.id] = { ...request, standing: "withdrawn" };
  }
  return { gates, requests };
}

function openGate(state: ChangeState, { fact, at }: ChangeEvent): Partial<ChangeState> {
  if (fact.type !== "gate.opened") return {};
  const plan = state.plan.gates.find((each) => each.id === fact.gate);
  const replaced = new Set(state.gates[fact.gate]?.requests);
  const kept = Object.entries(state.requests).filter(([id]) => !replaced.has(id));
  const first = Math.min(...fact.requests.map((request) => request.order ?? 1));
  const opened = fact.requests.map((request): [string, RequestState] => [
    request.id,
    {
      id: request.id,
      gate: fact.gate,
      person: request.person,
      team: request.team,
      behalf: [],
      required: request.required === true,
      veto: request.veto === true,
      order: request.order ?? 1,
      generation: 1,
      link: "live",
      standing: (request.order ?? 1) === first ? "open" : "waiting",
      choice: null,
      reason: null,
      stale: null,
      overruled: false,
    },
  ]);
  const gate: GateState = {
    id: fact.gate,
    quorum: plan?.quorum ?? { mode: "all" },
    silence: plan?.silence ?? "escalate",
    ...(plan?.stepUp && { stepUp: plan.stepUp }),
    standing: "open",
    requests: fact.requests.map((request) => request.id),
    openedAt: at,
    clocks: [],
  };
  return {
    gates: { ...state.gates, [fact.gate]: gate },
    requests: Object.fromEntries([...kept, ...opened]),
    objections: Object.fromEntries(Object.entries(state.objections).filter(([, each]) => each.gate !== fact.gate)),
  };
}

/** Everybody is asked about the new text. Who was asked before keeps request and link; who is new gets one. */
function reopenGate(state: ChangeState, event: ChangeEvent): Partial<ChangeState> {
  const { fact } = event;
  if (fact.type !== "gate.reopened") return {};
  const opened = openGate(state, { ...event, fact: { ...fact, type: "gate.opened" } });
  const ids = new Set(fact.requests.map((request) => request.id));
  const requests = Object.values(opened.requests ?? {}).map((fresh): [string, RequestState] => {
    const own = ids.has(fresh.id) ? state.requests[fresh.id] : undefined;
    if (own === undefined) return [fresh.id, fresh];
    const { person, team, behalf, generation, link, choice, stale } = own;
    return [fresh.id, { ...fresh, person, team, behalf, generation, link, stale: choice ?? stale }];
  });
  const objections = Object.entries(state.objections).filter(
    ([, each]) => each.gate !== fact.gate || ids.has(each.request),
  );
  return { ...opened, requests: Object.fromEntries(requests), objections: Object.fromEntries(objections) };
}

function withClock(state: ChangeState, gate: string, index: number, part: Partial<Clock>): Partial<ChangeState> {
  const clocks = state.gates[gate]?.clocks ?? [];
  return withGate(state, gate, {
    clocks: clocks.map((clock, each) => (each === index ? { ...clock, ...part } : clock)),
  });
}

function setClock(state: ChangeState, fact: Extract<Fact, { type: "gate.deadlines-set" }>): Partial<ChangeState> {
  const { requests, remindAt, dueAt, escalateAt, linkUntil } = fact;
  const set: Clock = { requests, remindAt, dueAt, escalateAt, reminders: 0, overdue: false, escalated: false };
  return {
    ...withGate(state, fact.gate, { clocks: [...clocksWithout(state, fact.gate, requests), set] }),
    ...(linkUntil === undefined ? {} : withRequests(state, requests, () => ({ linkUntil, isToldOfEnd: false }))),
  };
}

/** Clocks keep their places, which events name; one without requests runs for nobody. */
function clocksWithout(state: ChangeState, gate: string, requests: readonly string[]): readonly Clock[] {
  const clocks = state.gates[gate]?.clocks ?? [];
  return clocks.map((clock) => ({ ...clock, requests: clock.requests.filter((id) => !requests.includes(id)) }));
}

/** It is this person's turn again, from now on: the clock that ran before is not theirs any more. */
function askAgain(
  state: ChangeState,
  { gate, request }: { readonly gate: string; readonly request: string },
  part: Partial<RequestState> = {},
): Partial<ChangeState> {
  return {
    ...withGate(state, gate, { clocks: clocksWithout(state, gate, [request]) }),
    // The end of the link comes with the new clock.
    ...withRequest(state, request, { linkUntil: null, ...part, standing: "open" }),
  };
}

function standingAfter(choice: SignoffChoice): RequestState["standing"] {
  return choice === "ask" || choice === "counter" ? "asking" : "decided";
}

function withObjection(state: ChangeState, id: string, part: Partial<ObjectionState>): Partial<ChangeState> {
  const objection = state.objections[id];
  return objection === undefined ? {} : { objections: { ...state.objections, [id]: { ...objection, ...part } } };
}

function evolveGate(state: ChangeState, event: ChangeEvent): Partial<ChangeState> {
  const { fact, at } = event;
  switch (fact.type) {
    case "gate.opened":
      return openGate(state, event);
    case "gate.reopened":
      return reopenGate(state, event);
    case "gate.closed":
      return closeGates(state, [fact.gate], "closed");
    case "gate.group-opened":
      return withRequests(state, fact.requests, () => ({ standing: "open" }));
    case "gate.links-ending":
      return withRequests(state, fact.requests, () => ({ isToldOfEnd: true }));
    case "gate.links-ended":
      return withRequests(state, fact.requests, () => ({ link: "expired" }));
    case "gate.deadlines-set":
      return setClock(state, fact);
    case "gate.reminded":
      return withClock(state, fact.gate, fact.clock, { reminders: fact.count, remindedAt: event.at });
    case "gate.overdue": {
      const reminders = state.gates[fact.gate]?.clocks[fact.clock]?.remindAt.length ?? 0;
      return withClock(state, fact.gate, fact.clock, { overdue: true, reminders });
    }
    case "gate.escalated":
      return withClock(state, fact.gate, fact.clock, { escalated: true });
    case "gate.approved":
      return closeGates(state, [fact.gate], "approved");
    case "gate.declined":
      return closeGates(state, [fact.gate], "declined");
    case "change.resumed": {
      const gates = Object.values(state.gates).map((gate) => [gate.id, { ...gate, clocks: [] }]);
      // What a hold took from the life of a link is given back.
      const renewed = withRequests(state, Object.keys(state.requests), (request) => renewedEnd(request, at));
      return { gates: Object.fromEntries(gates), ...renewed };
    }
    case "change.returned":
    case "change.withdrawn":
      return closeGates(state, Object.keys(state.gates), "closed");
    default:
      return {};
  }
}

function evolveRequest(state: ChangeState, { fact }: ChangeEvent): Partial<ChangeState> {
  switch (fact.type) {
    case "request.decided": {
      const { choice, reason } = fact;
      return withRequest(state, fact.request, { standing: standingAfter(choice), choice, reason, overruled: false });
    }
    case "request.consented-by-silence":
      return withRequest(state, fact.request, { standing: "decided", choice: "consented_by_silence" });
    case "request.answered":
      return askAgain(state, fact);
    case "request.delegated": {
      const { to: person, team, generation } = fact;
      const behalf = [...(state.requests[fact.request]?.behalf ?? []), fact.from];
      const fresh = { link: "live", choice: null, reason: null, overruled: false } as const;
      const unnudged = state.requests[fact.request]?.nudges === undefined ? {} : { nudges: { count: 0, nextAt: 0 } };
      return askAgain(state, fact, { person, team, generation, behalf, ...fresh, ...unnudged });
    }
    case "request.nudged": {
      const count = (state.requests[fact.request]?.nudges?.count ?? 0) + 1;
      return withRequest(state, fact.request, { nudges: { count, nextAt: fact.nextAt } });
    }
    case "request.reissued": {
      const { request, generation, linkUntil = null } = fact;
      return withRequest(state, request, { generation, link: "live", linkUntil, isToldOfEnd: false });
    }
    case "request.revoked":
      return withRequest(state, fact.request, { generation: fact.generation, link: "revoked" });
    case "objection.raised": {
      const { kind, request, gate, raiser, owner } = fact;
      const raised: ObjectionState = { kind, request, gate, raiser, owner, standing: "open" };
      return { objections: { ...state.objections, [fact.objection]: raised } };
    }
    case "objection.closed":
      return {
        ...withObjection(state, fact.objection, { standing: "closed" }),
        ...(fact.reopens ? askAgain(state, fact) : {}),
      };
    case "objection.overruled":
      return {
        ...withObjection(state, fact.objection, { standing: "overruled" }),
        ...withRequest(state, fact.request, { overruled: true }),
      };
    default:
      return {};
  }
}

/** What is still to be settled belongs to whoever owns the change. */
function evolveOwner(state: ChangeState, { fact }: ChangeEvent): Partial<ChangeState> {
  const owner =
    fact.type === "change.edited"
      ? fact.plan.owner
      : fact.type === "change.handed-over" && fact.role === "owner"
        ? fact.to
        : null;
  const isTheirs = ({ standing, owner: before }: ObjectionState) => standing === "open" && before === state.plan.owner;
  if (owner === null || !Object.values(state.objections).some(isTheirs)) return {};
  const objections = Object.entries(state.objections).map(([id, each]) => [
    id,
    isTheirs(each) ? { ...each, owner } : each,
  ]);
  return { objections: Object.fromEntries(objections) };
}

export function evolve(state: ChangeState, event: ChangeEvent): Partial<ChangeState> {
  return { ...evolveGate(state, event), ...evolveRequest(state, event), ...evolveOwner(state, event) };
}
