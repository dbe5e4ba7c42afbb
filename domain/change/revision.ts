import type { Fact, OpenedRequest } from "./event.ts";
import type { GatePlan, Plan, Revision } from "./plan.ts";
import { reissuedAfterEnd } from "./link-life.ts";
import { gateRequests } from "./signoff-progress.ts";
import type { ChangeState } from "./state.ts";

/**
 * What a material edit does to the gates that are asked: those of the plan are asked again, people keeping their requests and
 * links; those that are gone are closed. A gate that is new is opened as every gate is.
 */
export function reopenGates(state: ChangeState, plan: Plan, revision: Revision): readonly Fact[] {
  const planned = new Map(plan.gates.map((gate) => [gate.id, gate]));
  let count = 0;
  const requestsOf = (gate: GatePlan): readonly OpenedRequest[] => {
    const known = gateRequests(state, gate.id).filter(
      (request) => request.standing !== "withdrawn" || wasDecided(state, gate),
    );
    return gate.stakeholders.map((stakeholder) => {
      const own = known.find((request) => (request.behalf[0] ?? request.person) === stakeholder.person);
      count += own === undefined ? 1 : 0;
      return { ...stakeholder, id: own?.id ?? `R${state.seq}-${count}` };
    });
  };
  return Object.values(state.gates).flatMap((gate): readonly Fact[] => {
    const next = planned.get(gate.id);
    if (next !== undefined) {
      const requests = requestsOf(next);
      const known = requests.flatMap(({ id }) => state.requests[id] ?? []);
      return [{ type: "gate.reopened", gate: gate.id, revision, requests }, ...known.flatMap(reissuedAfterEnd)];
    }
    return gate.standing === "closed" ? [] : [{ type: "gate.closed", gate: gate.id }];
  });
}

/** A decided gate has withdrawn whoever had not answered; they are asked again under the request they had. */
function wasDecided(state: ChangeState, { id }: GatePlan): boolean {
  const standing = state.gates[id]?.standing;
  return standing === "approved" || standing === "declined";
}
