import { signoffChoices } from "../../domain/change/command.ts";
import type { Actor, PublicCommand } from "../../domain/change/command.ts";
import { suggestionAnswers } from "../../domain/change/stuck-group.ts";
import type { ChangeState } from "../../domain/change/state.ts";
import type { Plan } from "../../domain/change/plan.ts";
import type { Chance } from "./chance.ts";
import { text } from "./cooperate.ts";
import type { Wish } from "./cooperate.ts";
import { crowd, proposer } from "./plans.ts";

/** Random commands: mostly sensible where the change stands, often stale, sometimes nonsense. */

const HOUR_MS = 3_600_000;
/** Ids nobody gave out, among them the names every object answers to. */
const strangeIds = ["R999-1", "nothing", "constructor", "toString", "__proto__", ""];

const anyone = (chance: Chance): Actor =>
  chance.pick<Actor>([
    { kind: "person", person: chance.pick(crowd) },
    { kind: "person", person: proposer },
    { kind: "link", person: chance.pick(crowd) },
    { kind: "key", key: "K1", person: null },
  ]);

function idOf(chance: Chance, record: Readonly<Record<string, unknown>>): string {
  const known = Object.keys(record);
  return known.length === 0 || chance.oneIn(12) ? chance.pick(strangeIds) : chance.pick(known);
}

/** Mostly as the gate wants it. */
function proof(state: ChangeState, gate: string | undefined, chance: Chance): { readonly byCode?: true } {
  const isWanted = gate !== undefined && state.gates[gate]?.stepUp === true;
  return isWanted !== chance.oneIn(12) ? { byCode: true } : {};
}

function decision(state: ChangeState, chance: Chance): Wish {
  const id = idOf(chance, state.requests);
  const request = Object.hasOwn(state.requests, id) ? state.requests[id] : undefined;
  const person = request === undefined || chance.oneIn(15) ? chance.pick([...crowd, proposer]) : request.person;
  const choice = chance.oneIn(3)
    ? "approve"
    : chance.pick([...signoffChoices, "concern", "concern", "approve_with_condition"] as const);
  const command: PublicCommand = {
    type: "decide",
    request: id,
    generation: chance.oneIn(10) ? 1 + chance.below(3) : (request?.generation ?? 1),
    choice,
    reason: chance.oneIn(choice === "approve" ? 2 : 8) ? null : chance.pick([text, { ...text, id: "text-2" }]),
    shownHash: chance.oneIn(12) ? `h${chance.below(4)}` : state.revision.hash,
    ...proof(state, request?.gate, chance),
  };
  return { command, actor: chance.oneIn(15) ? anyone(chance) : { kind: "link", person } };
}

/** "Not mine, ask her": to anybody, the proposer and people who are asked already among them. */
function delegation(state: ChangeState, chance: Chance): Wish {
  const { command, actor } = decision(state, chance);
  if (command.type !== "decide") return { command, actor };
  const { request, generation, byCode } = command;
  const to = chance.pick([...crowd, "U7", "U8", proposer]);
  return {
    command: { type: "delegate", request, generation, to, team: null, reason: null, ...(byCode && { byCode }) },
    actor,
  };
}

/** By whoever raised it, or somebody else. */
/** By the person whose link has ended, mostly; somebody whose link works tries it too. */
function renewal(state: ChangeState, chance: Chance): Wish {
  const ended = Object.values(state.requests).filter((each) => each.link === "expired");
  const id = ended.length > 0 ? chance.pick(ended).id : idOf(chance, state.requests);
  const { generation = 1, person = proposer } = Object.hasOwn(state.requests, id) ? (state.requests[id] ?? {}) : {};
  const command = { type: "renew", request: id, generation: chance.oneIn(8) ? generation - 1 : generation } as const;
  return { command, actor: chance.oneIn(8) ? anyone(chance) : { kind: "link", person } };
}

function settlement(state: ChangeState, chance: Chance): Wish {
  const objection = idOf(chance, state.objections);
  const known = Object.hasOwn(state.objections, objection) ? state.objections[objection] : undefined;
  if (chance.oneIn(2)) {
    const person = chance.oneIn(4) ? chance.pick(crowd) : (known?.raiser ?? proposer);
    const command: PublicCommand = { type: "close-objection", objection, ...proof(state, known?.gate, chance) };
    return { command, actor: { kind: "link", person } };
  }
  const { owner, sponsor } = state.plan;
  const [one, other] = [owner ?? "U3", sponsor ?? "U1"];
  const person = chance.pick([one, one, other, other, proposer, chance.pick(crowd)]);
  return {
    command: { type: "overrule", objection, by: chance.oneIn(2) ? person : null, reason: text },
    actor: chance.oneIn(2) ? { kind: "person", person } : anyone(chance),
  };
}

function edited(state: ChangeState, chance: Chance, plans: readonly Plan[]): PublicCommand {
  const { number } = state.revision;
  const basedOn = chance.oneIn(6) ? chance.below(number + 2) : number;
  return {
    type: "edit",
    plan: chance.pick(plans),
    revision: { number: basedOn + 1, hash: `h${basedOn + 1}` },
    basedOn,
    material: !chance.oneIn(3),
  };
}

function launched(state: ChangeState, chance: Chance, at: number): PublicCommand {
  const untrained = chance.oneIn(4) ? 3 : 0;
  const override = untrained > 0 && chance.oneIn(2) ? text : null;
  const launchAt = chance.oneIn(2) ? null : at + (chance.below(400) - 20) * HOUR_MS;
  return { type: "launch", wave: idOf(chance, state.waves), launchAt, untrained, override };
}

/** By its reviewer, mostly. */
function finding(state: ChangeState, chance: Chance): Wish {
  const audits = state.audits ?? {};
  const audit = idOf(chance, audits);
  const known = Object.hasOwn(audits, audit) ? audits[audit] : undefined;
  const result = { meets: chance.below(20), fails: chance.below(20), unclear: chance.below(3), commitment: "c" };
  const person = known === undefined || chance.oneIn(8) ? chance.pick(crowd) : known.reviewer;
  const actor: Actor = chance.oneIn(10) ? anyone(chance) : { kind: "link", person };
  return { command: { type: "finish-audit", audit, result }, actor };
}

/** By the manager it was sent to, mostly. */
function answerToSuggestion(state: ChangeState, chance: Chance): Wish {
  const made = Object.values(state.suggestions ?? {});
  const known = made.length === 0 || chance.oneIn(10) ? undefined : chance.pick(made);
  const command: PublicCommand = {
    type: "answer-suggestion",
    suggestion: known?.suggestion ?? chance.pick(strangeIds),
    answer: chance.pick(suggestionAnswers),
    reason: chance.oneIn(2) ? null : chance.pick([text, { ...text, id: "text-2" }]),
  };
  const person = known === undefined || chance.oneIn(8) ? chance.pick(crowd) : known.manager;
  return { command, actor: chance.oneIn(10) ? anyone(chance) : { kind: "link", person } };
}

const origin = { change: "CHG-1", answer: "A1" };

type Maker = (state: ChangeState, chance: Chance, plans: readonly Plan[], at: number) => PublicCommand;

type Verb = PublicCommand["type"];

/** Said by those whom a link, or a name, belongs to. */
const personal = {
  decide: decision,
  delegate: delegation,
  "close-objection": settlement,
  overrule: settlement,
  renew: renewal,
  "finish-audit": finding,
  "answer-suggestion": answerToSuggestion,
} as const;
type Personal = keyof typeof personal;
const isPersonal = (verb: Verb): verb is Personal => verb in personal;

const makers: Readonly<Record<Exclude<Verb, Personal>, Maker>> = {
  create: (_, chance, plans) => ({
    type: "create",
    proposer,
    plan: chance.pick(plans),
    revision: { number: 1, hash: "h1" },
    ...(chance.oneIn(2) ? { grewOutOf: origin } : {}),
  }),
  edit: edited,
  submit: () => ({ type: "submit" }),
  accept: () => ({ type: "accept" }),
  decline: () => ({ type: "decline", reason: text }),
  counter: () => ({ type: "counter", what: text, tradeOff: text, when: null }),
  "accept-counter": (state, chance, plans) => {
    const { number } = state.revision;
    const basedOn = chance.oneIn(6) ? chance.below(number + 2) : number;
    const revision = { number: basedOn + 1, hash: `h${basedOn + 1}` };
    return { type: "accept-counter", plan: chance.pick(plans), revision, basedOn };
  },
  revise: () => ({ type: "revise", tells: true }),
  withdraw: () => ({ type: "withdraw", reason: text, tells: true }),
  hold: () => ({ type: "hold", reason: text, tells: true }),
  resume: () => ({ type: "resume", tells: true }),
  "hand-over": (_, chance) => ({
    type: "hand-over",
    role: chance.pick(["owner", "sponsor"]),
    to: chance.pick([...crowd, proposer]),
    reason: chance.oneIn(2) ? text : null,
  }),
  answer: (state, chance) => ({ type: "answer", request: idOf(chance, state.requests), text }),
  nudge: (state, chance, _, at) => ({
    type: "nudge",
    request: idOf(chance, state.requests),
    nextAt: at + (chance.below(60) - 10) * HOUR_MS,
  }),
  resend: (state, chance) => ({ type: "resend", request: idOf(chance, state.requests) }),
  revoke: (state, chance) => ({ type: "revoke", request: idOf(chance, state.requests) }),
  "add-work-item": (state, chance) => ({
    type: "add-work-item",
    item: chance.oneIn(3) ? idOf(chance, state.work) : `W${chance.below(6)}`,
  }),
  "set-work-item": (state, chance) => ({
    type: "set-work-item",
    item: idOf(chance, state.work),
    state: chance.pick(["open", "doing", "done", "done", "dropped"]),
  }),
  "accept-build": () => ({ type: "accept-build" }),
  launch: (state, chance, _, at) => launched(state, chance, at),
  "reinforcement-done": (state, chance) => ({
    type: "reinforcement-done",
    reinforcement: idOf(chance, state.reinforcements),
    note: text,
  }),
  "ask-feedback": (_, chance, __, at) => ({
    type: "ask-feedback",
    until: at + (chance.below(100) - 3) * 24 * HOUR_MS,
    sample: chance.oneIn(2) ? null : 5 + chance.below(20),
  }),
  "close-feedback": (state, chance) => ({ type: "close-feedback", round: idOf(chance, state.feedback ?? {}) }),
  "draw-audit": (state, chance, _, at) => ({
    type: "draw-audit",
    audit: `A${chance.below(12)}`,
    target: idOf(chance, state.targets),
    reviewer: chance.pick(crowd),
    draw: { of: "actions", from: at - HOUR_MS, until: at, candidates: 40, size: 20, seed: "s", commitment: "c" },
  }),
  "drop-audit": (state, chance) => ({ type: "drop-audit", audit: idOf(chance, state.audits ?? {}), reason: text }),
  close: () => ({ type: "close", reason: text }),
  review: (_, chance, __, at) => ({
    type: "review",
    subject: chance.pick(["change", "integration/1", "integration/2"]),
    owner: chance.pick([null, ...crowd]),
    nextAt: at + (chance.below(300) - 3) * 24 * HOUR_MS,
    note: chance.oneIn(2) ? text : null,
  }),
  spend: (_, chance) => ({
    type: "spend",
    part: chance.pick(["build", "adoption"]),
    entry: chance.pick([text, { ...text, id: "text-2" }]),
  }),
};

const verbs = Object.keys(makers).filter((verb): verb is keyof typeof makers => verb in makers);

/** What people tend to do where a change stands; a verb named more often is likelier. */
const usual: Readonly<Record<ChangeState["stage"], readonly Verb[]>> = {
  draft: ["edit", "submit", "submit"],
  intake: ["accept", "accept", "accept", "counter", "counter", "counter", "accept-counter", "hold", "revise"],
  alignment: [
    "decide",
    "decide",
    "decide",
    "decide",
    "decide",
    "decide",
    "decide",
    "decide",
    "delegate",
    "answer",
    "edit",
    "close-objection",
    "overrule",
    "resend",
    "revoke",
    "nudge",
    "hold",
    "revise",
  ],
  build: [
    "set-work-item",
    "set-work-item",
    "set-work-item",
    "add-work-item",
    "accept-build",
    "accept-build",
    "edit",
    "hold",
  ],
  readiness: ["launch", "launch", "edit", "hold"],
  launch: [
    "launch",
    "launch",
    "launch",
    "ask-feedback",
    "close-feedback",
    "draw-audit",
    "finish-audit",
    "answer-suggestion",
    "hold",
    "close",
  ],
  adoption: [
    "reinforcement-done",
    "reinforcement-done",
    "reinforcement-done",
    "ask-feedback",
    "close-feedback",
    "draw-audit",
    "finish-audit",
    "answer-suggestion",
    "drop-audit",
    "close",
  ],
  closed: ["decide", "launch", "review", "spend", "hand-over"],
};

/** A command somebody sends to a change that stands like this. */
export function someCommand(state: ChangeState, chance: Chance, plans: readonly Plan[], at: number): Wish {
  const likely = state.heldSince === null ? usual[state.stage] : (["resume", "resume", "resume", "decide"] as const);
  // What is rare by itself and only possible for a while: somebody settles what is open.
  if (Object.values(state.objections).some((each) => each.standing === "open") && !chance.oneIn(4))
    return settlement(state, chance);
  const hasEnded = state.stage === "alignment" && Object.values(state.requests).some((each) => each.link === "expired");
  if (hasEnded && chance.oneIn(3)) return renewal(state, chance);
  if (state.stage === "intake" && state.intake.countered && !chance.oneIn(4))
    return {
      command: makers["accept-counter"](state, chance, plans, at),
      actor: chance.pick<Actor>([{ kind: "key", key: "K1", person: null }, anyone(chance)]),
    };
  const any: readonly Verb[] = [...verbs, "decide", "delegate", "overrule"];
  const verb = chance.oneIn(9) ? chance.pick(any) : chance.pick(likely);
  if (isPersonal(verb)) return personal[verb](state, chance);
  return { command: makers[verb](state, chance, plans, at), actor: anyone(chance) };
}
