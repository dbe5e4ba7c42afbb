import * as fc from "fast-check";
import type { Plan } from "../../domain/change/plan.ts";
import type { ChangeState } from "../../domain/change/state.ts";
import { Chance } from "./chance.ts";
import { someCommand } from "./commands.ts";
import { cooperate } from "./cooperate.ts";
import type { Wish } from "./cooperate.ts";
import type { Core } from "./core.ts";
import { Life } from "./life.ts";
import { plans, proposer } from "./plans.ts";
import { endOf } from "./world.ts";

/**
 * Random lives of a change: what people send, how the clock jumps, what activities find, when a run is continued as new.
 * A move is two numbers, its kind and the seed of its small choices.
 */

export interface Scenario {
  /** Sensible steps forward before anything else happens, so that late stages are lived through too. */
  readonly ahead: number;
  readonly plans: readonly Plan[];
  readonly moves: readonly (readonly [kind: number, seed: number])[];
}

export const scenarios: fc.Arbitrary<Scenario> = fc.record({
  plans: fc.array(plans, { minLength: 2, maxLength: 3 }),
  ahead: fc.nat(24),
  moves: fc.array(fc.tuple(fc.nat(99), fc.nat(1_000_000)), { minLength: 1, maxLength: 60, size: "max" }),
});

export interface Habits {
  /** Whether every move is followed by a continued run. */
  readonly restless: boolean;
}

const nothing: Scenario = { plans: [], ahead: 0, moves: [] };
const MINUTE_MS = 60_000;

type Move = (life: Life, chance: Chance, scenario: Scenario) => void;

const send = (life: Life, { actor, command }: Wish) => life.order({ id: life.newOrderId(), actor, command });

const command: Move = (life, chance, scenario) => {
  send(life, someCommand(life.book.state, chance, scenario.plans, life.at));
};

/** A sensible step forward; a draft goes in as it is when it is complete. */
const forward: Move = (life) => {
  const { state } = life.book;
  const ready = state.stage === "draft" && state.plan.missing.length === 0;
  const wish: Wish | null = ready
    ? { actor: { kind: "person", person: state.proposer }, command: { type: "submit" } }
    : cooperate(state);
  if (wish !== null && wish.command.type !== "close") send(life, wish);
};

const repeat: Move = (life, chance) => {
  const recent = life.answered.slice(-life.core.book.answersKept);
  if (recent.length === 0) return;
  const { order } = chance.pick(recent);
  const other = life.answered[0]?.order.command ?? order.command;
  life.order(chance.oneIn(4) ? { ...order, command: other } : order);
};

const wake: Move = (life, chance) => {
  const due = life.core.book.nextWake(life.book);
  if (due !== null) life.wait(chance.oneIn(5) ? due - 1 : due);
};

const wait: Move = (life, chance) => life.wait(life.at + chance.below(chance.oneIn(3) ? 60 * 1_440 : 600) * MINUTE_MS);

const tick: Move = (life, chance) => {
  life.at += chance.below(180) * MINUTE_MS;
};

/** Hands a batch to an activity; what happens until it answers happens beside it. */
const take: Move = (life, chance) => {
  const effects = life.core.book.dueEffects(life.book, life.at);
  const events = life.book.queue.slice(0, chance.oneIn(4) ? chance.below(5) : 100);
  life.inFlight ??= { events, effects };
};

const answer: Move = (life, chance) => {
  if (life.inFlight === null) take(life, chance, nothing);
  const { events, effects } = life.inFlight ?? { events: [], effects: [] };
  life.inFlight = null;
  const told = chance.shuffle(effects).slice(0, chance.oneIn(4) ? chance.below(4) : effects.length);
  const ends = told.map((effect) => endOf(effect, life.book.state, life.at, chance, false));
  life.settle(events.at(-1)?.seq ?? life.recordedSeq, ends);
  const final = ends.filter((end) => end.againAt === null);
  if (chance.oneIn(8)) life.settle(life.recordedSeq, final);
};

/** Some time in which people do nothing: what falls due is done, again and again. */
const season: Move = (life, chance, scenario) => {
  for (let times = 1 + chance.below(5); times > 0; times -= 1) {
    wake(life, chance, scenario);
    answer(life, chance, scenario);
  }
};

const moves: readonly (readonly [weight: number, move: Move])[] = [
  [22, command],
  [19, forward],
  [7, season],
  [5, repeat],
  [12, wake],
  [5, wait],
  [3, tick],
  [6, take],
  [17, answer],
  [4, (life) => life.restart()],
];

function moveOf(kind: number): Move {
  let left = kind;
  for (const [weight, move] of moves) {
    if (left < weight) return move;
    left -= weight;
  }
  return command;
}

function create(life: Life, scenario: Scenario): void {
  const plan = scenario.plans[0];
  if (plan === undefined) return;
  const actor = { kind: "person", person: proposer } as const;
  const grewOutOf = scenario.moves.length % 2 === 0 ? {} : { grewOutOf: { change: "CHG-1", answer: "A1" } };
  send(life, { actor, command: { type: "create", proposer, plan, revision: { number: 1, hash: "h1" }, ...grewOutOf } });
}

/** Lives a scenario through. What the core throws counts as a broken rule too. */
export function live(core: Core, scenario: Scenario, habits: Habits = { restless: false }): Life {
  const life = new Life(core);
  try {
    create(life, scenario);
    for (let step = 0; step < scenario.ahead; step += 1) forward(life, new Chance(step), scenario);
    for (const [kind, seed] of scenario.moves) {
      moveOf(kind)(life, new Chance(seed), scenario);
      if (habits.restless) life.restart();
    }
  } catch (error) {
    life.breaks("the core never throws", error instanceof Error ? String(error.stack) : String(error));
  }
  return life;
}

/** Everybody helps and nothing fails from here on; a sound change reaches its end. */
export function carryToTheEnd(life: Life, stepsMax = 80): ChangeState {
  for (let step = 0; step < stepsMax; step += 1) {
    const chance = new Chance(step);
    const effects = life.core.book.dueEffects(life.book, life.at);
    const ends = effects.map((effect) => endOf(effect, life.book.state, life.at, chance, true));
    life.settle(life.book.state.seq, ends);
    const { state, effects: left } = life.book;
    if (state.stage === "closed" && left.length === 0) break;
    const wish = cooperate(state);
    if (wish !== null) send(life, wish);
    else wake(life, new Chance(1), nothing);
  }
  return life.book.state;
}
