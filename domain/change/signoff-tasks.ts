import type { Task } from "./effect.ts";
import type { Fact } from "./event.ts";
import type { PersonId } from "./plan.ts";
import { gatesOpen, pendingRequests } from "./signoff-progress.ts";
import type { ChangeState, Stage } from "./state.ts";

/** Messages and deadlines that the facts of a gate ask for. */

const toEach = (people: readonly (PersonId | null)[], task: (to: PersonId) => Task): readonly Task[] =>
  [...new Set(people)].flatMap((to) => (to === null ? [] : [task(to)]));

/** Those of these requests that are open, written to and given a deadline. */
function asked(state: ChangeState, gate: string, ids: readonly string[]): readonly Task[] {
  const open = ids.flatMap((id) => state.requests[id] ?? []).filter((request) => request.standing === "open");
  const requests = open.map((request) => request.id);
  if (requests.length === 0) return [];
  return [
    { do: "set-gate-deadlines", gate, requests },
    ...open.map(({ id, generation }): Task => ({ do: "mail-request", request: id, generation })),
  ];
}

/** While what was agreed is built, an edit is told to those who agreed. */
const noticedIn: readonly Stage[] = ["alignment", "build", "readiness"];

/** Everybody who was asked hears of an edit that changes nothing of what they approve. */
function noticed(state: ChangeState): readonly Task[] {
  const told = Object.values(state.requests).filter(({ gate, standing }) => {
    const isAlive = state.gates[gate]?.standing === "open" || state.gates[gate]?.standing === "approved";
    return noticedIn.includes(state.stage) && isAlive && standing !== "waiting" && standing !== "withdrawn";
  });
  return told.map(({ id, generation }): Task => ({ do: "mail-notice", request: id, generation }));
}

function generationOf(state: ChangeState, { request }: { readonly request: string }): number {
  return state.requests[request]?.generation ?? 1;
}

/** Told to whoever raised it, and to the person in whose name a program did it. */
function overruled(state: ChangeState, fact: Extract<Fact, { type: "objection.overruled" }>): readonly Task[] {
  const { objection, by, inName } = fact;
  const raiser = state.objections[objection]?.raiser ?? null;
  return toEach([raiser, inName === true ? by : null], (to) => ({ do: "mail-overruled", objection, to }));
}

function linksEnd(
  state: ChangeState,
  { type, gate, requests }: Extract<Fact, { type: "gate.links-ending" | "gate.links-ended" }>,
): readonly Task[] {
  const late = requests.flatMap((id) => state.requests[id] ?? []).filter(({ standing }) => standing === "open");
  if (type === "gate.links-ending")
    return late.map(({ id, generation }): Task => ({ do: "mail-link-ending", request: id, generation }));
  if (late.length === 0) return [];
  return toEach([state.plan.owner], (to) => ({ do: "mail-links-ended", gate, requests: late.map(({ id }) => id), to }));
}

export function tasksOf(state: ChangeState, fact: Fact): readonly Task[] {
  const { owner, sponsor } = state.plan;
  switch (fact.type) {
    case "change.edited":
      return fact.material ? [] : noticed(state);
    case "gate.opened":
    case "gate.reopened":
      return asked(
        state,
        fact.gate,
        fact.requests.map((request) => request.id),
      );
    case "gate.group-opened":
      return asked(state, fact.gate, fact.requests);
    case "request.delegated":
      return asked(state, fact.gate, [fact.request]);
    case "request.answered": {
      const generation = state.requests[fact.request]?.generation ?? 1;
      return [
        { do: "set-gate-deadlines", gate: fact.gate, requests: [fact.request] },
        { do: "mail-answer", request: fact.request, generation },
      ];
    }
    case "request.decided": {
      const { request, choice } = fact;
      if (choice === "approve" || choice === "abstain") return [];
      return toEach([owner, state.proposer], (to) => ({ do: "mail-statement", request, choice, to }));
    }
    case "objection.closed":
      return fact.reopens ? [{ do: "set-gate-deadlines", gate: fact.gate, requests: [fact.request] }] : [];
    case "objection.overruled":
      return overruled(state, fact);
    case "request.reissued":
      return [{ do: "mail-request", request: fact.request, generation: fact.generation }];
    case "gate.reminded":
      return fact.requests.map((request): Task => {
        const generation = state.requests[request]?.generation ?? 1;
        return { do: "mail-reminder", request, generation, count: fact.count };
      });
    case "gate.links-ending":
    case "gate.links-ended":
      return linksEnd(state, fact);
    case "request.nudged":
      return [{ do: "mail-nudge", request: fact.request, generation: generationOf(state, fact), by: fact.by }];
    case "gate.overdue":
      return [
        ...toEach([owner], (to) => ({ do: "mail-escalation", gate: fact.gate, to })),
        ...(state.gates[fact.gate]?.silence === "escalate"
          ? fact.requests.map((request): Task => ({ do: "mail-breach", request }))
          : []),
      ];
    case "gate.escalated":
      return toEach([sponsor], (to) => ({ do: "mail-escalation", gate: fact.gate, to }));
    case "gate.approved":
    case "gate.declined": {
      const approved = fact.type === "gate.approved";
      return toEach([owner, state.proposer], (to) => ({ do: "mail-gate-result", gate: fact.gate, approved, to }));
    }
    case "change.resumed":
      return gatesOpen(state).flatMap((gate): readonly Task[] => {
        const requests = pendingRequests(state, gate.id).map((request) => request.id);
        return requests.length === 0 ? [] : [{ do: "set-gate-deadlines", gate: gate.id, requests }];
      });
    default:
      return [];
  }
}
