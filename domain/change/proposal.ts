import { refuse } from "../refusal.ts";
import { same } from "../same.ts";
import type { Refusal } from "../refusal.ts";
import type { Actor, Command } from "./command.ts";
import type { Task } from "./effect.ts";
import type { ChangeEvent, Fact } from "./event.ts";
import type { Circumstances, Feature } from "./feature.ts";
import type { PersonId } from "./plan.ts";
import { reopenGates } from "./revision.ts";
import type { ChangeState, Stage } from "./state.ts";

/** Draft and intake, and the ways out that every early stage has: return, withdraw, hold. */

const beforeLaunch: readonly Stage[] = ["draft", "intake", "alignment", "build", "readiness"];
const holdable: readonly Stage[] = ["intake", "alignment", "build", "readiness", "launch"];
/** Once a wave is launched, usage is measured against what was signed, which stays as it is. */
const editable: readonly Stage[] = ["draft", "alignment", "build", "readiness"];

function wrongStage(state: ChangeState, verb: string, where: string): Refusal {
  return refuse("wrong_stage", `${state.key} is in ${state.stage}. You can ${verb} it ${where}.`);
}

function submit(state: ChangeState): readonly Fact[] | Refusal {
  if (state.stage !== "draft") return wrongStage(state, "submit", "while it is a draft");
  const missing = state.plan.missing;
  if (missing.length > 0)
    return refuse("incomplete", "The proposal is not complete yet. Fill in the parts named and submit again.", missing);
  return [{ type: "change.submitted", revision: state.revision, to: state.accepted ? "alignment" : "intake" }];
}

function edit(state: ChangeState, command: Extract<Command, { type: "edit" }>): readonly Fact[] | Refusal {
  if (!editable.includes(state.stage))
    return wrongStage(
      state,
      "edit",
      state.stage === "intake"
        ? "while it is a draft, and again once people are asked; return it to draft first"
        : "until its first wave launches; what was signed is measured from then on. Propose what should be different as a change of its own",
    );
  if (command.basedOn !== state.revision.number)
    return refuse("outdated", "Somebody else changed this proposal meanwhile. Load it again and repeat your edit.");
  const { plan, revision } = command;
  const wasAgreed = state.stage === "build" || state.stage === "readiness";
  const isOther = !same(plan.gates, state.plan.gates) || (wasAgreed && !same(plan.waves, state.plan.waves));
  const material = command.material || isOther;
  if (state.stage === "draft") return [{ type: "change.edited", plan, revision, material }];
  if (state.heldSince !== null) return refuse("on_hold", `${state.key} is on hold. Resume it before editing it.`);
  if (plan.missing.length > 0)
    return refuse("incomplete", "People are asked about this proposal, so it has to stay complete.", plan.missing);
  if (state.stage === "readiness" && !material && !same(plan.workItems, state.plan.workItems))
    return refuse("wrong_stage", "The build is accepted. More work belongs to a change of its own.", ["workItems"]);
  const edited: Fact = { type: "change.edited", plan, revision, material };
  if (!material) return [edited];
  const again = reopenGates(state, plan, revision);
  return wasAgreed ? [edited, { type: "stage.entered", stage: "alignment" }, ...again] : [edited, ...again];
}

/** Others may own and sponsor it from now on; what people approved is the same proposal, so their approvals stand. */
function handOver(
  state: ChangeState,
  { role, to, reason }: Extract<Command, { type: "hand-over" }>,
): readonly Fact[] | Refusal {
  if (state.outcome === "declined" || state.outcome === "withdrawn")
    return refuse("wrong_stage", `${state.key} was ${state.outcome}. Nobody has to look after it.`);
  const from = state.plan[role];
  return from === to ? [] : [{ type: "change.handed-over", role, from, to, reason }];
}

/** The proposal goes on with what was agreed in its text; nobody but its proposer can agree to that. */
function acceptCounter(
  state: ChangeState,
  { plan, revision, basedOn }: Extract<Command, { type: "accept-counter" }>,
  actor: Actor,
): readonly Fact[] | Refusal {
  if (state.stage !== "intake" || !state.intake.countered)
    return refuse("wrong_stage", `Nothing else is proposed for ${state.key} just now.`);
  if (state.heldSince !== null) return refuse("on_hold", `${state.key} is on hold. Resume it before accepting.`);
  if ((actor.kind === "person" || actor.kind === "link") && actor.person !== state.proposer)
    return refuse("forbidden", "Only the person who proposed this change can take up what was proposed instead.");
  if (basedOn !== state.revision.number)
    return refuse("outdated", "Somebody else changed this proposal meanwhile. Load it again and repeat your answer.");
  if (plan.missing.length > 0)
    return refuse(
      "incomplete",
      "The proposal is not complete with what was agreed. Fill in the parts named.",
      plan.missing,
    );
  return [
    { type: "change.counter-accepted" },
    { type: "change.edited", plan, revision, material: true },
    { type: "change.accepted" },
  ];
}

/** Who hears that it goes no further for now, or goes on: whoever proposed it, and once it was asked for who answers for it. */
function toldOf(
  { proposer, plan, stage }: ChangeState,
  { tells }: { readonly tells?: true },
  actor: Actor,
): { readonly tells?: readonly PersonId[] } {
  const by = actor.kind === "system" ? null : actor.person;
  const concerned = stage === "draft" ? [proposer] : [proposer, plan.owner, plan.sponsor];
  const others = [...new Set(concerned)].flatMap((person) => (person === null || person === by ? [] : [person]));
  return tells === true && others.length > 0 ? { tells: others } : {};
}

function decide(
  state: ChangeState,
  command: Command,
  { actor }: Pick<Circumstances, "actor">,
): readonly Fact[] | Refusal | null {
  switch (command.type) {
    case "create": {
      if (state.seq > 0) return refuse("conflict", `${state.key} exists already.`);
      const { type: _, ...created } = command;
      return [{ type: "change.created", ...created }];
    }
    case "edit":
      return edit(state, command);
    case "submit":
      return submit(state);
    case "accept":
      if (state.stage === "intake" && state.heldSince !== null)
        return refuse("on_hold", `${state.key} is on hold. Resume it before accepting it.`);
      return state.stage === "intake"
        ? [{ type: "change.accepted" }]
        : wrongStage(state, "accept", "while it is in intake");
    case "decline":
      return state.stage === "intake"
        ? [{ type: "change.declined", reason: command.reason }]
        : wrongStage(state, "decline", "while it is in intake");
    case "counter":
      if (state.stage === "intake" && state.heldSince !== null)
        return refuse("on_hold", `${state.key} is on hold. Resume it before answering it.`);
      return state.stage === "intake"
        ? [{ type: "change.countered", what: command.what, tradeOff: command.tradeOff, when: command.when }]
        : wrongStage(state, "propose something else for", "while it is in intake");
    case "accept-counter":
      return acceptCounter(state, command, actor);
    case "revise":
      return state.stage === "intake" || state.stage === "alignment"
        ? [{ type: "change.returned", ...toldOf(state, command, actor) }]
        : wrongStage(state, "return", "from intake or alignment");
    case "withdraw":
      return beforeLaunch.includes(state.stage)
        ? [{ type: "change.withdrawn", reason: command.reason, ...toldOf(state, command, actor) }]
        : wrongStage(state, "withdraw", "until its first wave is launched; after that, close it with a reason");
    case "hold":
      if (state.heldSince !== null) return [];
      return holdable.includes(state.stage)
        ? [{ type: "change.held", reason: command.reason, ...toldOf(state, command, actor) }]
        : wrongStage(state, "hold", "between intake and launch");
    case "resume":
      if (state.heldSince === null) return refuse("wrong_stage", `${state.key} is not on hold.`);
      return [{ type: "change.resumed", ...toldOf(state, command, actor) }];
    case "hand-over":
      return handOver(state, command);
    case "intake-deadline":
      return state.stage === "intake" && state.heldSince === null
        ? [{ type: "intake.deadline-set", dueAt: command.dueAt }]
        : [];
    case "delivery-failed":
      return [{ type: "delivery.failed", message: command.message, person: command.person }];
    default:
      return null;
  }
}

/** A program that acts for somebody writes what they write. */
function authorOf({ actor, fact }: ChangeEvent): Pick<ChangeState, "author"> {
  const author = actor.kind === "system" ? null : actor.person;
  const isOther = fact.type === "change.created" && author !== null && author !== fact.proposer;
  return isOther ? { author } : {};
}

function evolve(state: ChangeState, event: ChangeEvent): Partial<ChangeState> {
  const { fact, at } = event;
  const enter = (stage: Stage): Partial<ChangeState> => ({ stage, stageSince: at, heldSince: null });
  switch (fact.type) {
    case "change.created":
      return {
        proposer: fact.proposer,
        ...authorOf(event),
        ...(fact.grewOutOf === undefined ? {} : { grewOutOf: fact.grewOutOf }),
        plan: fact.plan,
        revision: fact.revision,
        stageSince: at,
      };
    case "change.edited":
      return { plan: fact.plan, revision: fact.revision };
    case "change.submitted":
      return { ...enter(fact.to), intake: { dueAt: null, overdue: false, countered: false } };
    case "change.accepted":
      return { ...enter("alignment"), accepted: true };
    case "change.declined":
      return { ...enter("closed"), outcome: "declined" };
    case "change.returned":
      return enter("draft");
    case "change.withdrawn":
      return { ...enter("closed"), outcome: "withdrawn" };
    case "change.held":
      return { heldSince: at };
    case "change.resumed":
      return { heldSince: null, intake: { ...state.intake, dueAt: null } };
    case "change.handed-over": {
      const missing = state.plan.missing.filter((path) => path !== fact.role);
      return { plan: { ...state.plan, [fact.role]: fact.to, missing } };
    }
    case "stage.entered":
      return enter(fact.stage);
    case "change.closed":
      return { ...enter("closed"), outcome: fact.outcome };
    case "intake.deadline-set":
      return { intake: { ...state.intake, dueAt: fact.dueAt, overdue: false } };
    case "change.countered":
      return { intake: { ...state.intake, countered: true } };
    case "intake.overdue":
      return { intake: { ...state.intake, overdue: true } };
    default:
      return {};
  }
}

function stopped(
  { tells = [] }: { readonly tells?: readonly PersonId[] },
  how: "withdrawn" | "held" | "returned",
  reason: string | null,
): readonly Task[] {
  return tells.map((to): Task => ({ do: "mail-stopped", how, reason, to }));
}

function tasksOf(state: ChangeState, fact: Fact): readonly Task[] {
  const { owner, sponsor } = state.plan;
  switch (fact.type) {
    case "change.submitted":
      if (fact.to !== "intake" || owner === null) return [];
      return [
        { do: "set-intake-deadline" },
        { do: "mail-intake", to: owner, late: false },
        ...(state.proposer === owner ? [] : [{ do: "mail-received", to: state.proposer } as const]),
      ];
    case "change.resumed":
      return [
        ...(state.stage === "intake" ? [{ do: "set-intake-deadline" } as const] : []),
        ...(fact.tells ?? []).map((to): Task => ({ do: "mail-resumed", to })),
      ];
    case "intake.overdue":
      return sponsor === null ? [] : [{ do: "mail-intake", to: sponsor, late: true }];
    case "change.accepted":
      return [{ do: "mail-intake-result", accepted: true, to: state.proposer }];
    case "change.declined":
      return [{ do: "mail-intake-result", accepted: false, to: state.proposer }];
    case "change.countered":
      return [{ do: "mail-counter", to: state.proposer }];
    case "change.withdrawn":
    case "change.held":
      return stopped(fact, fact.type === "change.held" ? "held" : "withdrawn", fact.reason.id);
    case "change.returned":
      return stopped(fact, "returned", null);
    case "change.handed-over": {
      const { role, from, to, reason } = fact;
      const about = { do: "mail-hand-over", role, reason: reason?.id ?? null } as const;
      const taken: Task = { ...about, to, gave: false, other: from };
      return from === null ? [taken] : [taken, { ...about, to: from, gave: true, other: to }];
    }
    default:
      return [];
  }
}

/** Whether the owner's answer is still to come. A counter-proposal is one. */
function isAwaited({ stage, intake }: ChangeState): boolean {
  return stage === "intake" && !intake.overdue && !intake.countered;
}

export const proposal: Feature = {
  decide,
  evolve,
  nextDue: (state) => (isAwaited(state) ? state.intake.dueAt : null),
  onDue: (state, at) => {
    const { dueAt } = state.intake;
    return isAwaited(state) && dueAt !== null && dueAt <= at ? [{ type: "intake.overdue", dueAt }] : [];
  },
  tasksOf,
};
