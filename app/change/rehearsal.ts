import type { Command } from "../../domain/change/command.ts";
import { decide, evolve } from "../../domain/change/decider.ts";
import type { ChangeState } from "../../domain/change/state.ts";
import { Problem } from "../../domain/errors.ts";
import { isRefusal } from "../../domain/refusal.ts";
import { findChange } from "../../store/change/read.ts";
import type { ChangeRow } from "../../store/change/read.ts";
import { requireScope } from "../actor.ts";
import type { Caller } from "../actor.ts";
import type { App } from "../context.ts";
import { gateClocks } from "./gate-clocks.ts";
import { presentOf } from "./present.ts";
import { storedInput } from "./stored-input.ts";
import { viewOf } from "./view.ts";
import type { ChangeView } from "./view.ts";

/** One person's part, by the gate and by their place among those who are named there. */
export interface Seat {
  readonly gate: string;
  readonly place: number;
}

/**
 * A proposal as people will be asked about it: the change as it would stand if it were asked for and accepted now, by the very
 * rules it will stand by. Nothing of it is kept. With `seat`, it is that person's turn, also where others are asked first.
 * @throws Problem `not_found`, `wrong_stage` once people are asked
 */
export async function rehearse(
  app: Pick<App, "db" | "now">,
  caller: Caller,
  key: string,
  seat?: Seat,
): Promise<ChangeView> {
  requireScope(caller, "changes:read");
  const row = await findChange(app.db, key);
  if (row === null) throw new Problem("not_found", `There is no change ${key}.`);
  if (row.state.stage !== "draft" && row.state.stage !== "intake")
    throw new Problem("wrong_stage", `People are asked about ${key} already. Its own page shows what they see.`);
  const present = presentOf(app, row);
  const asked = await askedAt(app, row, present, seat);
  // What is missing is still missing; only the rehearsal passes over it.
  const state = { ...asked, plan: { ...asked.plan, missing: row.state.plan.missing } };
  return viewOf(app, { ...row, state });
}

async function askedAt(
  app: Pick<App, "db">,
  { state: present }: ChangeRow,
  at: number,
  seat: Seat | undefined,
): Promise<ChangeState> {
  const content = await storedInput(app, present);
  const complete: ChangeState = { ...present, heldSince: null, plan: { ...present.plan, missing: [] } };
  const submitted = present.stage === "draft" ? after(complete, { type: "submit" }, at) : complete;
  const accepted = submitted.stage === "intake" ? after(submitted, { type: "accept" }, at) : submitted;
  let state = seat === undefined ? accepted : itsTurn(accepted, seat);
  for (const gate of Object.values(state.gates)) {
    if (gate.standing !== "open") continue;
    const dueIn = content.gates.find((each) => each.id === gate.id)?.dueIn;
    const clocks = await gateClocks(app.db, state, { dueIn, requests: gate.requests, now: at });
    for (const clock of clocks) state = after(state, { type: "gate-deadlines", gate: gate.id, ...clock }, at);
  }
  return state;
}

function after(state: ChangeState, command: Command, at: number): ChangeState {
  const decided = decide(state, command, { at, actor: { kind: "system" } });
  return isRefusal(decided) ? state : decided.reduce(evolve, state);
}

function itsTurn(state: ChangeState, { gate, place }: Seat): ChangeState {
  const request = state.requests[state.gates[gate]?.requests[place] ?? ""];
  if (request?.standing !== "waiting") return state;
  return { ...state, requests: { ...state.requests, [request.id]: { ...request, standing: "open" } } };
}
