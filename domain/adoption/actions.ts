import type { Action } from "./person.ts";

/**
 * Counts of one person's actions before any instant. Built in one walk over actions and period boundaries; afterwards a
 * boundary costs nothing and any other instant a binary search.
 */
export class ActionCount {
  readonly #actions: readonly Action[];
  /** `#before[i]`: actions in the first `i` entries. */
  readonly #before: Float64Array;
  readonly #beforeBoundary: Float64Array;

  /** @throws RangeError when the actions are not sorted or an entry stands for less than one action. */
  constructor(actions: readonly Action[], boundaries: readonly number[]) {
    this.#actions = actions;
    this.#before = new Float64Array(actions.length + 1);
    let last = Number.NEGATIVE_INFINITY;
    let total = 0;
    for (const [index, action] of actions.entries()) {
      if (action.at < last) throw new RangeError("actions must be sorted by instant");
      if (action.n < 1) throw new RangeError("an entry stands for at least one action");
      last = action.at;
      total += action.n;
      this.#before[index + 1] = total;
    }
    this.#beforeBoundary = new Float64Array(boundaries.length);
    let next = 0;
    for (const [index, boundary] of boundaries.entries()) {
      for (let action = actions[next]; action !== undefined && action.at < boundary; action = actions[next]) next += 1;
      this.#beforeBoundary[index] = this.#before[next] ?? 0;
    }
  }

  beforeBoundary(index: number): number {
    return this.#beforeBoundary[index] ?? 0;
  }

  before(instant: number): number {
    let low = 0;
    let high = this.#actions.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const action = this.#actions[middle];
      if (action !== undefined && action.at < instant) low = middle + 1;
      else high = middle;
    }
    return this.#before[low] ?? 0;
  }
}
