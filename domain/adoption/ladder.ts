import { ActionCount } from "./actions.ts";
import type { Launches, PersonHistory } from "./person.ts";
import { firstLaunch } from "./person.ts";
import { DAY_MS } from "./rule.ts";
import type { HabitRule } from "./rule.ts";
import { spellsOf } from "./spell.ts";
import type { Spell } from "./spell.ts";

/** What the ladder needs beside the person. */
export interface LadderRule {
  readonly habit: HabitRule;
  readonly graceDays: number;
  readonly launches: Launches;
  /** Every period boundary in order, the first not after the first launch, none missing up to the last instant asked. */
  readonly boundaries: readonly number[];
}

/** Where one eligible person stands at an instant. All steps are told, also while maturing; groups count judged people. */
export interface Standing {
  readonly group: string;
  readonly wave: string | null;
  readonly start: number;
  readonly maturing: boolean;
  readonly trained: boolean;
  readonly tried: boolean;
  readonly active: boolean;
  readonly habitual: boolean;
  readonly lapsed: boolean;
}

/** One person against one rule, prepared once and then asked about many instants. */
export class Climber {
  readonly spells: readonly Spell[];
  readonly #rule: LadderRule;
  readonly #count: ActionCount;
  readonly #beforeStart: readonly number[];
  readonly #trainedAt: PersonHistory["trainedAt"];

  /** @throws RangeError when actions are unsorted or the boundaries begin after the first launch. */
  constructor(person: PersonHistory, rule: LadderRule) {
    const launch = firstLaunch(rule.launches);
    const first = rule.boundaries[0] ?? Number.POSITIVE_INFINITY;
    if (launch !== null && first > launch) throw new RangeError("period boundaries must begin before the first launch");
    this.#rule = rule;
    this.#trainedAt = person.trainedAt;
    this.#count = new ActionCount(person.actions, rule.boundaries);
    this.spells = spellsOf(person.memberships, rule.launches);
    this.#beforeStart = this.spells.map((spell) => this.#count.before(spell.start));
  }

  /**
   * The standing at `instant`, `null` when not eligible then.
   * `completed` is the number of boundaries at or before `instant`, which a caller walking forward knows already.
   */
  at(instant: number, completed: number = countUpTo(this.#rule.boundaries, instant)): Standing | null {
    const index = this.spells.findIndex((spell) => spell.from <= instant && instant < spell.to);
    const spell = this.spells[index];
    if (spell === undefined) return null;
    const { habit, graceDays, boundaries } = this.#rule;
    const trainedAt = this.#trainedIn(spell.group);
    const beforeStart = this.#beforeStart[index] ?? 0;
    const onBoundary = boundaries[completed - 1] === instant;
    const before = onBoundary ? this.#count.beforeBoundary(completed - 1) : this.#count.before(instant);
    const tried = before > beforeStart;
    const recentFrom = Math.max(0, completed - 1 - habit.w);
    const active = before > Math.max(beforeStart, this.#count.beforeBoundary(recentFrom));
    return {
      group: spell.group,
      wave: spell.wave,
      start: spell.start,
      maturing: instant < spell.start + graceDays * DAY_MS,
      trained: trainedAt !== null && trainedAt <= instant,
      tried,
      active,
      habitual: active && this.#goodPeriods(completed, beforeStart) >= habit.m,
      lapsed: tried && !active,
    };
  }

  #trainedIn(group: string): number | null {
    const at = this.#trainedAt;
    return typeof at === "object" && at !== null ? (at.get(group) ?? null) : at;
  }

  /** How many of the last `w` completed periods hold `k` actions since the start. */
  #goodPeriods(completed: number, beforeStart: number): number {
    const { k, w } = this.#rule.habit;
    let good = 0;
    for (let end = completed - 1; end > Math.max(0, completed - 1 - w); end -= 1) {
      const since = Math.max(beforeStart, this.#count.beforeBoundary(end - 1));
      if (this.#count.beforeBoundary(end) - since >= k) good += 1;
    }
    return good;
  }
}

/** How many of the sorted instants are at or before `instant`. */
export function countUpTo(sorted: readonly number[], instant: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? Number.POSITIVE_INFINITY) <= instant) low = middle + 1;
    else high = middle;
  }
  return low;
}
