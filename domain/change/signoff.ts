import { isRefusal, refuse, refuseByLink } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import type { Actor, Command, SignoffChoice } from "./command.ts";
import { nextDue, onDue } from "./clock.ts";
import { passOn } from "./delegation.ts";
import type { Fact, OpenedRequest } from "./event.ts";
import type { Feature } from "./feature.ts";
import type { GatePlan, Instant } from "./plan.ts";
import { nudge } from "./nudge.ts";
import { closeObjection, objectionsOf, overrule } from "./objection.ts";
import { gateStanding, voiceOf } from "./quorum.ts";
import { evolve, gateRequests, nextGroup } from "./signoff-progress.ts";
import { tasksOf } from "./signoff-tasks.ts";
import { entryOf, proposes } from "./state.ts";
import type { ChangeState, GateState, RequestState } from "./state.ts";

/** Gates and the sign-off requests in them. */

/** Opens gates with one request for each stakeholder. Request ids are unique within the change. */
export function openGates(state: ChangeState, gates: readonly GatePlan[]): readonly Fact[] {
  let count = 0;
  return gates.map((gate): Fact => {
    const requests = gate.stakeholders.map((stakeholder): OpenedRequest => {
      count += 1;
      return { id: `R${state.seq}-${count}`, ...stakeholder };
    });
    return { type: "gate.opened", gate: gate.id, revision: state.revision, requests };
  });
}

/** What follows of itself in a gate: it is decided once its voices say so and nothing is held against it, or its next group is asked. */
export function gateFollowUps(state: ChangeState, gate: GateState): readonly Fact[] {
  if (gate.standing !== "open") return [];
  const requests = gateRequests(state, gate.id).filter((request) => request.standing !== "withdrawn");
  const seats = requests.map((request) => ({ ...request, voice: voiceOf(request) }));
  const standing = gateStanding(gate.quorum, seats);
  if (standing === "declined") return [{ type: "gate.declined", gate: gate.id }];
  const isBlocked = Object.values(state.objections).some((each) => each.gate === gate.id && each.standing === "open");
  if (standing === "approved" && !isBlocked) return [{ type: "gate.approved", gate: gate.id }];
  const next = standing === "open" ? nextGroup(state, gate.id) : [];
  return next.length === 0 ? [] : [{ type: "gate.group-opened", gate: gate.id, requests: next }];
}

function openRequest(state: ChangeState, id: string): RequestState | Refusal {
  const request = entryOf(state.requests, id);
  if (request === undefined) return refuse("not_found", `${state.key} has no sign-off request ${id}.`);
  const gate = state.gates[request.gate];
  if (gate?.standing !== "open")
    return refuseByLink(
      "gate_decided",
      "wrong_stage",
      "This gate is decided. No further decision is needed or recorded.",
    );
  if (state.heldSince !== null)
    return refuseByLink("on_hold", "on_hold", `${state.key} is on hold. Nothing is asked of you until it is resumed.`);
  if (request.standing === "waiting")
    return refuseByLink(
      "others_first",
      "wrong_stage",
      "Others are asked first. A message with the link comes when it is this person's turn.",
    );
  return request;
}

/** The request a link leads to, for whoever it was sent to. */
function requestByLink(
  state: ChangeState,
  { request: id, generation }: { readonly request: string; readonly generation: number },
  actor: Actor,
): RequestState | Refusal {
  const request = openRequest(state, id);
  if (isRefusal(request)) return request;
  if (actor.kind !== "link" || actor.person !== request.person)
    return refuseByLink("not_yours", "forbidden", "Only the person asked can decide, from their own link.");
  if (proposes(state, request.person))
    return refuseByLink("own_proposal", "forbidden", "The person who proposed a change cannot approve it.");
  if (request.link === "revoked" || generation !== request.generation)
    return refuseByLink(
      "link_replaced",
      "superseded",
      "This link was replaced by a newer one. Please use the link in the latest message.",
    );
  return request;
}

/** What has to be said with a choice, as a partner would ask for it. */
const reasonWanted: Readonly<Partial<Record<SignoffChoice, string>>> = {
  approve_with_condition: "Please name the condition, so that somebody can see to it.",
  ask: "Please write what you need to know first.",
  concern: "Please name your concern, so that it can be settled.",
  counter: "Please say what you propose instead.",
  decline: "Please say why, so that the proposal can be improved.",
};

/** The same choice is stated again only for another reason: to press the button once more takes no reason back. */
function saysNothingNew(request: RequestState, { choice, reason }: Extract<Command, { type: "decide" }>): boolean {
  return request.choice === choice && (reason === null || reason.id === request.reason?.id);
}

function decideRequest(
  state: ChangeState,
  command: Extract<Command, { type: "decide" }>,
  actor: Actor,
): readonly Fact[] | Refusal {
  const request = requestByLink(state, command, actor);
  if (isRefusal(request)) return request;
  const { choice, reason, shownHash } = command;
  if (shownHash !== state.revision.hash)
    return refuseByLink(
      "text_changed",
      "superseded",
      "The proposal was changed since this page was opened. Please read the new text first.",
    );
  const wanted = reasonWanted[choice];
  if (wanted !== undefined && reason === null) return refuse("incomplete", wanted, ["reason"]);
  if (choice === "abstain" && request.required)
    return refuseByLink(
      "decision_needed",
      "forbidden",
      "This gate needs your decision. If it is not yours to take, pass it on to somebody else.",
    );
  if (saysNothingNew(request, command)) return [];
  const { id, gate, person } = request;
  const settled = objectionsOf(state, id).map((objection): Fact => ({
    type: "objection.closed",
    objection,
    gate,
    request: id,
    by: person,
    reopens: false,
  }));
  const decided: Fact = {
    type: "request.decided",
    request: id,
    gate,
    person,
    choice,
    reason,
    shownHash,
    replaces: request.choice,
  };
  return [...settled, decided, ...raised(state, request, command)];
}

/** A condition or concern stays open until its raiser closes it or somebody with authority overrules it. */
function raised(
  state: ChangeState,
  { id, gate, person }: RequestState,
  { choice, reason }: Extract<Command, { type: "decide" }>,
): readonly Fact[] {
  if ((choice !== "approve_with_condition" && choice !== "concern") || reason === null) return [];
  const kind = choice === "concern" ? "concern" : "condition";
  const owner = state.plan.owner ?? state.proposer;
  const objection = `C${state.seq + 1}`;
  return [{ type: "objection.raised", objection, kind, request: id, gate, raiser: person, owner, text: reason }];
}

function answer(state: ChangeState, command: Extract<Command, { type: "answer" }>): readonly Fact[] | Refusal {
  const request = openRequest(state, command.request);
  if (isRefusal(request)) return request;
  if (request.standing !== "asking" || (request.choice !== "ask" && request.choice !== "counter"))
    return refuse("wrong_stage", "No question of this person waits for an answer.");
  const { id, gate, choice } = request;
  return [{ type: "request.answered", request: id, gate, to: choice, text: command.text }];
}

function setDeadlines(state: ChangeState, command: Extract<Command, { type: "gate-deadlines" }>): readonly Fact[] {
  const { gate, dueAt, escalateAt } = command;
  if (entryOf(state.gates, gate)?.standing !== "open" || state.heldSince !== null) return [];
  // Whoever is not asked just now, as in a group that waits once more, gets a clock when their turn comes.
  const isAsked = (id: string) => state.requests[id]?.gate === gate && state.requests[id]?.standing === "open";
  const requests = command.requests.filter(isAsked);
  const remindAt = command.remindAt.toSorted((a, b) => a - b);
  if (requests.length === 0) return [];
  return [{ type: "gate.deadlines-set", gate, requests, remindAt, dueAt, escalateAt: Math.max(dueAt, escalateAt) }];
}

function decide(
  state: ChangeState,
  command: Command,
  { actor, at }: { readonly actor: Actor; readonly at: Instant },
): readonly Fact[] | Refusal | null {
  switch (command.type) {
    case "decide":
      return decideRequest(state, command, actor);
    case "delegate": {
      const request = requestByLink(state, command, actor);
      if (isRefusal(request)) return request;
      const { to, team, reason } = command;
      return passOn(state, request, { to, team, reason, because: "asked" });
    }
    case "absent": {
      const request = openRequest(state, command.request);
      if (isRefusal(request) || request.generation !== command.generation || request.standing !== "open") return [];
      const { substitute: to, team } = command;
      const passed = passOn(state, request, { to, team, reason: null, because: "absent" });
      return isRefusal(passed) ? [] : passed;
    }
    case "answer":
      return answer(state, command);
    case "close-objection":
      return closeObjection(state, command.objection, actor);
    case "overrule":
      return overrule(state, command, actor);
    case "resend":
    case "revoke": {
      const request = openRequest(state, command.request);
      if (isRefusal(request)) return request;
      const type = command.type === "resend" ? "request.reissued" : "request.revoked";
      return [{ type, request: request.id, gate: request.gate, generation: request.generation + 1 }];
    }
    case "nudge": {
      const request = openRequest(state, command.request);
      return isRefusal(request) ? request : nudge(state, request, command.nextAt, { actor, at });
    }
    case "gate-deadlines":
      return setDeadlines(state, command);
    default:
      return null;
  }
}

export const signoff: Feature = { decide, evolve, nextDue, onDue, tasksOf };
