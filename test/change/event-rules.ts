import { outcomeOf } from "../../domain/adoption/outcome.ts";
import type { ChangeEvent } from "../../domain/change/event.ts";
import type { Stage } from "../../domain/change/state.ts";
import { stageAfter, standingByCount } from "./ledger.ts";
import type { Ledger } from "./ledger.ts";
import type { Step } from "./step.ts";

/** What is wrong with an event, given everything that happened before it; `null` when nothing is. */
export type EventRule = (before: Ledger, event: ChangeEvent, step: Step) => string | null;

const following: Readonly<Record<Stage, readonly Stage[]>> = {
  draft: ["intake", "alignment", "closed"],
  intake: ["alignment", "draft", "closed"],
  alignment: ["build", "draft", "closed"],
  build: ["readiness", "closed"],
  readiness: ["launch", "closed"],
  launch: ["adoption", "closed"],
  adoption: ["closed"],
  closed: [],
};

/** What happens of itself because an instant has come. */
const byClock = new Set(["intake.overdue", "gate.reminded", "gate.overdue", "reinforcement.overdue"]);
/** Deadlines and launches: nothing of the kind while a change is on hold. */
const notOnHold = new Set([
  ...byClock,
  "gate.deadlines-set",
  "intake.deadline-set",
  "wave.launched",
  "wave.scheduled",
  "change.held",
]);

const closedGate = (ledger: Ledger): string | null => {
  for (const { id } of ledger.plan?.gates ?? []) {
    const gate = ledger.gates.get(id);
    if (gate === undefined) return `gate ${id} was never opened`;
    if (gate.standing !== "approved") return `gate ${id} is ${gate.standing}`;
    if (gate.hash !== ledger.revision.hash) return `gate ${id} approved ${gate.hash}, not ${ledger.revision.hash}`;
    if (standingByCount(ledger, gate) !== "approved") return `the approvals of gate ${id} are not enough`;
  }
  return null;
};

const decisionFault: EventRule = (ledger, { fact, actor }, step) => {
  if (fact.type !== "request.decided") return null;
  const request = ledger.requests.get(fact.request);
  if (request === undefined) return `there is no request ${fact.request}`;
  const standing = ledger.gates.get(request.gate)?.standing;
  if (standing !== "open") return `gate ${request.gate} is ${standing}`;
  if (ledger.held) return "the change is on hold";
  if (request.person !== fact.person || actor.kind !== "link" || actor.person !== request.person)
    return `${request.person} was asked, ${JSON.stringify(actor)} decided`;
  if (fact.person === ledger.proposer) return "the proposer decided";
  if (fact.shownHash !== ledger.revision.hash) return `${fact.shownHash} was shown, ${ledger.revision.hash} stands`;
  if (fact.choice === "decline" && fact.reason === null) return "declined without a reason";
  if (!request.live) return "the link was revoked";
  if (step.did !== "order" || step.order.command.type !== "decide") return "nobody asked for this decision";
  if (step.order.command.shownHash !== ledger.revision.hash) return "another text was on the page";
  if (step.order.command.generation !== request.generation) return "the link was replaced";
  return null;
};

const repeatedDecision: EventRule = (ledger, { fact }, step) => {
  if (fact.type !== "request.decided") return null;
  const { choice: previous = null, reason = null } = ledger.requests.get(fact.request) ?? {};
  if (fact.replaces !== previous) return `replaces ${fact.replaces}, but ${previous} stood`;
  if (fact.choice === previous && (fact.reason === null || fact.reason.id === reason))
    return `${fact.choice} was recorded a second time`;
  return step.fresh.filter((event) => event.fact.type === "request.decided").length > 1 ? "two from one order" : null;
};

const waveFault: EventRule = (ledger, { fact, actor }) => {
  if (fact.type !== "wave.launched") return null;
  if (ledger.launched.has(fact.wave)) return `${fact.wave} was launched before`;
  if (fact.untrained > 0 && fact.override === null) return "people are not trained, and nobody said why to launch";
  if (actor.kind !== "system") return null;
  if (fact.launchedAt < ledger.resumedAt) return `${fact.wave} launched at an instant at which the change was on hold`;
  const said = ledger.scheduled.get(fact.wave);
  const asSaid =
    said?.launchAt === fact.launchedAt && said.untrained === fact.untrained && said.override?.id === fact.override?.id;
  return asSaid ? null : `${JSON.stringify(fact)} after ${JSON.stringify(said)}`;
};

export const eventRules: Readonly<Record<string, EventRule>> = {
  "events are numbered without a hole and never go back in time": (ledger, { seq, at }) =>
    seq === ledger.seq + 1 && at >= ledger.at ? null : `${seq} at ${at} follows ${ledger.seq} at ${ledger.at}`,

  "no wave launches unless every gate of the plan was approved, by its quorum, for the text that stands": (
    ledger,
    { fact },
  ) => (fact.type === "wave.launched" ? closedGate(ledger) : null),

  "a decision is of the person asked, by a live link, in an open gate, on the text that stands, and never the proposer's":
    decisionFault,

  "no decision is recorded twice": repeatedDecision,

  "a gate is decided when its quorum says so": (ledger, { fact }) => {
    if (fact.type !== "gate.approved" && fact.type !== "gate.declined") return null;
    const gate = ledger.gates.get(fact.gate);
    if (gate?.standing !== "open") return `${fact.gate} is ${gate?.standing ?? "unknown"} already`;
    const standing = standingByCount(ledger, gate);
    return fact.type === `gate.${standing}` ? null : `${fact.type}, but the count says ${standing}`;
  },

  "stages follow one another as the map says": (ledger, { fact }) => {
    const stage = stageAfter(fact);
    return stage === null || following[ledger.stage].includes(stage) ? null : `${ledger.stage} → ${stage}`;
  },

  "on hold no deadline passes, nothing launches and nothing moves on; it can only be resumed, given back or ended": (
    ledger,
    { fact },
  ) => {
    if (!ledger.held) return null;
    const stage = stageAfter(fact);
    if (stage !== null && stage !== "draft" && stage !== "closed") return `it moves on to ${stage}`;
    return notOnHold.has(fact.type) ? fact.type : null;
  },

  "nothing is overdue before its time": (ledger, { fact, at }) => {
    if ("dueAt" in fact && byClock.has(fact.type)) return fact.dueAt <= at ? null : `${fact.type} before ${fact.dueAt}`;
    return null;
  },

  "a wave launches once, and one with a date launches at that very instant and as was said then": waveFault,

  "nobody is reminded of a link that is revoked": (ledger, { fact }) => {
    if (fact.type !== "gate.reminded") return null;
    return fact.requests.find((id) => ledger.requests.get(id)?.live !== true) ?? null;
  },

  "after the close nothing happens but that a message turns out undelivered": (ledger, { fact }) =>
    ledger.stage === "closed" && fact.type !== "delivery.failed" ? fact.type : null,

  "ids of requests and reinforcement tasks are never used again": (ledger, { fact }) => {
    if (fact.type === "reinforcement.opened")
      return ledger.reinforcements.has(fact.reinforcement) ? fact.reinforcement : null;
    if (fact.type !== "gate.opened") return null;
    const again = fact.requests.find((request) => ledger.requests.has(request.id));
    return again === undefined ? null : again.id;
  },

  "at most one reinforcement task is open for a target": (ledger, { fact }) =>
    fact.type === "reinforcement.opened" && [...ledger.reinforcements.values()].includes(fact.target)
      ? fact.target
      : null,

  "a target is concluded once, and nothing is asked for it afterwards": (ledger, { fact }) => {
    if (!fact.type.startsWith("target.") && fact.type !== "reinforcement.opened") return null;
    if (fact.type === "reinforcement.opened" && ledger.closing) return "a task is opened in a change that is closing";
    return "target" in fact && ledger.conclusions.has(fact.target) ? `${fact.type} ${fact.target}` : null;
  },

  "the outcome is the one that the conclusions give": (ledger, { fact }) => {
    if (fact.type !== "change.closed") return null;
    if (ledger.conclusions.size !== ledger.plan?.targets.length) return "a target has no conclusion";
    const outcome = outcomeOf([...ledger.conclusions.values()]);
    return outcome === fact.outcome ? null : `${fact.outcome} instead of ${outcome}`;
  },
};
