import { ballOf } from "./ball.ts";
import type { Party } from "./ball.ts";
import { evolve } from "./decider.ts";
import type { ChangeEvent } from "./event.ts";
import type { Instant, PersonId } from "./plan.ts";
import { pendingRequests } from "./signoff-progress.ts";
import type { ChangeState, Stage } from "./state.ts";

/** Whose turn it is, and for what. */
export interface Turn {
  readonly stage: Stage;
  /** It is on hold; its owner can resume it. */
  readonly held: boolean;
  readonly party: Party;
  /** Who of the party; `null` where nobody in particular can act. */
  readonly person: PersonId | null;
  /** The gate they decide at. */
  readonly gate: string | null;
  /** By when they were to answer; `null` without a deadline. */
  readonly dueAt: Instant | null;
}

/**
 * A stretch `[from, until)` in which one party had the ball; without an end it has it still. Where several people are asked at the same
 * time, the time is that of whoever was asked first and has not answered: each minute has one party, and the next one's begins
 * when that one has answered.
 */
export interface WaitingSpan extends Turn {
  readonly from: Instant;
  readonly until: Instant | null;
}

/**
 * The spans of a change after more events: those known, the last of which may go on, come back or turn out to have been nobody's
 * for any time, and what came after it. From the first event on every instant is in one span and none in two; those of a closed
 * change all have an end. `known` may be the end of a longer list, but for the last two.
 */
export function spansAfter(
  before: ChangeState,
  known: readonly WaitingSpan[],
  events: readonly ChangeEvent[],
): readonly WaitingSpan[] {
  const spans = [...known];
  let state = before;
  for (const event of events) {
    state = evolve(state, event);
    const turn = turnOf(state);
    const open = spans.at(-1);
    const at = Math.max(event.at, open?.until ?? open?.from ?? event.at);
    if (open?.until === null) {
      if (turn !== null && isOf(open, turn)) continue;
      spans.pop();
      if (open.from < at) spans.push({ ...open, until: at });
    }
    if (turn === null) continue;
    const last = spans.at(-1);
    if (last?.until === at && isOf(last, turn)) spans[spans.length - 1] = { ...last, until: null };
    else spans.push({ from: at, until: null, ...turn });
  }
  return spans;
}

/** Whether two turns are one, whatever else is known of either. */
export function isOf(one: Turn, other: Turn): boolean {
  const parts = ["stage", "held", "party", "person", "gate", "dueAt"] as const;
  return parts.every((part) => one[part] === other[part]);
}

/** Whose turn it is; `null` once the change is closed. */
export function turnOf(state: ChangeState): Turn | null {
  const { stage, heldSince } = state;
  if (stage === "closed") return null;
  const { party, people, dueAt } = ballOf(state);
  // A record that does not begin with a proposal names nobody.
  const someone = people.find((person) => person !== "");
  const turn = { stage, held: heldSince !== null, party, person: someone ?? null, gate: null, dueAt };
  if (party !== "stakeholders") return turn;
  // In the plan's order, which is the same however the state was kept; names of a stored state have another.
  const gates = state.plan.gates
    .flatMap(({ id }) => state.gates[id] ?? [])
    .filter(({ standing }) => standing === "open")
    .toSorted((a, b) => a.openedAt - b.openedAt);
  for (const gate of gates) {
    const [request] = pendingRequests(state, gate.id);
    if (request === undefined) continue;
    const clock = gate.clocks.find(({ requests }) => requests.includes(request.id));
    return { ...turn, person: request.person, gate: gate.id, dueAt: clock?.dueAt ?? null };
  }
  return turn;
}
