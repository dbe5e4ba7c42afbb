import type { Actor } from "../../domain/change/command.ts";
import { evolve } from "../../domain/change/decider.ts";
import type { ChangeEvent, Fact } from "../../domain/change/event.ts";
import { unborn } from "../../domain/change/state.ts";
import type { ChangeState, GateState, ObjectionState, RequestState } from "../../domain/change/state.ts";
import { eventOf } from "../../store/change/events.ts";
import type { EventRow } from "../../store/change/events.ts";

/** One fact about the sign-off of a change as its record has it, with what stood when it was recorded. Ids only. */
export interface RecordedAct {
  readonly seq: number;
  readonly at: number;
  readonly hash: string;
  readonly actor: Actor;
  readonly fact: Fact;
  /** The request it is about, as it stood before: with the link's generation, and for whom it is decided. */
  readonly request: RequestState | null;
  readonly revision: number;
}

/** Everything a record says about who agreed to what. */
export interface ReadRecord {
  readonly state: ChangeState;
  readonly acts: readonly RecordedAct[];
  /** As they last stood, also those of gates and rounds that are gone. */
  readonly requests: ReadonlyMap<string, RequestState & { readonly revision: number }>;
  readonly gates: ReadonlyMap<string, GateState & { readonly revision: number }>;
  readonly objections: ReadonlyMap<string, ObjectionState>;
  /** Hashes of the revisions that were shown to people, by number. */
  readonly shown: ReadonlyMap<number, string>;
}

const ofSignoff = /^(change|gate|request|objection)\./;

/** Reads the record from its first row on, by the rules that wrote it. */
export function readRecord(change: string, rows: readonly EventRow[]): ReadRecord {
  let state = unborn(change);
  const acts: RecordedAct[] = [];
  const requests = new Map<string, RequestState & { readonly revision: number }>();
  const gates = new Map<string, GateState & { readonly revision: number }>();
  const objections = new Map<string, ObjectionState>();
  const shown = new Map<number, string>();
  for (const row of rows) {
    const event: ChangeEvent = eventOf(row);
    const { fact } = event;
    const before = state;
    state = evolve(before, event);
    const id = "request" in fact ? fact.request : null;
    const request = id === null ? null : (before.requests[id] ?? state.requests[id] ?? null);
    const revision = state.revision.number;
    if (fact.type === "gate.opened" || fact.type === "gate.reopened")
      shown.set(fact.revision.number, fact.revision.hash);
    for (const each of Object.values(state.requests))
      requests.set(each.id, { ...each, revision: requests.get(each.id)?.revision ?? revision });
    for (const each of Object.values(state.gates)) gates.set(each.id, { ...each, revision });
    for (const [key, each] of Object.entries(state.objections)) objections.set(key, each);
    if (ofSignoff.test(fact.type) && fact.type !== "gate.deadlines-set")
      acts.push({ seq: row.seq, at: row.at, hash: row.hash, actor: row.actor, fact, request, revision });
  }
  return { state, acts, requests, gates, objections, shown };
}
