import type { SignoffChoice } from "../../domain/change/command.ts";
import type { ChangeEvent, Fact } from "../../domain/change/event.ts";
import type { Instant, Plan, Quorum, Revision, Silence } from "../../domain/change/plan.ts";
import type { TargetConclusion } from "../../domain/adoption/outcome.ts";
import type { Stage } from "../../domain/change/state.ts";

/**
 * What an outsider knows who reads the events and nothing else. The invariants judge the core by this second, plain account
 * and not by the core's own state.
 */

export interface LedgerRequest {
  readonly gate: string;
  person: string;
  generation: number;
  live: boolean;
  /** When the link ends, as the events tell. */
  linkUntil: Instant | null;
  /** Of the person now asked, and of those who passed it on. */
  passedOn: number;
  asked: boolean;
  /** It is this person's turn: asked, not answered, and not waiting for an answer. */
  awaited: boolean;
  readonly order: number;
  readonly required: boolean;
  readonly veto: boolean;
  overruled: boolean;
  /** The gate was decided without this person. */
  withdrawn: boolean;
  choice: SignoffChoice | "consented_by_silence" | null;
  /** Id of the text. */
  reason: string | null;
  decidedHash: string | null;
}

export interface LedgerGate {
  /** The texts a decision may be about: the one asked about, and those that came of it by edits that are not material. */
  readonly hashes: Set<string>;
  readonly quorum: Quorum;
  readonly silence: Silence;
  readonly stepUp: boolean;
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
  readonly objections: Map<
    string,
    { readonly gate: string; readonly request: string; readonly raiser: string; open: boolean }
  >;
  readonly scheduled: Map<string, Extract<Fact, { type: "wave.scheduled" }>>;
  readonly launched: Set<string>;
  readonly conclusions: Map<string, TargetConclusion>;
  /** Open reinforcement tasks and their targets. */
  readonly reinforcements: Map<string, string>;
  /** Rounds of feedback, and when they end or ended. */
  readonly feedback: Map<string, Instant>;
  readonly audits: Map<string, { readonly target: string; readonly reviewer: string; open: boolean }>;
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
    objections: new Map(),
    scheduled: new Map(),
    launched: new Set(),
    conclusions: new Map(),
    reinforcements: new Map(),
    feedback: new Map(),
    audits: new Map(),
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

function noteGate(ledger: Ledger, fact: Extract<Fact, { type: "gate.opened" | "gate.reopened" }>): void {
  const {
    quorum = { mode: "all" as const },
    silence = "escalate",
    stepUp,
  } = ledger.plan?.gates.find((gate) => gate.id === fact.gate) ?? {};
  const requests = fact.requests.map((request) => request.id);
  ledger.gates.set(fact.gate, {
    hashes: new Set([fact.revision.hash]),
    quorum,
    silence,
    stepUp: stepUp === true,
    requests,
    standing: "open",
  });
  for (const objection of ledger.objections.values())
    if (objection.gate === fact.gate && !requests.includes(objection.request)) objection.open = false;
  const first = Math.min(...fact.requests.map((request) => request.order ?? 1));
  for (const { id, person, order = 1, required = false, veto = false } of fact.requests) {
    // Who was asked before keeps request and link, also where it was passed on; what was said is stale.
    const own = fact.type === "gate.reopened" ? ledger.requests.get(id) : undefined;
    ledger.requests.set(id, {
      gate: fact.gate,
      person: own?.person ?? person,
      passedOn: own?.passedOn ?? 0,
      asked: order === first,
      awaited: order === first,
      order,
      required,
      veto,
      overruled: false,
      withdrawn: false,
      generation: own?.generation ?? 1,
      live: own?.live ?? true,
      linkUntil: null,
      choice: null,
      reason: null,
      decidedHash: null,
    });
  }
}

function noteRequest(ledger: Ledger, fact: Fact): void {
  const request = "request" in fact ? ledger.requests.get(fact.request) : undefined;
  if (request === undefined) return;
  switch (fact.type) {
    case "request.decided":
      request.choice = fact.choice;
      request.reason = fact.reason?.id ?? null;
      request.decidedHash = fact.shownHash;
      request.overruled = false;
      request.awaited = false;
      return;
    case "request.consented-by-silence":
      request.choice = "consented_by_silence";
      request.awaited = false;
      request.decidedHash = ledger.revision.hash;
      return;
    case "request.delegated":
      request.person = fact.to;
      request.passedOn += 1;
      request.awaited = true;
      request.overruled = false;
      request.choice = null;
      request.reason = null;
      request.generation = fact.generation;
      request.live = true;
      request.linkUntil = null;
      return;
    case "request.reissued":
    case "request.revoked":
      request.generation = fact.generation;
      request.live = fact.type === "request.reissued";
      if (fact.type === "request.reissued") request.linkUntil = fact.linkUntil ?? null;
      return;
    case "objection.raised":
      ledger.objections.set(fact.objection, {
        gate: fact.gate,
        request: fact.request,
        raiser: fact.raiser,
        open: true,
      });
      return;
    case "objection.overruled":
      request.overruled = true;
      return;
    case "request.answered":
      request.awaited = true;
      request.linkUntil = null;
      return;
    case "objection.closed":
      request.awaited ||= fact.reopens;
      if (fact.reopens) request.linkUntil = null;
      return;
    default:
  }
}

function noteLinks(ledger: Ledger, fact: Fact): void {
  if (fact.type === "gate.deadlines-set")
    for (const id of fact.requests) Object.assign(ledger.requests.get(id) ?? {}, { linkUntil: fact.linkUntil ?? null });
  if (fact.type === "gate.links-ended")
    for (const id of fact.requests) Object.assign(ledger.requests.get(id) ?? {}, { live: false });
  if (fact.type === "change.resumed")
    for (const request of ledger.requests.values())
      if (request.linkUntil !== null) request.linkUntil = Math.max(request.linkUntil, ledger.at + 30 * 86_400_000);
}

function noteObjection(ledger: Ledger, fact: Fact): void {
  if (fact.type !== "objection.closed" && fact.type !== "objection.overruled") return;
  const objection = ledger.objections.get(fact.objection);
  if (objection !== undefined) objection.open = false;
}

function noteAdoption(ledger: Ledger, fact: Fact): void {
  if (fact.type === "wave.scheduled") ledger.scheduled.set(fact.wave, fact);
  if (fact.type === "wave.launched") ledger.launched.add(fact.wave);
  if (fact.type === "target.concluded") {
    const { verdict, reachedAt, judged, waves } = fact;
    ledger.conclusions.set(fact.target, { verdict, reachedAt, judged, waves });
  }
  if (fact.type === "reinforcement.opened") ledger.reinforcements.set(fact.reinforcement, fact.target);
  if (fact.type === "audit.drawn")
    ledger.audits.set(fact.audit, { target: fact.target, reviewer: fact.reviewer, open: true });
  if (fact.type === "audit.finished" || fact.type === "audit.dropped")
    Object.assign(ledger.audits.get(fact.audit) ?? {}, { open: false });
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
  if (fact.type === "feedback.asked") ledger.feedback.set(fact.round, fact.until);
  if (fact.type === "feedback.closed") ledger.feedback.set(fact.round, at);
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
  if (fact.type === "change.handed-over" && ledger.plan !== null)
    ledger.plan = { ...ledger.plan, [fact.role]: fact.to };
  if (fact.type === "change.edited" && !fact.material)
    for (const gate of ledger.gates.values()) if (gate.standing !== "closed") gate.hashes.add(fact.revision.hash);
  if (fact.type === "change.returned" || fact.type === "change.withdrawn")
    for (const gate of ledger.gates.values()) gate.standing = "closed";
  if (fact.type === "gate.opened" || fact.type === "gate.reopened") noteGate(ledger, fact);
  if (fact.type === "gate.closed") Object.assign(ledger.gates.get(fact.gate) ?? {}, { standing: "closed" });
  if (fact.type === "gate.approved" || fact.type === "gate.declined") {
    const gate = ledger.gates.get(fact.gate);
    if (gate !== undefined) gate.standing = fact.type === "gate.approved" ? "approved" : "declined";
    for (const id of gate?.requests ?? []) {
      const request = ledger.requests.get(id);
      if (request !== undefined) request.withdrawn = !request.asked || request.awaited || isAsking(request);
    }
  }
  if (fact.type === "gate.group-opened")
    for (const id of fact.requests) Object.assign(ledger.requests.get(id) ?? {}, { asked: true, awaited: true });
  noteLinks(ledger, fact);
  noteRequest(ledger, fact);
  noteObjection(ledger, fact);
  noteAdoption(ledger, fact);
}

/** The quorum counted anew, from the decisions on the text that stands: what a gate should be. */
export function standingByCount(ledger: Ledger, gate: LedgerGate): "open" | "approved" | "declined" {
  let yes = 0;
  let no = 0;
  let out = 0;
  let isForced = false;
  let waitsForRequired = false;
  for (const id of gate.requests) {
    const request = ledger.requests.get(id);
    if (request === undefined) continue;
    const choice = gate.hashes.has(request.decidedHash ?? "") ? request.choice : null;
    if (request.overruled || choice === "abstain") out += 1;
    else if (choice === "approve" || choice === "approve_with_condition" || choice === "consented_by_silence") yes += 1;
    else if (choice === "decline") {
      no += 1;
      isForced ||= request.required || request.veto;
    } else waitsForRequired ||= request.required;
  }
  const size = gate.requests.length;
  const { quorum } = gate;
  const share = quorum.mode === "percent" ? Math.ceil(((size - out) * quorum.percent) / 100) : 0;
  const count = quorum.mode === "at_least" ? Math.min(quorum.count, size) : 0;
  const enough = Math.max(1, { all: size - out, any: 1, at_least: count, percent: share }[quorum.mode]);
  if (isForced || size - out - no < enough) return "declined";
  return yes >= enough && !waitsForRequired ? "approved" : "open";
}

/** Whether an answer is owed to this person. */
function isAsking({ choice, awaited }: LedgerRequest): boolean {
  return (choice === "ask" || choice === "counter") && !awaited;
}

/** Whether it is this person's turn to say something. */
export function isAwaited(ledger: Ledger, id: string): boolean {
  return ledger.requests.get(id)?.awaited === true;
}
