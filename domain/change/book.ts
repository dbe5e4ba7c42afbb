import { isRefusal } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import type { Actor, Command, InternalCommand, Order } from "./command.ts";
import { decide, evolve, nextDue, onDue, tasksOf } from "./decider.ts";
import { asks } from "./effect.ts";
import type { Effect } from "./effect.ts";
import type { ChangeEvent } from "./event.ts";
import { earliest } from "./feature.ts";
import type { Instant } from "./plan.ts";
import { unborn } from "./state.ts";
import type { ChangeState } from "./state.ts";

/**
 * A change with what is still to be recorded and done. It is the whole of what a continued run carries on: the state, the
 * answers to the last commands, the events on their way to the record, and the effects not yet settled.
 */
export interface Book {
  readonly state: ChangeState;
  readonly answers: readonly Answered[];
  readonly queue: readonly ChangeEvent[];
  readonly effects: readonly Effect[];
}

/** What a caller is told: the sequence number after the command, and where the change stood then. */
export interface Answer {
  readonly seq: number;
  readonly stage: ChangeState["stage"];
}

interface Answered extends Answer {
  readonly id: string;
}

/** How an effect ended. `againAt`: it is to run again then. `found`: what it found out. */
export interface Settled {
  readonly id: string;
  readonly againAt: Instant | null;
  readonly found: readonly InternalCommand[];
}

/** Beyond this many commands the domain key (request, generation) makes a repeat harmless. */
export const answersKept = 200;
const system: Actor = { kind: "system" };

export function openBook(key: string): Book {
  return { state: unborn(key), answers: [], queue: [], effects: [] };
}

export function answerOf(book: Book, id: string): Answer | null {
  const known = book.answers.find((answered) => answered.id === id);
  return known === undefined ? null : { seq: known.seq, stage: known.stage };
}

/** Whether an order would be refused, without carrying it out. A known order never is. */
export function refusalOf(book: Book, order: Order, at: Instant): Refusal | null {
  if (answerOf(book, order.id) !== null) return null;
  const decided = decide(book.state, order.command, { at, actor: order.actor });
  return isRefusal(decided) ? decided : null;
}

/** Carries an order out once; a repeat gets the first answer. */
export function carryOut(
  book: Book,
  order: Order,
  at: Instant,
): { readonly book: Book; readonly answer: Answer } | Refusal {
  const known = answerOf(book, order.id);
  if (known !== null) return { book, answer: known };
  const events = decide(book.state, order.command, { at, actor: order.actor });
  if (isRefusal(events)) return events;
  const next = append(book, events);
  const answer: Answer = { seq: next.state.seq, stage: next.state.stage };
  return { book: { ...next, answers: [...next.answers, { id: order.id, ...answer }].slice(-answersKept) }, answer };
}

/** Lets what is due happen. The same book comes back when nothing is. */
export function passTime(book: Book, at: Instant): Book {
  const events = onDue(book.state, at);
  return events.length === 0 ? book : append(book, events);
}

/** The earliest instant at which there is something to do without a command. */
export function nextWake(book: Book): Instant | null {
  return earliest([nextDue(book.state), ...runnable(book).map((effect) => effect.dueAt)]);
}

export function dueEffects(book: Book, at: Instant): readonly Effect[] {
  return runnable(book).filter((effect) => effect.dueAt <= at);
}

/** On hold, what asks something of people stays where it is until the change is resumed. */
function runnable({ state, effects }: Book): readonly Effect[] {
  return state.heldSince === null ? effects : effects.filter((effect) => !asks(effect.task));
}

/** Takes note of what was recorded and done, and of what was found out by doing it. An effect no longer owed tells nothing. */
export function settle(book: Book, recordedSeq: number, settled: readonly Settled[], at: Instant): Book {
  const owed = settled.filter((end) => book.effects.some((effect) => effect.id === end.id));
  const ends = new Map(owed.map((end) => [end.id, end]));
  const effects = book.effects.flatMap((effect): readonly Effect[] => {
    const end = ends.get(effect.id);
    if (end === undefined) return [effect];
    return end.againAt === null ? [] : [{ ...effect, dueAt: end.againAt, attempts: effect.attempts + 1 }];
  });
  const done: Book = { ...book, effects, queue: book.queue.filter((event) => event.seq > recordedSeq) };
  return owed.flatMap((end) => end.found).reduce((current, found) => learn(current, found, at), done);
}

function learn(book: Book, found: Command, at: Instant): Book {
  const events = decide(book.state, found, { at, actor: system });
  return isRefusal(events) ? book : append(book, events);
}

function append(book: Book, events: readonly ChangeEvent[]): Book {
  let state = book.state;
  const effects = [...book.effects];
  for (const event of events) {
    state = evolve(state, event);
    tasksOf(state, event).forEach((task, index) => {
      effects.push({ id: `${event.seq}.${index + 1}`, task, dueAt: event.at, attempts: 0 });
    });
  }
  const kept = state.stage === "closed" ? effects.filter((effect) => effect.task.do !== "measure") : effects;
  return { ...book, state, queue: [...book.queue, ...events], effects: kept };
}
