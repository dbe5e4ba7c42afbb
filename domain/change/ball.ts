import { openWork } from "./build.ts";
import { pendingRequests } from "./signoff-progress.ts";
import type { Instant, PersonId } from "./plan.ts";
import type { ChangeState } from "./state.ts";

/** Who has to act next. `nobody`: the change waits for time to pass. */
export type Party = "proposer" | "owner" | "stakeholders" | "builders" | "audience" | "nobody";

export interface Ball {
  readonly party: Party;
  readonly people: readonly PersonId[];
  readonly teams: readonly string[];
  readonly since: Instant;
  readonly dueAt: Instant | null;
}

/** Who has the ball, since when, and by when something is needed. */
export function ballOf(state: ChangeState): Ball {
  const since = state.heldSince ?? state.stageSince;
  const held = (party: Party, people: readonly (PersonId | null)[], dueAt: Instant | null = null): Ball => ({
    party,
    people: people.flatMap((person) => person ?? []),
    teams: [],
    since,
    dueAt,
  });
  if (state.heldSince !== null) return held("owner", [state.plan.owner]);
  switch (state.stage) {
    case "draft":
      return held("proposer", [state.proposer]);
    case "intake":
      if (state.intake.countered) return held("proposer", [state.proposer]);
      return held("owner", [state.plan.owner], state.intake.dueAt);
    case "alignment":
      return alignmentBall(state);
    case "build":
      return openWork(state).length > 0 ? held("builders", []) : held("proposer", [state.proposer]);
    case "readiness":
    case "launch":
      return held("owner", [state.plan.owner]);
    case "adoption":
      return reinforcementBall(state) ?? held("nobody", []);
    case "closed":
      return held("nobody", []);
  }
}

function alignmentBall(state: ChangeState): Ball {
  const open = Object.values(state.gates).filter((gate) => gate.standing === "open");
  const declined = Object.values(state.gates).some((gate) => gate.standing === "declined");
  const pending = open.flatMap((gate) => pendingRequests(state, gate.id));
  if (declined || pending.length === 0)
    return {
      party: "owner",
      people: state.plan.owner === null ? [] : [state.plan.owner],
      teams: [],
      since: state.stageSince,
      dueAt: null,
    };
  const awaited = new Set(pending.map((request) => request.id));
  const clocks = open.flatMap((gate) => gate.clocks.filter((clock) => clock.requests.some((id) => awaited.has(id))));
  const dueAts = clocks.map((clock) => clock.dueAt);
  return {
    party: "stakeholders",
    people: [...new Set(pending.map((request) => request.person))],
    teams: [...new Set(pending.flatMap((request) => request.team ?? []))],
    since: Math.min(...open.map((gate) => gate.openedAt)),
    dueAt: dueAts.length > 0 ? Math.min(...dueAts) : null,
  };
}

function reinforcementBall(state: ChangeState): Ball | null {
  const open = Object.entries(state.reinforcements)
    .filter(([, task]) => task.standing === "open")
    .toSorted(([id, one], [other, two]) => one.dueAt - two.dueAt || (id < other ? -1 : 1))
    .map(([, task]) => task);
  if (open.length === 0) return null;
  return {
    party: "owner",
    people: [...new Set(open.map((task) => task.owner))],
    teams: [],
    since: state.stageSince,
    dueAt: Math.min(...open.map((task) => task.dueAt)),
  };
}
