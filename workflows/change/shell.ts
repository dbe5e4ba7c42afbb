import {
  allHandlersFinished,
  ApplicationFailure,
  condition,
  makeContinueAsNewFunc,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from "@temporalio/workflow";
import { TypedSearchAttributes } from "@temporalio/common";
import { carryOut, dueEffects, nextWake, openBook, passTime, refusalOf, settle } from "../../domain/change/book.ts";
import type { Answer, Book } from "../../domain/change/book.ts";
import type { Order } from "../../domain/change/command.ts";
import type { Fact } from "../../domain/change/event.ts";
import type { Verdict } from "../../domain/change/reading.ts";
import { isPast } from "../../domain/change/state.ts";
import type { Outcome, Stage } from "../../domain/change/state.ts";
import { isRefusal } from "../../domain/refusal.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { Alarm } from "./alarm.ts";
import { detailsOf } from "./details.ts";
import { batchEffectsMax, batchEventsMax, phaseOf, runBytesMax, runEventsMax } from "./limits.ts";
import { act, current, refusedType, unprocessedType } from "./messages.ts";
import type { Batch, ChangeActivities, ChangeInput, ChangeWorkflow, Drained } from "./messages.ts";
import { searchAttributesOf } from "./search.ts";

const retry = { initialInterval: "200ms", backoffCoefficient: 2, maximumInterval: "10s" } as const;
const quick = proxyActivities<ChangeActivities>({ startToCloseTimeout: "5s", retry });
const long = proxyActivities<ChangeActivities>({ startToCloseTimeout: "5m", heartbeatTimeout: "30s", retry });

/**
 * Facts that nobody waits for: they ride with the next batch instead of costing one of their own. Of verdicts, those that say no
 * more than that it is too early: screens read the measurement itself, which is stored when it is made.
 */
function isUnhurried(fact: Fact): boolean {
  if (fact.type === "target.verdict-changed") return early.has(fact.from) && early.has(fact.to);
  return fact.type === "gate.deadlines-set" || fact.type === "intake.deadline-set";
}
const early: ReadonlySet<Verdict | null> = new Set([null, "open", "unknown"]);

function failureOf(refusal: Refusal): ApplicationFailure {
  return ApplicationFailure.nonRetryable(refusal.message, refusedType, refusal);
}

/** The thin shell around the core: takes orders, wakes when something is due, records, continues as new. */
export class Shell {
  #book: Book;
  #recordedSeq: number;
  /** The last event that somebody waits to see recorded. */
  #awaitedSeq = 0;
  /** The run is full and ends as soon as what it has accepted is recorded: new orders are for the next one. */
  #leaving = false;
  readonly #alarm = new Alarm();
  readonly #input: ChangeInput;
  readonly #firstPhase: ReturnType<typeof phaseOf>;
  readonly #firstBuild: string | undefined;
  readonly #firstBytes: number;
  #indexedStage: Stage;

  constructor(input: ChangeInput) {
    this.#input = input;
    this.#book = input.book ?? openBook(input.key);
    this.#recordedSeq = this.#book.state.seq - this.#book.queue.length;
    for (const order of input.orders) this.#book = this.#carryOut(order).book;
    this.#firstPhase = phaseOf(this.#book.state.stage);
    this.#indexedStage = this.#book.state.stage;
    this.#firstBytes = workflowInfo().historySize;
    this.#firstBuild = workflowInfo().currentDeploymentVersion?.buildId;
    setHandler(current, () => this.#book.state, { description: "The state of the change as the workflow holds it" });
    setHandler(act, (order) => this.#act(order), { validator: (order) => this.#validate(order) });
  }

  get outcome(): Outcome | null {
    return this.#book.state.outcome;
  }

  /** Carries the change on until a stage lies behind it. */
  async past(stage: Stage): Promise<void> {
    while (!isPast(this.#book.state, stage)) await this.#step();
  }

  /** Finishes what is still to be recorded or sent once the change is closed. */
  async settled(): Promise<void> {
    while (this.#book.queue.length > 0 || this.#book.effects.length > 0) await this.#step();
    await condition(allHandlersFinished);
  }

  #validate(order: Order): void {
    if (this.#leaving) throw ApplicationFailure.nonRetryable("The next run takes this order.", unprocessedType);
    const refusal = refusalOf(this.#book, order, Date.now());
    if (refusal !== null) throw failureOf(refusal);
  }

  async #act(order: Order): Promise<Answer> {
    const { book, answer } = this.#carryOut(order);
    this.#book = book;
    this.#awaitedSeq = Math.max(this.#awaitedSeq, answer.seq);
    await condition(() => this.#recordedSeq >= answer.seq);
    return answer;
  }

  #carryOut(order: Order): { readonly book: Book; readonly answer: Answer } {
    const done = carryOut(this.#book, order, Date.now());
    if (isRefusal(done)) throw failureOf(done);
    return done;
  }

  #hasWork(): boolean {
    const { queue, state } = this.#book;
    const closed = state.stage === "closed";
    const urgent = queue.some(({ seq, fact }) => closed || seq <= this.#awaitedSeq || !isUnhurried(fact));
    return urgent || dueEffects(this.#book, Date.now()).length > 0;
  }

  async #step(): Promise<void> {
    this.#book = passTime(this.#book, Date.now());
    // Under steady load there is always work, and a run that only ended when idle would grow without bound.
    this.#leaving = this.#isFull() && this.#book.state.stage !== "closed";
    if (this.#hasWork()) return this.#drain();
    this.#tell();
    if (this.#shouldContinue()) {
      await condition(allHandlersFinished);
      if (!this.#hasWork()) await this.#continueAsNew();
      return;
    }
    this.#alarm.arm(nextWake(this.#book), Date.now(), `next deadline of ${this.#input.key}`);
    await condition(() => this.#hasWork() || this.#alarm.rung || this.#isFull());
  }

  async #drain(): Promise<void> {
    const now = Date.now();
    const effects = dueEffects(this.#book, now).slice(0, batchEffectsMax);
    const batch: Batch = { key: this.#input.key, now, events: this.#book.queue.slice(0, batchEventsMax), effects };
    const measures = effects.some((effect) => effect.task.do === "measure");
    const drained: Drained = await (measures ? long.drainAndMeasure(batch) : quick.drain(batch));
    this.#recordedSeq = Math.max(this.#recordedSeq, drained.recordedSeq);
    this.#book = settle(this.#book, drained.recordedSeq, drained.settled, Date.now());
  }

  /** Tells Temporal's own pages where the change stands. Attributes cost, so only a new phase or alignment updates them. */
  #tell(): void {
    const { state } = this.#book;
    setCurrentDetails(detailsOf(state));
    if (!this.#input.searchable || this.#indexedStage === state.stage || state.stage !== "alignment") return;
    this.#indexedStage = state.stage;
    upsertSearchAttributes(searchAttributesOf(state));
  }

  #isFull(): boolean {
    const { historyLength, historySize, continueAsNewSuggested } = workflowInfo();
    return historyLength >= runEventsMax || historySize - this.#firstBytes >= runBytesMax || continueAsNewSuggested;
  }

  #shouldContinue(): boolean {
    const { stage } = this.#book.state;
    return (
      this.#isFull() ||
      (stage !== "closed" && phaseOf(stage) !== this.#firstPhase) ||
      workflowInfo().currentDeploymentVersion?.buildId !== this.#firstBuild
    );
  }

  async #continueAsNew(): Promise<never> {
    const { key, searchable } = this.#input;
    const attributes = new TypedSearchAttributes(searchAttributesOf(this.#book.state));
    const next = makeContinueAsNewFunc<ChangeWorkflow>(searchable ? { typedSearchAttributes: attributes } : {});
    return next({ key, orders: [], book: this.#book, searchable });
  }
}
