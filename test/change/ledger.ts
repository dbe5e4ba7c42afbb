import type { SignoffChoice } from "../../domain/change/command.ts";
import type { ChangeEvent, Fact } from "../../domain/change/event.ts";
import type { Instant, Plan, Quorum, Revision } from "../../domain/change/plan.ts";
import type { TargetConclusion } from "../../domain/adoption/outcome.ts";
import type { Stage } from "../../domain/change/state.ts";

/**
 * What an outsider knows who reads the events and nothing else. The invariants judge the core by this second, plain account
 * and not by the core's own state.
 */

export interface LedgerRequest {
  readonly gate: string;
  readonly person: string;
  generation: number;
  live: boolean;
  choice: SignoffChoice | null;
  /** Id of the text. */
  reason: string | null;
  decidedHash: string | null;
}

export interface LedgerGate {
  readonly hash: string;
  readonly quorum: Quorum;
  readonly requests: readonly string[];
  standing: "open" | "approved" | "declined" | "closed";
}

export interface Ledger {
  seq: number;
  at: Instant;
  stage: Stage;
  held: boolean;
  resumedAt: Instant;
  closing: boolean;
  proposer: string;
  plan: Plan | null;
  revision: Revision;
  readonly gates: Map<string, LedgerGate>;
  readonly requests: Map<string, LedgerRequest>;
  readonly scheduled: Map<string, Extract<Fact, { type: "wave.scheduled" }>>;
  readonly launched: Set<string>;
  readonly conclusions: Map<string, TargetConclusion>;
  /** Open reinforcement tasks and their targets. */
  readonly reinforcements: Map<string, string>;
}

export function blankLedger(): Ledger {
  return {
    seq: 0,
    at: 0,
    stage: "draft",
    held: false,
    resumedAt: 0,
    closing: false,
    proposer: "",
    plan: null,
    revision: { number: 0, hash: "" },
    gates: new Map(),
    requests: new Map(),
    scheduled: new Map(),
    launched: new Set(),
    conclusions: new Map(),
    reinforcements: new Map(),
  };
}

/** Where a fact brings the change, `null` when it stays. */
export function stageAfter(fact: Fact): Stage | null {
  switch (fact.type) {
    case "change.submitted":
      return fact.to;
    case "change.accepted":
      return "alignment";
    case "change.returned":
      return "draft";
    case "change.declined":
    case "change.withdrawn":
    case "change.closed":
      return "closed";
    case "stage.entered":
      return fact.stage;
    default:
      return null;
  }
}

function noteGate(ledger: Ledger, fact: Extract<Fact, { type: "gate.opened" }>): void {
  const quorum = ledger.plan?.gates.find((gate) => gate.id === fact.gate)?.quorum ?? { mode: "all" };
  const requests = fact.requests.map((request) => request.id);
  ledger.gates.set(fact.gate, { hash: fact.revision.hash, quorum, requests, standing: "open" });
  for (const { id, person } of fact.requests)
    ledger.requests.set(id, {
      gate: fact.gate,
      person,
      generation: 1,
      live: true,
      choice: null,
      reason: null,
      decidedHash: null,
    });
}

function noteRequest(ledger: Ledger, fact: Fact): void {
  if (fact.type !== "request.decided" && fact.type !== "request.reissued" && fact.type !== "request.revoked") return;
  const request = ledger.requests.get(fact.request);
  if (request === undefined) return;
  if (fact.type === "request.decided") {
    request.choice = fact.choice;
    request.reason = fact.reason?.id ?? null;
    request.decidedHash = fact.shownHash;
    return;
  }
  request.generation = fact.generation;
  request.live = fact.type === "request.reissued";
}

function noteAdoption(ledger: Ledger, fact: Fact): void {
  if (fact.type === "wave.scheduled") ledger.scheduled.set(fact.wave, fact);
  if (fact.type === "wave.launched") ledger.launched.add(fact.wave);
  if (fact.type === "target.concluded") {
    const { verdict, reachedAt, judged, waves } = fact;
    ledger.conclusions.set(fact.target, { verdict, reachedAt, judged, waves });
  }
  if (fact.type === "reinforcement.opened") ledger.reinforcements.set(fact.reinforcement, fact.target);
  if (fact.type === "reinforcement.done") ledger.reinforcements.delete(fact.reinforcement);
}

/** Takes one event down. */
export function note(ledger: Ledger, { seq, at, fact }: ChangeEvent): void {
  ledger.seq = seq;
  ledger.at = at;
  const stage = stageAfter(fact);
  if (stage !== null) {
    ledger.stage = stage;
    ledger.held = false;
  }
  if (fact.type === "change.held") ledger.held = true;
  if (fact.type === "change.resumed") {
    ledger.held = false;
    ledger.resumedAt = at;
  }
  if (fact.type === "closing.asked") ledger.closing = true;
  if (fact.type === "change.created") ledger.proposer = fact.proposer;
  if (fact.type === "change.created" || fact.type === "change.edited") {
    ledger.plan = fact.plan;
    ledger.revision = fact.revision;
  }
  if (fact.type === "change.returned" || fact.type === "change.withdrawn")
    for (const gate of ledger.gates.values()) gate.standing = "closed";
  if (fact.type === "gate.opened") noteGate(ledger, fact);
  if (fact.type === "gate.approved" || fact.type === "gate.declined") {
    const gate = ledger.gates.get(fact.gate);
    if (gate !== undefined) gate.standing = fact.type === "gate.approved" ? "approved" : "declined";
  }
  noteRequest(ledger, fact);
  noteAdoption(ledger, fact);
}

/** The quorum counted anew, from the decisions on the text that stands: what a gate should be. */
export function standingByCount(ledger: Ledger, gate: LedgerGate): "open" | "approved" | "declined" {
  const choices = gate.requests.map((id) => {
    const request = ledger.requests.get(id);
    return request?.decidedHash === gate.hash ? request.choice : null;
  });
  const yes = choices.filter((choice) => choice === "approve").length;
  const no = choices.filter((choice) => choice === "decline").length;
  const all = choices.length;
  const enough = { all, any: 1, at_least: gate.quorum.mode === "at_least" ? Math.min(gate.quorum.count, all) : 0 };
  if (yes >= enough[gate.quorum.mode]) return "approved";
  return all - no >= enough[gate.quorum.mode] ? "open" : "declined";
}
