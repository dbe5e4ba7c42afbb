import { same } from "../same.ts";
import { ballOf } from "./ball.ts";
import type { Party } from "./ball.ts";
import { evolve } from "./decider.ts";
import type { ChangeEvent } from "./event.ts";
import type { Instant, PersonId } from "./plan.ts";
import { pendingRequests } from "./signoff-progress.ts";
import { unborn } from "./state.ts";
import type { ChangeState, Stage } from "./state.ts";

/**
 * A stretch `[from, until)` in which one party had the ball. Where several people are asked at the same time, the time is that of
 * whoever was asked first and has not answered: each minute has one party, and the next one's begins when that one has answered.
 */
export interface WaitingSpan {
  readonly from: Instant;
  readonly until: Instant;
  readonly stage: Stage;
  /** It was on hold; its owner can resume it. */
  readonly held: boolean;
  readonly party: Party;
  /** Who of the party; `null` where nobody in particular can act. */
  readonly person: PersonId | null;
  /** The gate they decide at. */
  readonly gate: string | null;
  /** By when they were to answer; `null` without a deadline. */
  readonly dueAt: Instant | null;
}

/** Whose turn every minute was, from the first event until an instant or the end of the change, without a gap and in order. */
export function waitingSpans(key: string, events: readonly ChangeEvent[], until: Instant): readonly WaitingSpan[] {
  const spans: WaitingSpan[] = [];
  let state = unborn(key);
  let at: Instant | null = null;
  const reach = (to: Instant): void => {
    if (at === null || to <= at || state.stage === "closed") return;
    const turn = turnOf(state);
    const last = spans.at(-1);
    if (last !== undefined && same(last, { from: last.from, until: at, ...turn }))
      spans[spans.length - 1] = { ...last, until: to };
    else spans.push({ from: at, until: to, ...turn });
  };
  for (const event of events) {
    reach(event.at);
    at = Math.max(at ?? event.at, event.at);
    state = evolve(state, event);
  }
  reach(until);
  return spans;
}

type Turn = Omit<WaitingSpan, "from" | "until">;

function turnOf(state: ChangeState): Turn {
  const { stage, heldSince } = state;
  const { party, people, dueAt } = ballOf(state);
  const turn = { stage, held: heldSince !== null, party, person: people[0] ?? null, gate: null, dueAt };
  if (party !== "stakeholders") return turn;
  const gates = Object.values(state.gates)
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
