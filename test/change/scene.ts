import { carryOut, openBook, passTime, settle } from "../../domain/change/book.ts";
import type { Answer, Book } from "../../domain/change/book.ts";
import type { Actor, InternalCommand, PublicCommand, SignoffChoice } from "../../domain/change/command.ts";
import type { ChangeEvent, Fact } from "../../domain/change/event.ts";
import type { Instant, Plan } from "../../domain/change/plan.ts";
import type { ChangeState, RequestState } from "../../domain/change/state.ts";
import { isRefusal } from "../../domain/refusal.ts";
import type { Refusal } from "../../domain/refusal.ts";
import { text } from "./cooperate.ts";
import { proposer, smallPlan } from "./plans.ts";

/** A change played by hand: commands in order, a clock that is set, everything recorded and done at once. */

export const startAt = Date.UTC(2026, 0, 5, 9);
export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;
const owner: Actor = { kind: "person", person: "U3" };

export class Scene {
  book: Book = openBook("CHG-7");
  at: Instant = startAt;
  readonly facts: Fact[] = [];
  readonly events: ChangeEvent[] = [];
  /** What was asked to be done, in order. */
  readonly tasks: string[] = [];
  #orders = 0;

  get state(): ChangeState {
    return this.book.state;
  }

  do(command: PublicCommand, actor: Actor = owner): Answer | Refusal {
    this.#orders += 1;
    const done = carryOut(this.book, { id: `O${this.#orders}`, actor, command }, this.at);
    if (isRefusal(done)) return done;
    this.#take(done.book);
    return done.answer;
  }

  /** What an activity found out. */
  learn(...found: readonly InternalCommand[]): void {
    const [effect] = this.book.effects;
    if (effect === undefined) throw new Error("nothing was asked for");
    this.#take(settle(this.book, this.book.state.seq, [{ id: effect.id, againAt: null, found }], this.at));
  }

  /** Everything asked for is done and finds nothing. */
  settleAll(): void {
    const ends = this.book.effects.map(({ id }) => ({ id, againAt: null, found: [] }));
    this.#take(settle(this.book, this.book.state.seq, ends, this.at));
  }

  wait(until: Instant): readonly Fact["type"][] {
    const before = this.facts.length;
    this.at = until;
    this.#take(passTime(this.book, until));
    return this.facts.slice(before).map((fact) => fact.type);
  }

  request(person: string): RequestState {
    const found = Object.values(this.state.requests).find(
      (each) => each.person === person && each.standing !== "withdrawn",
    );
    if (found === undefined) throw new Error(`${person} is not asked`);
    return found;
  }

  decide(person: string, choice: SignoffChoice = "approve"): Answer | Refusal {
    const { id, generation } = this.request(person);
    const reason = choice === "approve" || choice === "abstain" ? null : text;
    const said = { generation, choice, reason, shownHash: this.state.revision.hash };
    return this.do({ type: "decide", request: id, ...said }, { kind: "link", person });
  }

  #take(book: Book): void {
    const seen = this.facts.length;
    const fresh = book.queue.filter((event) => event.seq > seen);
    this.events.push(...fresh);
    this.facts.push(...fresh.map((event) => event.fact));
    for (const effect of book.effects) {
      const told = `${effect.id} ${effect.task.do}`;
      if (!this.tasks.includes(told)) this.tasks.push(told);
    }
    this.book = book;
  }
}

export function inDraft(plan: Plan = smallPlan): Scene {
  const scene = new Scene();
  const revision = { number: 1, hash: "h1" };
  scene.do({ type: "create", proposer, plan, revision }, { kind: "person", person: proposer });
  return scene;
}

export function inIntake(plan: Plan = smallPlan): Scene {
  const scene = inDraft(plan);
  scene.do({ type: "submit" });
  return scene;
}

export function inAlignment(plan: Plan = smallPlan): Scene {
  const scene = inIntake(plan);
  scene.do({ type: "accept" });
  return scene;
}

export function inBuild(plan: Plan = smallPlan): Scene {
  const scene = inAlignment(plan);
  for (const { person } of Object.values(scene.state.requests)) scene.decide(person);
  return scene;
}

export function inReadiness(plan: Plan = smallPlan): Scene {
  const scene = inBuild(plan);
  for (const item of Object.keys(scene.state.work)) scene.do({ type: "set-work-item", item, state: "done" });
  scene.do({ type: "accept-build" });
  return scene;
}

export function launchOf(wave: string, launchAt: Instant | null = null): PublicCommand {
  return { type: "launch", wave, launchAt, untrained: 0, override: null };
}

export function inAdoption(plan: Plan = smallPlan): Scene {
  const scene = inReadiness(plan);
  for (const wave of plan.waves) scene.do(launchOf(wave));
  return scene;
}
