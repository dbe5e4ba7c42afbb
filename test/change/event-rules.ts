import { outcomeOf } from "../../domain/adoption/outcome.ts";
import type { ChangeEvent } from "../../domain/change/event.ts";
import type { Stage } from "../../domain/change/state.ts";
import { same } from "../../domain/same.ts";
import { stageAfter, standingByCount } from "./ledger.ts";
import type { Ledger } from "./ledger.ts";
import type { Step } from "./step.ts";
import { suggestEveryMs } from "./world.ts";

/** What is wrong with an event, given everything that happened before it; `null` when nothing is. */
export type EventRule = (before: Ledger, event: ChangeEvent, step: Step) => string | null;

const following: Readonly<Record<Stage, readonly Stage[]>> = {
  draft: ["intake", "alignment", "closed"],
  intake: ["alignment", "draft", "closed"],
  alignment: ["build", "draft", "closed"],
  build: ["readiness", "alignment", "closed"],
  readiness: ["launch", "alignment", "closed"],
  launch: ["adoption", "closed"],
  adoption: ["closed"],
  closed: [],
};

/** What happens of itself because an instant has come. */
const byClock = new Set([
  "intake.overdue",
  "gate.reminded",
  "gate.overdue",
  "gate.escalated",
  "gate.links-ending",
  "gate.links-ended",
  "request.consented-by-silence",
  "reinforcement.overdue",
]);
/** Deadlines and launches: nothing of the kind while a change is on hold. */
const notOnHold = new Set([
  ...byClock,
  "gate.deadlines-set",
  "intake.deadline-set",
  "wave.launched",
  "wave.scheduled",
  "change.held",
]);

const afterTheClose = new Set(["delivery.failed", "change.handed-over", "review.kept", "budget.spent"]);

const closedGate = (ledger: Ledger): string | null => {
  for (const { id } of ledger.plan?.gates ?? []) {
    const gate = ledger.gates.get(id);
    if (gate === undefined) return `gate ${id} was never opened`;
    if (gate.standing !== "approved") return `gate ${id} is ${gate.standing}`;
    if (!gate.hashes.has(ledger.revision.hash)) return `gate ${id} approved another text than ${ledger.revision.hash}`;
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
  if (fact.choice !== "approve" && fact.choice !== "abstain" && fact.reason === null)
    return `${fact.choice} without a word`;
  if (!request.asked) return "it was not this person's turn";
  if (fact.choice === "abstain" && request.required) return "somebody abstained who is required";
  if (!request.live) return "the link was revoked, or has ended";
  if (step.did !== "order" || step.order.command.type !== "decide") return "nobody asked for this decision";
  if (step.order.command.shownHash !== ledger.revision.hash) return "another text was on the page";
  if (step.order.command.generation !== request.generation) return "the link was replaced";
  return null;
};

/** At a gate that wants more than a link nothing is done by a link alone. */
const proofFault: EventRule = (ledger, { fact, actor }) => {
  const isAct =
    fact.type === "request.decided" || fact.type === "request.delegated" || fact.type === "objection.closed";
  if (!isAct || actor.kind !== "link") return null;
  return ledger.gates.get(fact.gate)?.stepUp !== true || fact.byCode === true ? null : `${fact.type} by link alone`;
};

const suggestionFault: EventRule = (ledger, { fact, at, actor }) => {
  if (fact.type === "suggestion.answered") {
    const last = ledger.suggestions.get(fact.group);
    if (last?.id !== fact.suggestion) return `${fact.suggestion} is not the latest`;
    if (actor.kind !== "link" || actor.person !== last.manager) return `${JSON.stringify(actor)} answered`;
    return fact.answer === "not_right" && fact.reason === null ? "wrong, and nobody says why" : null;
  }
  if (fact.type !== "suggestion.made") return null;
  if (ledger.held || ledger.closing || ledger.launched.size === 0) return "not now";
  if (ledger.plan?.targets.every(({ id }) => id !== fact.target) || ledger.conclusions.has(fact.target))
    return `${fact.target} is not open`;
  if ([...ledger.suggestions.values()].some(({ id }) => id === fact.suggestion)) return "an id is used again";
  const last = ledger.suggestions.get(fact.group);
  if (last === undefined) return null;
  if (at - last.at < suggestEveryMs) return `${fact.group} heard at ${last.at}, and again at ${at}`;
  if (last.step !== fact.step) return null;
  return last.answer === "not_right" || (last.answer === null && last.silent >= 3)
    ? `${fact.step} again after ${last.answer}`
    : null;
};

const peersOf = (ledger: Ledger, gate: string) =>
  (ledger.gates.get(gate)?.requests ?? []).flatMap((id) => ledger.requests.get(id) ?? []);

const delegationFault: EventRule = (ledger, { fact, actor }, step) => {
  if (fact.type !== "request.delegated") return null;
  const request = ledger.requests.get(fact.request);
  if (request === undefined || ledger.gates.get(request.gate)?.standing !== "open") return "nothing to pass on";
  if (fact.to === ledger.proposer) return "to the proposer";
  if (request.passedOn >= 2) return "passed on a third time";
  if (fact.from !== request.person || fact.generation !== request.generation + 1) return JSON.stringify(fact);
  const peers = peersOf(ledger, request.gate);
  if (peers.some((each) => each.person === fact.to)) return `${fact.to} is asked at this gate already`;
  if (fact.because === "absent") return step.did === "settle" ? null : "nobody found anybody absent";
  return actor.kind === "link" && actor.person === fact.from ? null : `${JSON.stringify(actor)} passed it on`;
};

const silenceFault: EventRule = (ledger, { fact, at }) => {
  if (fact.type !== "request.consented-by-silence") return null;
  const request = ledger.requests.get(fact.request);
  if (ledger.gates.get(fact.gate)?.silence !== "consent") return "the gate does not take silence for consent";
  if (request?.person !== fact.person || !request.live || !request.awaited)
    return `${fact.person} could not have spoken`;
  if (request.required) return "of somebody whose approval is required";
  return fact.dueAt <= at && fact.person !== ledger.proposer ? null : "too early, or of the proposer";
};

const objectionFault: EventRule = (ledger, { fact }) => {
  if (fact.type === "objection.raised") return ledger.objections.has(fact.objection) ? "an id is used again" : null;
  if (fact.type !== "objection.closed" && fact.type !== "objection.overruled") return null;
  const objection = ledger.objections.get(fact.objection);
  if (objection?.open !== true) return `${fact.objection} is not open`;
  if (fact.type === "objection.closed") return fact.by === objection.raiser ? null : `${fact.by} closed it`;
  const mayOverrule = fact.by === ledger.plan?.owner || fact.by === ledger.plan?.sponsor;
  return mayOverrule && fact.by !== objection.raiser && fact.by !== ledger.proposer ? null : `${fact.by} overruled it`;
};

const groupFault: EventRule = (ledger, { fact }) => {
  if (fact.type !== "gate.group-opened") return null;
  const group = fact.requests.flatMap((id) => ledger.requests.get(id) ?? []);
  const orders = new Set(group.map((request) => request.order));
  const [order = 0] = orders;
  const peers = peersOf(ledger, fact.gate);
  if (orders.size !== 1 || peers.filter((each) => each.order === order).length !== group.length) return "half a group";
  const before = peers.filter((each) => each.order < order);
  const open = before.find(({ choice, overruled }) => !overruled && (choice === null || undecided.has(choice)));
  return open === undefined ? null : `${open.person} has not answered yet`;
};
const undecided = new Set<string>(["ask", "counter", "concern"]);

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

const auditFault: EventRule = (ledger, { fact, actor }) => {
  if (fact.type === "audit.drawn") {
    if (ledger.audits.has(fact.audit)) return "an id is used again";
    if (ledger.launched.size === 0) return "nothing has launched";
    return [...ledger.audits.values()].some(({ open, target }) => open && target === fact.target) ? fact.target : null;
  }
  if (fact.type !== "audit.finished" && fact.type !== "audit.dropped") return null;
  const audit = ledger.audits.get(fact.audit);
  if (audit?.open !== true || audit.target !== fact.target) return `${fact.audit} is not open`;
  if (fact.type === "audit.dropped") return null;
  return actor.kind === "link" && actor.person === audit.reviewer ? null : `${JSON.stringify(actor)} found it`;
};

/** A week before it ends at the earliest, and once it has ended not at all. */
const linkFault: EventRule = (ledger, { fact, at }) => {
  if (fact.type !== "gate.links-ending" && fact.type !== "gate.links-ended") return null;
  for (const id of fact.requests) {
    const request = ledger.requests.get(id);
    const asking = request?.choice === "ask" || request?.choice === "counter";
    if (request?.live !== true || request.linkUntil === null) return `the link of ${id} does not work, or has no end`;
    if (!request.awaited && asking) return `${id} waits for an answer of ours`;
    const isOver = request.linkUntil <= at;
    if (fact.type === "gate.links-ended" && !isOver) return `${id} at ${at}, its link works until ${request.linkUntil}`;
    const isNear = request.linkUntil - 7 * 86_400_000 <= at;
    if (fact.type === "gate.links-ending" && (isOver || !isNear || !request.awaited)) return `${id} told at ${at}`;
  }
  return null;
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

  "where a gate asks for a mailed code, nothing is done by a link alone": proofFault,

  "no decision is recorded twice": repeatedDecision,

  "a gate is decided when its quorum says so": (ledger, { fact }) => {
    if (fact.type !== "gate.approved" && fact.type !== "gate.declined") return null;
    const gate = ledger.gates.get(fact.gate);
    if (gate?.standing !== "open") return `${fact.gate} is ${gate?.standing ?? "unknown"} already`;
    const standing = standingByCount(ledger, gate);
    if (
      fact.type === "gate.approved" &&
      [...ledger.objections.values()].some((each) => each.open && each.gate === fact.gate)
    )
      return "a condition or concern is open";
    return fact.type === `gate.${standing}` ? null : `${fact.type}, but the count says ${standing}`;
  },

  "owner and sponsor are handed over by whoever is it, to somebody else, because somebody asked for it": (
    ledger,
    { fact },
    step,
  ) => {
    if (fact.type !== "change.handed-over") return null;
    if (fact.from !== ledger.plan?.[fact.role] || fact.to === fact.from) return `${fact.role}: ${JSON.stringify(fact)}`;
    const command = step.did === "order" ? step.order.command : null;
    return command?.type === "hand-over" && command.to === fact.to ? null : "nobody asked for it";
  },

  "a request is passed on by the person asked or for their absence, to somebody new, never the proposer, at most twice":
    delegationFault,

  "silence is consent only where the gate says so, after its time, and of somebody who could have spoken": silenceFault,

  "a condition or concern is closed by its raiser or overruled by sponsor or owner": objectionFault,

  "what a change grew out of is what was said where it was created": ({ seq }, { fact }, step) => {
    if (!("grewOutOf" in fact)) return null;
    const asked = step.did === "order" && step.order.command.type === "create" ? step.order.command.grewOutOf : null;
    return seq === 0 && same(fact.grewOutOf, asked) ? null : `${fact.type} ${JSON.stringify(fact.grewOutOf)}`;
  },

  "a group of a gate is asked when everybody before it has answered": groupFault,

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

  "a link ends at its end, is told of in the week before, and never ends on whoever waits for us": linkFault,

  "nobody is reminded of a link that is revoked": (ledger, { fact }) => {
    if (fact.type !== "gate.reminded") return null;
    return fact.requests.find((id) => ledger.requests.get(id)?.live !== true) ?? null;
  },

  "after the close nothing happens but undelivered messages, other owners, reviews and money told": (
    ledger,
    { fact },
  ) => (ledger.stage === "closed" && !afterTheClose.has(fact.type) ? fact.type : null),

  "ids of requests and reinforcement tasks are never used again": (ledger, { fact }) => {
    if (fact.type === "reinforcement.opened")
      return ledger.reinforcements.has(fact.reinforcement) ? fact.reinforcement : null;
    if (fact.type !== "gate.opened") return null;
    const again = fact.requests.find((request) => ledger.requests.has(request.id));
    return again === undefined ? null : again.id;
  },

  "a group's manager hears at most once in its time, of an open target, and not what they called wrong or never answered":
    suggestionFault,

  "one round of feedback is open at a time, under an id of its own, and only once something is launched": (
    ledger,
    { fact, at },
  ) => {
    if (fact.type === "feedback.closed")
      return ledger.feedback.has(fact.round) ? null : `${fact.round} was never asked`;
    if (fact.type !== "feedback.asked") return null;
    if (ledger.launched.size === 0) return "nothing is launched";
    if (ledger.feedback.has(fact.round)) return `${fact.round} is used again`;
    if (fact.until <= at) return "it ends before it begins";
    return [...ledger.feedback.values()].some((until) => at < until) ? "another round is open" : null;
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

  "one audit of a target is open at a time, of a change that has launched; it ends once, and is found only by its reviewer":
    auditFault,

  "the outcome is the one that the conclusions give": (ledger, { fact }) => {
    if (fact.type !== "change.closed") return null;
    if (ledger.conclusions.size !== ledger.plan?.targets.length) return "a target has no conclusion";
    const outcome = outcomeOf([...ledger.conclusions.values()]);
    return outcome === fact.outcome ? null : `${fact.outcome} instead of ${outcome}`;
  },
};
