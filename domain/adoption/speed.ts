import { Climber, countUpTo } from "./ladder.ts";
import type { LadderRule } from "./ladder.ts";
import type { PersonHistory } from "./person.ts";
import { DAY_MS } from "./rule.ts";

/** One person under observation: reached the habit after `days`, or was last seen without it then. */
export interface Observation {
  readonly days: number;
  readonly reached: boolean;
}

/** An observation with the group and wave the person started in, so that speeds can be told apart. */
export interface Start extends Observation {
  readonly group: string;
  readonly wave: string | null;
}

export interface SurvivalStep {
  readonly days: number;
  readonly atRisk: number;
  readonly reached: number;
  /** Share that is not there yet after this many days. */
  readonly survival: number;
}

export interface Speed {
  /** Least days with a survival of at most one half, `null` when that was not reached. */
  readonly medianDays: number | null;
  readonly people: number;
  readonly reached: number;
  readonly steps: readonly SurvivalStep[];
}

/**
 * Kaplan–Meier estimate; at a tie the people who got there come before those who were last seen.
 * E. L. Kaplan and P. Meier, "Nonparametric estimation from incomplete observations", JASA 53 (1958).
 */
export function kaplanMeier(observations: readonly Observation[]): Speed {
  const sorted = observations.toSorted((a, b) => a.days - b.days);
  const steps: SurvivalStep[] = [];
  let survival = 1;
  for (let first = 0; first < sorted.length;) {
    const days = sorted[first]?.days ?? 0;
    let next = first;
    let reached = 0;
    for (let same = sorted[next]; same?.days === days; same = sorted[next]) {
      if (same.reached) reached += 1;
      next += 1;
    }
    const atRisk = sorted.length - first;
    if (reached > 0) {
      survival *= (atRisk - reached) / atRisk;
      steps.push({ days, atRisk, reached, survival });
    }
    first = next;
  }
  return {
    // A product of exact halves may come out a rounding error above one half.
    medianDays: steps.find((step) => step.survival <= 0.5 + 1e-12)?.days ?? null,
    people: sorted.length,
    reached: sorted.filter((observation) => observation.reached).length,
    steps,
  };
}

/**
 * Everybody ever eligible by `at`, from their first start. Who leaves and comes back without a restart stays under
 * observation; who restarts is last seen when leaving, so that nobody is counted twice.
 */
export function observe(people: Iterable<PersonHistory>, rule: LadderRule, at: number): Start[] {
  const seen: Start[] = [];
  for (const person of people) {
    const observation = observePerson(new Climber(person, rule), rule.boundaries, at);
    if (observation !== null) seen.push(observation);
  }
  return seen;
}

function observePerson(climber: Climber, boundaries: readonly number[], at: number): Start | null {
  const began = climber.spells[0];
  if (began === undefined || began.from > at) return null;
  const { group, wave } = began;
  let lastSeen = began.from;
  for (const spell of climber.spells) {
    if (spell.start !== began.start || spell.from > at) break;
    lastSeen = Math.min(spell.to, at);
    const before = countUpTo(boundaries, spell.from);
    // A period may end in the very instant in which somebody comes back.
    const first = boundaries[before - 1] === spell.from ? before - 1 : before;
    for (let index = first; index < boundaries.length; index += 1) {
      const end = boundaries[index];
      if (end === undefined || end >= spell.to || end > at) break;
      if (climber.at(end, index + 1)?.habitual === true) {
        return { group, wave, days: (end - began.start) / DAY_MS, reached: true };
      }
    }
  }
  return { group, wave, days: (lastSeen - began.start) / DAY_MS, reached: false };
}
