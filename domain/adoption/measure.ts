import { Climber, countUpTo } from "./ladder.ts";
import type { LadderRule, Standing } from "./ladder.ts";
import type { PersonHistory } from "./person.ts";

/** People on each step. `trained` is over everybody eligible; tried, active, habitual and lapsed over judged people. */
export interface Counts {
  readonly eligible: number;
  readonly maturing: number;
  readonly judged: number;
  readonly trained: number;
  readonly tried: number;
  readonly active: number;
  readonly habitual: number;
  readonly lapsed: number;
}

/** One instant. Groups and waves with nobody eligible are left out; `all` is there always. */
export interface Reading {
  readonly at: number;
  readonly all: Counts;
  readonly groups: Readonly<Record<string, Counts>>;
  readonly waves: Readonly<Record<string, Counts>>;
}

export const NOBODY: Counts = Object.freeze({
  eligible: 0,
  maturing: 0,
  judged: 0,
  trained: 0,
  tried: 0,
  active: 0,
  habitual: 0,
  lapsed: 0,
});

/**
 * Counts everybody at every instant. `instants` are sorted; the answer has one reading for each, in the same order.
 * The work is people × instants × `w`, plus one walk over each person's actions; people may be streamed.
 */
export function measure(people: Iterable<PersonHistory>, rule: LadderRule, instants: readonly number[]): Reading[] {
  const tallies = instants.map((at) => new Tally(at, countUpTo(rule.boundaries, at)));
  for (const person of people) {
    const climber = new Climber(person, rule);
    for (const tally of tallies) {
      const standing = climber.at(tally.at, tally.completed);
      if (standing !== null) tally.add(standing);
    }
  }
  return tallies.map((tally) => tally.reading());
}

/** Share of judged people that count, `null` when nobody is judged. Exact: round only for display. */
export function rateOf(counts: Counts, countedAs: keyof Counts): number | null {
  return counts.judged === 0 ? null : counts[countedAs] / counts.judged;
}

/** Two parts together. */
export function plus(one: Counts, other: Counts): Counts {
  return {
    eligible: one.eligible + other.eligible,
    maturing: one.maturing + other.maturing,
    judged: one.judged + other.judged,
    trained: one.trained + other.trained,
    tried: one.tried + other.tried,
    active: one.active + other.active,
    habitual: one.habitual + other.habitual,
    lapsed: one.lapsed + other.lapsed,
  };
}

type Mutable<T> = { -readonly [key in keyof T]: T[key] };

class Tally {
  readonly at: number;
  readonly completed: number;
  readonly #all: Mutable<Counts> = { ...NOBODY };
  readonly #groups = new Map<string, Mutable<Counts>>();
  readonly #waves = new Map<string, Mutable<Counts>>();

  constructor(at: number, completed: number) {
    this.at = at;
    this.completed = completed;
  }

  add(standing: Standing): void {
    addTo(this.#all, standing);
    addTo(cell(this.#groups, standing.group), standing);
    if (standing.wave !== null) addTo(cell(this.#waves, standing.wave), standing);
  }

  reading(): Reading {
    return {
      at: this.at,
      all: this.#all,
      groups: Object.fromEntries(this.#groups),
      waves: Object.fromEntries(this.#waves),
    };
  }
}

function cell(cells: Map<string, Mutable<Counts>>, key: string): Mutable<Counts> {
  const known = cells.get(key);
  if (known !== undefined) return known;
  const fresh = { ...NOBODY };
  cells.set(key, fresh);
  return fresh;
}

function addTo(counts: Mutable<Counts>, standing: Standing): void {
  counts.eligible += 1;
  if (standing.trained) counts.trained += 1;
  if (standing.maturing) {
    counts.maturing += 1;
    return;
  }
  counts.judged += 1;
  if (standing.tried) counts.tried += 1;
  if (standing.active) counts.active += 1;
  if (standing.habitual) counts.habitual += 1;
  if (standing.lapsed) counts.lapsed += 1;
}
