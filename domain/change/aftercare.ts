import { refuse } from "../refusal.ts";
import type { Refusal } from "../refusal.ts";
import type { Command } from "./command.ts";
import type { ChangeEvent, Fact } from "./event.ts";
import type { Feature } from "./feature.ts";
import type { Instant, PersonId } from "./plan.ts";
import { isPast } from "./state.ts";
import type { ChangeState } from "./state.ts";

/**
 * What goes on after the launch and after the close: money that is spent, reviews of what was changed and of the connections it
 * made. Both stay possible for good, without anything that runs meanwhile.
 */

/** What is looked after: the change itself once it is closed, and each connection from the first launch on, as `integration/1`. */
export const changeSubject = "change";
export const integrationSubject = (index: number): string => `integration/${index + 1}`;

/** What may still be said of a closed change. */
export const afterwards: readonly Command["type"][] = ["hand-over", "review", "spend"];

export interface Review {
  readonly subject: string;
  readonly owner: PersonId | null;
  readonly dueAt: Instant;
  /** When it was last looked at, `null` before the first time. */
  readonly keptAt: Instant | null;
}

/** A year later, on the same day. */
function yearAfter(instant: Instant): Instant {
  const date = new Date(instant);
  date.setUTCFullYear(date.getUTCFullYear() + 1);
  return date.getTime();
}

function wasDelivered({ outcome }: ChangeState): boolean {
  return outcome !== "withdrawn" && outcome !== "declined";
}

/** What is to be looked at and when; a year after the launch, or the close, where nobody set another day. */
export function reviewsOf(
  state: ChangeState,
  integrations: readonly { readonly owner: PersonId | null }[],
): readonly Review[] {
  if (!wasDelivered(state)) return [];
  const review = (subject: string, owner: PersonId | null, since: Instant): Review => {
    const kept = state.reviews?.[subject];
    if (kept === undefined) return { subject, owner, dueAt: yearAfter(since), keptAt: null };
    return { subject, owner: kept.owner ?? owner, dueAt: kept.nextAt, keptAt: kept.keptAt };
  };
  const launches = Object.values(state.waves).flatMap((wave) => wave.launchedAt ?? []);
  const since = launches.length === 0 ? null : Math.min(...launches);
  return [
    ...(state.stage === "closed" ? [review(changeSubject, state.plan.owner, state.stageSince)] : []),
    ...(since === null ? [] : integrations.map(({ owner }, index) => review(integrationSubject(index), owner, since))),
  ];
}

function keep(
  state: ChangeState,
  command: Extract<Command, { type: "review" }>,
  at: Instant,
): readonly Fact[] | Refusal {
  const { subject, owner, nextAt, note } = command;
  if (!wasDelivered(state))
    return refuse("wrong_stage", `${state.key} was ${state.outcome}. There is nothing to look after.`);
  if (subject === changeSubject ? state.stage !== "closed" : !isPast(state, "readiness"))
    return refuse("wrong_stage", `${state.key} is in ${state.stage}. What it changed is reviewed after its launch.`);
  if (nextAt <= at) return refuse("conflict", "The next review lies in the future. Choose a later day.", ["next"]);
  const known = state.reviews?.[subject];
  const isKnown = known?.nextAt === nextAt && known.owner === owner && known.note === (note?.id ?? null);
  return isKnown ? [] : [{ type: "review.kept", subject, owner, nextAt, note }];
}

function decide(state: ChangeState, command: Command, { at }: { at: Instant }): readonly Fact[] | Refusal | null {
  switch (command.type) {
    case "review":
      return keep(state, command, at);
    case "spend": {
      const { part, entry } = command;
      return state.spent?.[part] === entry.id ? [] : [{ type: "budget.spent", part, entry }];
    }
    default:
      return null;
  }
}

function evolve(state: ChangeState, { fact, at }: ChangeEvent): Partial<ChangeState> {
  switch (fact.type) {
    case "review.kept": {
      const { owner, nextAt, note } = fact;
      const kept = { owner, nextAt, keptAt: at, note: note?.id ?? null };
      return { reviews: { ...state.reviews, [fact.subject]: kept } };
    }
    case "budget.spent":
      return { spent: { ...state.spent, [fact.part]: fact.entry.id } };
    default:
      return {};
  }
}

export const aftercare: Feature = { decide, evolve, nextDue: () => null, onDue: () => [], tasksOf: () => [] };
