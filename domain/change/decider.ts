import { isRefusal, refuse } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import { adoption } from "./adoption.ts";
import { aftercare, afterwards } from "./aftercare.ts";
import { audits } from "./audits.ts";
import { build } from "./build.ts";
import type { Actor, Command } from "./command.ts";
import type { Task } from "./effect.ts";
import type { ChangeEvent, Fact } from "./event.ts";
import { earliest } from "./feature.ts";
import type { Circumstances, Feature } from "./feature.ts";
import { feedback } from "./feedback.ts";
import { launching } from "./launch.ts";
import type { Instant } from "./plan.ts";
import { followUps } from "./progress.ts";
import { proposal } from "./proposal.ts";
import { signoff } from "./signoff.ts";
import type { ChangeState } from "./state.ts";

/** The decider of a change, composed of one per feature. Pure and synchronous: no clock, no input or output. */

const features: readonly Feature[] = [proposal, signoff, build, launching, adoption, feedback, audits, aftercare];
const system: Actor = { kind: "system" };

/** Applies one event. Every feature sees the state as it was before the event. */
export function evolve(state: ChangeState, event: ChangeEvent): ChangeState {
  const parts = features.map((feature) => feature.evolve(state, event));
  return parts.reduce<ChangeState>((next, part) => ({ ...next, ...part }), { ...state, seq: event.seq });
}

/** Numbers facts from the state on and adds what follows of them, until nothing more does. */
function unfold(state: ChangeState, facts: readonly Fact[], { at, actor }: Circumstances): readonly ChangeEvent[] {
  const events: ChangeEvent[] = [];
  let current = state;
  const apply = (fact: Fact, by: Actor) => {
    const event: ChangeEvent = { seq: current.seq + 1, at, actor: by, fact };
    events.push(event);
    current = evolve(current, event);
  };
  for (const fact of facts) apply(fact, actor);
  if (facts.length === 0) return events;
  for (let more = followUps(current); more.length > 0; more = followUps(current))
    for (const fact of more) apply(fact, system);
  return events;
}

/** The events that follow from a command, or a refusal that changes nothing. No event: already as asked. */
export function decide(
  state: ChangeState,
  command: Command,
  circumstances: Circumstances,
): readonly ChangeEvent[] | Refusal {
  if (state.seq === 0 && command.type !== "create") return refuse("not_found", `There is no change ${state.key}.`);
  if (state.stage === "closed" && !isInternal(command) && !afterwards.includes(command.type))
    return refuse(
      "wrong_stage",
      `${state.key} is closed. Its record stays; owners, reviews and money spent can still be told.`,
    );
  for (const feature of features) {
    const facts = feature.decide(state, command, circumstances);
    if (facts !== null) return isRefusal(facts) ? facts : unfold(state, facts, circumstances);
  }
  throw new Error(`no feature decides ${command.type}`);
}

function isInternal(command: Command): boolean {
  return ["gate-deadlines", "intake-deadline", "delivery-failed", "measured"].includes(command.type);
}

/** The earliest instant at which the change moves without anybody asking; `null` while it only waits for people. */
export function nextDue(state: ChangeState): Instant | null {
  return state.heldSince === null ? earliest(features.map((feature) => feature.nextDue(state))) : null;
}

/** The events that are due at `at`, in the order of the features. */
export function onDue(state: ChangeState, at: Instant): readonly ChangeEvent[] {
  if (state.heldSince !== null) return [];
  const facts = features.flatMap((feature) => feature.onDue(state, at));
  return unfold(state, facts, { at, actor: system });
}

/** What an event asks to be done; `state` is the one after the event. */
export function tasksOf(state: ChangeState, event: ChangeEvent): readonly Task[] {
  return features.flatMap((feature) => feature.tasksOf(state, event.fact));
}
