import { isRefusal } from "../../domain/refusal.ts";
import type { Refusal } from "../../domain/refusal.ts";
import type { Answer, Book, Settled } from "../../domain/change/book.ts";
import type { Order } from "../../domain/change/command.ts";
import type { Task } from "../../domain/change/effect.ts";
import type { ChangeEvent } from "../../domain/change/event.ts";
import type { Instant } from "../../domain/change/plan.ts";
import { unborn } from "../../domain/change/state.ts";
import type { ChangeState } from "../../domain/change/state.ts";
import type { Core } from "./core.ts";
import { eventRules } from "./event-rules.ts";
import { blankLedger, note } from "./ledger.ts";
import type { Account, Batch, Step } from "./step.ts";
import { stepRules } from "./step-rules.ts";

export interface Broken {
  readonly rule: string;
  readonly detail: string;
}

/** Frozen through and through, so that whoever changes it in place is found out by an error. */
function frozen<T>(value: T): T {
  if (typeof value !== "object" || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) frozen(part);
  return Object.freeze(value);
}

/**
 * One simulated change: a book, a clock, at most one batch with an activity, and an account kept beside it. Everything done
 * to the book goes through here and is judged at once by every rule; what breaks one is kept in `broken`.
 */
export class Life implements Account {
  readonly core: Core;
  readonly ledger = blankLedger();
  readonly events: ChangeEvent[] = [];
  readonly answered: { readonly order: Order; readonly answer: Answer }[] = [];
  /** Tasks asked for and not settled, by effect id, as an outsider counts them. */
  readonly owed = new Map<string, Task>();
  readonly broken: Broken[] = [];
  readonly #story: (readonly [at: Instant, what: string, told: unknown])[] = [];
  book: Book;
  /** All events applied again from the beginning. */
  replayed: ChangeState;
  at: Instant = Date.UTC(2026, 0, 5, 9);
  recordedSeq = 0;
  inFlight: Batch | null = null;
  #orders = 0;

  constructor(core: Core) {
    this.core = core;
    this.book = frozen(core.book.openBook("CHG-1"));
    this.replayed = unborn("CHG-1");
  }

  newOrderId(): string {
    this.#orders += 1;
    return `O${this.#orders}`;
  }

  order(order: Order): Answer | Refusal {
    const known = this.answered.find((each) => each.order.id === order.id)?.answer ?? null;
    const before = this.book;
    const result = this.core.book.carryOut(before, order, this.at);
    if (!isRefusal(result)) this.book = result.book;
    const answer = isRefusal(result) ? result : result.answer;
    this.#story.push([this.at, isRefusal(answer) ? `refused (${answer.message})` : "ordered", order]);
    this.#judge({
      did: "order",
      order,
      result: answer,
      known,
      at: this.at,
      before,
    });
    if (!isRefusal(answer) && known === null) this.answered.push({ order, answer });
    return answer;
  }

  /** Moves the clock and lets what is due happen. */
  wait(until: Instant): void {
    this.at = Math.max(this.at, until);
    const before = this.book;
    this.book = this.core.book.passTime(before, this.at);
    this.#story.push([this.at, "time passes", null]);
    this.#judge({ did: "time", at: this.at, before });
  }

  settle(recordedSeq: number, settled: readonly Settled[]): void {
    const before = this.book;
    this.recordedSeq = Math.max(this.recordedSeq, recordedSeq);
    this.book = this.core.book.settle(before, recordedSeq, settled, this.at);
    this.#story.push([this.at, `recorded up to ${recordedSeq}, settled`, settled]);
    this.#judge({
      did: "settle",
      recordedSeq,
      settled,
      at: this.at,
      before,
    });
  }

  /** What continue-as-new does: the book goes through JSON and nothing else survives. */
  restart(): void {
    const before = this.book;
    const carried: Book = JSON.parse(JSON.stringify(before));
    this.book = carried;
    this.#story.push([this.at, "restart", null]);
    this.#judge({ did: "restart", at: this.at, before });
  }

  breaks(rule: string, detail: string): void {
    this.broken.push({ rule, detail });
  }

  /** What happened, line by line, for the reader of a failure. */
  tell(): string {
    return this.#story
      .map(([at, what, told]) => `${new Date(at).toISOString()} ${what} ${JSON.stringify(told)}`)
      .join("\n");
  }

  #judge(step: StepSeen): void {
    const fresh = this.book.queue.filter((event) => event.seq > step.before.state.seq);
    const seen: Step = { ...step, after: frozen(this.book), fresh };
    for (const event of fresh) {
      this.#story.push([event.at, `  ${event.seq}`, event.fact]);
      for (const [rule, check] of Object.entries(eventRules)) this.#note(rule, check(this.ledger, event, seen));
      note(this.ledger, event);
      this.events.push(event);
      this.replayed = this.core.decider.evolve(this.replayed, event);
      for (const [rule, check] of Object.entries(stepRules.afterEvent)) this.#note(rule, check(this, event, seen));
    }
    for (const [rule, check] of Object.entries(stepRules.afterStep)) this.#note(rule, check(this, seen));
  }

  #note(rule: string, detail: string | null): void {
    if (detail !== null) this.breaks(rule, detail);
  }
}

type WithoutResult<S> = S extends unknown ? Omit<S, "after" | "fresh"> : never;
type StepSeen = WithoutResult<Step>;
