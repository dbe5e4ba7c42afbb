import { isRefusal } from "../../domain/refusal.ts";
import type { ChangeEvent } from "../../domain/change/event.ts";
import { cooperate } from "./cooperate.ts";
import { promisesOf } from "./promises.ts";
import type { Account, Step } from "./step.ts";

type StepRule = (life: Account, step: Step) => string | null;

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
const differs = (one: unknown, other: unknown): boolean => one !== other && !same(one, other);
const seqs = (events: readonly ChangeEvent[]): string => events.map((event) => event.seq).join();
const list = (words: readonly string[]): string => words.toSorted().join(" ");

/** Adds what the event asked for to what is owed; a closed change owes no measurement. */
function promised(life: Account, event: ChangeEvent, { after }: Step): string | null {
  const closed = after.state.stage === "closed";
  const minted = after.effects.filter((effect) => effect.id.split(".")[0] === String(event.seq));
  for (const effect of minted) {
    if (life.owed.has(effect.id)) return `effect id ${effect.id} was used before`;
    life.owed.set(effect.id, effect.task);
  }
  const promises = promisesOf(life.ledger, event.fact).filter((deed) => !closed || deed !== "measure");
  const asked = minted.map((effect) => effect.task.do);
  return list(asked) === list(promises) ? null : `${event.fact.type} asked [${list(asked)}], owed [${list(promises)}]`;
}

const accounted: StepRule = (life, step) => {
  if (step.did === "settle") for (const { id, againAt } of step.settled) if (againAt === null) life.owed.delete(id);
  if (step.after.state.stage === "closed")
    for (const [id, task] of life.owed) if (task.do === "measure") life.owed.delete(id);
  const kept = step.after.effects;
  if (new Set(kept.map((effect) => effect.id)).size < kept.length) return "an effect is there twice";
  const extra = kept.find((effect) => differs(life.owed.get(effect.id), effect.task));
  if (extra !== undefined) return `${extra.id} ${extra.task.do} is not owed`;
  const lost = [...life.owed].find(([id]) => !kept.some((effect) => effect.id === id));
  return lost === undefined ? null : `${lost[0]} ${lost[1].do} is lost`;
};

const tried: StepRule = (_, step) => {
  if (step.did !== "settle") return null;
  for (const { id, againAt } of step.settled) {
    const before = step.before.effects.find((effect) => effect.id === id);
    const after = step.after.effects.find((effect) => effect.id === id);
    if (before === undefined || after === undefined || againAt === null) continue;
    if (after.dueAt !== againAt || after.attempts !== before.attempts + 1) return `${id} at ${after.dueAt}`;
  }
  return null;
};

const settledBefore: StepRule = (_, step) => {
  if (step.did !== "settle" || step.settled.length === 0) return null;
  if (step.settled.some(({ id }) => step.before.effects.some((effect) => effect.id === id))) return null;
  return step.fresh.length === 0 && same(step.before.effects, step.after.effects) ? null : "it told something again";
};

const repeated: StepRule = (_, step) => {
  if (step.did !== "order" || step.known === null) return null;
  if (!same(step.known, step.result)) return `${JSON.stringify(step.result)} after ${JSON.stringify(step.known)}`;
  return step.before === step.after ? null : "the repeat changed the book";
};

const refused: StepRule = (life, step) => {
  if (step.did !== "order" || step.known !== null) return null;
  const foretold = life.core.book.refusalOf(step.before, step.order, step.at);
  if (!same(foretold, isRefusal(step.result) ? step.result : null)) return `foretold ${JSON.stringify(foretold)}`;
  return isRefusal(step.result) && step.before !== step.after ? "a refusal changed the book" : null;
};

const queued: StepRule = (life, { after }) => {
  const expected = seqs(life.events.slice(life.recordedSeq));
  return expected === seqs(after.queue) ? null : `waiting ${seqs(after.queue)} instead of ${expected}`;
};

const goesOn: StepRule = (life, { after, at }) => {
  const { state } = after;
  if (state.seq === 0 || state.stage === "closed" || life.core.book.nextWake(after) !== null) return null;
  const next = cooperate(state);
  if (next === null) return `nothing to be done in ${state.stage}`;
  const decided = life.core.decider.decide(state, next.command, { at, actor: next.actor });
  if (isRefusal(decided)) return `${next.command.type} in ${state.stage}: ${decided.message}`;
  return decided.length > 0 ? null : `${next.command.type} in ${state.stage} does nothing`;
};

const ball: StepRule = (life, { after: { state } }) => {
  const { party, people, dueAt } = life.core.ball.ballOf(state);
  if (party === "nobody") return state.stage === "adoption" || state.stage === "closed" ? null : `in ${state.stage}`;
  if (dueAt !== null && !Number.isFinite(dueAt)) return `due at ${dueAt}`;
  return people.length === 0 && party !== "builders" && state.seq > 0 ? `${party} is nobody by name` : null;
};

const quiet: StepRule = (life, step) => {
  const { nextDue, onDue } = life.core.decider;
  const due = nextDue(step.after.state);
  if (life.ledger.held && due !== null) return `a change on hold is due at ${due}`;
  if (step.did !== "time") return null;
  if (due !== null && due <= step.at) return `still due at ${due}, it is ${step.at}`;
  return onDue(step.after.state, step.at).length === 0 ? null : "the same instant gives more events when asked again";
};

const mayRunOnHold = [
  "set-intake-deadline",
  "set-gate-deadlines",
  "mail-gate-result",
  "mail-intake-result",
  "mail-received",
  "mail-hand-over",
  "mail-stopped",
  "mail-resumed",
  "mail-statement",
  "mail-notice",
  "mail-overruled",
  "measure",
];

const undisturbed: StepRule = (life, { after, at }) => {
  if (!life.ledger.held) return null;
  const asked = life.core.book.dueEffects(after, at).find((effect) => !mayRunOnHold.includes(effect.task.do));
  return asked === undefined ? null : `${asked.id} ${asked.task.do} goes out`;
};

const punctual: StepRule = (life, step) => {
  if (step.did !== "time" || step.fresh.length === 0) return null;
  const due = life.core.decider.nextDue(step.before.state);
  return due !== null && due <= step.at ? null : `something happened though nothing was due before ${due}`;
};

const decidedGates: StepRule = (_, { after: { state } }) => {
  for (const gate of Object.values(state.gates)) {
    if (gate.standing === "open") continue;
    const open = gate.requests.find((id) => state.requests[id]?.standing === "open");
    if (open !== undefined) return `${open} waits in gate ${gate.id}, which is ${gate.standing}`;
  }
  return null;
};

export const stepRules = {
  afterEvent: {
    "a fact asks for what it owes the world, under ids never used before": promised,
  } satisfies Record<string, (life: Account, event: ChangeEvent, step: Step) => string | null>,
  afterStep: {
    "no effect is lost or doubled": accounted,
    "an effect that is to run again runs at its instant, and its attempts are counted": tried,
    "an effect settled before tells nothing again": settledBefore,
    "a repeat of an order gets the first answer and changes nothing": repeated,
    "a refusal is foretold and changes nothing": refused,
    "events leave the queue only by being recorded": queued,
    "the events alone give the same state": (life, { before, after }) =>
      before.state === after.state || same(life.replayed, after.state)
        ? null
        : JSON.stringify([life.replayed, after.state]),
    "every change that is not closed has a next step": goesOn,
    "somebody has the ball, save in adoption and after the close": ball,
    "once time has passed, nothing is due that has passed; on hold nothing is due at all": quiet,
    "nobody is asked or reminded while a change is on hold": undisturbed,
    "nothing happens of itself before it is due": punctual,
    "a decided gate waits for nobody": decidedGates,
    "a closed change measures no more": (_, { after }) =>
      after.state.stage === "closed" && after.effects.some((effect) => effect.task.do === "measure") ? "it does" : null,
    "a round through JSON changes nothing": (_, step) =>
      step.did !== "restart" || same(step.before, step.after) ? null : "it does",
  } satisfies Record<string, StepRule>,
};
