import { ActionCount } from "./actions.ts";
import { Climber, countUpTo } from "./ladder.ts";
import type { LadderRule } from "./ladder.ts";
import { NOBODY, plus } from "./measure.ts";
import type { Counts, Reading } from "./measure.ts";
import type { Action, PersonHistory } from "./person.ts";

/** Somebody's actions, and those of them that are good work. Both are sorted by instant. */
export interface Work {
  readonly person: PersonHistory;
  readonly good: readonly Action[];
}

/**
 * How many are proficient, at sorted instants: of judged people who acted in the last `w` completed periods or in the current
 * one (`judged`), those for whom at least `share` of these actions are good (`habitual`). Who did not act is in neither: of
 * them nothing is known.
 */
export function measureProficiency(
  people: Iterable<Work>,
  rule: LadderRule,
  share: number,
  instants: readonly number[],
): Reading[] {
  const cells = instants.map((at) => ({
    at,
    completed: countUpTo(rule.boundaries, at),
    all: NOBODY,
    groups: new Map<string, Counts>(),
    waves: new Map<string, Counts>(),
  }));
  for (const { person, good } of people) {
    const climber = new Climber(person, rule);
    const all = new ActionCount(person.actions, rule.boundaries);
    const fine = new ActionCount(good, rule.boundaries);
    for (const cell of cells) {
      const standing = climber.at(cell.at, cell.completed);
      if (standing === null || standing.maturing || !standing.active) continue;
      const recent = rule.boundaries[Math.max(0, cell.completed - 1 - rule.habit.w)] ?? standing.start;
      const since = Math.max(standing.start, recent);
      const acted = all.before(cell.at) - all.before(since);
      const isProficient = fine.before(cell.at) - fine.before(since) >= share * acted - 1e-9;
      const step: Counts = { ...NOBODY, eligible: 1, judged: 1, active: 1, habitual: isProficient ? 1 : 0 };
      cell.all = plus(cell.all, step);
      cell.groups.set(standing.group, plus(cell.groups.get(standing.group) ?? NOBODY, step));
      if (standing.wave !== null) cell.waves.set(standing.wave, plus(cell.waves.get(standing.wave) ?? NOBODY, step));
    }
  }
  return cells.map(({ at, all, groups, waves }) => ({
    at,
    all,
    groups: Object.fromEntries(groups),
    waves: Object.fromEntries(waves),
  }));
}
