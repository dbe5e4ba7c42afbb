import { isRefusal, refuse } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import type { Actor, Command } from "./command.ts";
import type { Fact, OpenedRequest } from "./event.ts";
import type { Feature } from "./feature.ts";
import { gateStanding } from "./quorum.ts";
import { evolve, gateRequests, nextDue, onDue, tasksOf } from "./signoff-progress.ts";
import { entryOf } from "./state.ts";
import type { ChangeState, RequestState } from "./state.ts";

/** Gates and the sign-off requests in them. */

/** Opens every gate of the plan with one request for each stakeholder. Request ids are unique within the change. */
export function openGates(state: ChangeState): readonly Fact[] {
  let count = 0;
  return state.plan.gates.map((gate): Fact => {
    const requests = gate.stakeholders.map(({ person, team }): OpenedRequest => {
      count += 1;
      return { id: `R${state.seq}-${count}`, person, team };
    });
    return { type: "gate.opened", gate: gate.id, revision: state.revision, requests };
  });
}

function openRequest(state: ChangeState, id: string): RequestState | Refusal {
  const request = entryOf(state.requests, id);
  if (request === undefined) return refuse("not_found", `${state.key} has no sign-off request ${id}.`);
  const gate = state.gates[request.gate];
  if (gate?.standing !== "open")
    return refuse("wrong_stage", "This gate is decided. No further decision is needed or recorded.");
  if (state.heldSince !== null)
    return refuse("on_hold", `${state.key} is on hold. Nothing is asked of you until it is resumed.`);
  return request;
}

/** The same choice is stated again only for another reason: to press the button once more takes no reason back. */
function saysNothingNew(request: RequestState, { choice, reason }: Extract<Command, { type: "decide" }>): boolean {
  return request.choice === choice && (reason === null || reason.id === request.reason?.id);
}

function decideRequest(
  state: ChangeState,
  command: Extract<Command, { type: "decide" }>,
  actor: Actor,
): readonly Fact[] | Refusal {
  const request = openRequest(state, command.request);
  if (isRefusal(request)) return request;
  if (actor.kind !== "link" || actor.person !== request.person)
    return refuse("forbidden", "Only the person asked can decide, from their own link.");
  if (request.person === state.proposer)
    return refuse("forbidden", "The person who proposed a change cannot approve it.");
  if (request.link === "revoked" || command.generation !== request.generation)
    return refuse("superseded", "This link was replaced by a newer one. Please use the link in the latest message.");
  if (command.shownHash !== state.revision.hash)
    return refuse("superseded", "The proposal was changed since this page was opened. Please read the new text first.");
  if (command.choice === "decline" && command.reason === null)
    return refuse("incomplete", "Please say why, so that the proposal can be improved.", ["reason"]);
  if (saysNothingNew(request, command)) return [];
  const decided: Fact = {
    type: "request.decided",
    request: request.id,
    gate: request.gate,
    person: request.person,
    choice: command.choice,
    reason: command.reason,
    shownHash: command.shownHash,
    replaces: request.choice,
  };
  const choices = gateRequests(state, request.gate).map((each) =>
    each.id === request.id ? command.choice : each.choice,
  );
  const gate = state.gates[request.gate];
  const standing = gate === undefined ? "open" : gateStanding(gate.quorum, choices);
  if (standing === "open") return [decided];
  return [decided, { type: standing === "approved" ? "gate.approved" : "gate.declined", gate: request.gate }];
}

function decide(state: ChangeState, command: Command, { actor }: { actor: Actor }): readonly Fact[] | Refusal | null {
  switch (command.type) {
    case "decide":
      return decideRequest(state, command, actor);
    case "resend":
    case "revoke": {
      const request = openRequest(state, command.request);
      if (isRefusal(request)) return request;
      const type = command.type === "resend" ? "request.reissued" : "request.revoked";
      return [{ type, request: request.id, gate: request.gate, generation: request.generation + 1 }];
    }
    case "gate-deadlines": {
      if (entryOf(state.gates, command.gate)?.standing !== "open" || state.heldSince !== null) return [];
      const remindAt = command.remindAt.toSorted((a, b) => a - b);
      return [{ type: "gate.deadlines-set", gate: command.gate, remindAt, dueAt: command.dueAt }];
    }
    default:
      return null;
  }
}

export const signoff: Feature = { decide, evolve, nextDue, onDue, tasksOf };
