import { NOBODY } from "./measure.ts";
import type { Counts, Reading } from "./measure.ts";
import type { Membership } from "./person.ts";
import { spellsOf } from "./spell.ts";

/**
 * How many people each group had, at `from` and at every instant up to `until` at which that changed. In the form in which every decision on
 * groups is made, so that one can be made that holds for all instants there are.
 */
export function groupSizes(people: Iterable<readonly Membership[]>, from: number, until: number): Reading[] {
  const changes = new Map<number, Map<string, number>>([[from, new Map()]]);
  const change = (at: number, group: string, by: 1 | -1) => {
    if (at > until) return;
    const own = changes.get(at) ?? new Map<string, number>();
    changes.set(at, own.set(group, (own.get(group) ?? 0) + by));
  };
  for (const memberships of people)
    for (const spell of spellsOf(memberships, { kind: "together", launchedAt: from })) {
      change(spell.from, spell.group, 1);
      change(spell.to, spell.group, -1);
    }
  const sizes = new Map<string, number>();
  return [...changes]
    .toSorted(([a], [b]) => a - b)
    .map(([at, own]) => {
      for (const [group, by] of own) sizes.set(group, (sizes.get(group) ?? 0) + by);
      const all = [...sizes.values()].reduce((sum, size) => sum + size, 0);
      const groups = Object.fromEntries([...sizes].map(([group, size]) => [group, counted(size)]));
      return { at, all: counted(all), groups, waves: {} };
    });
}

function counted(size: number): Counts {
  return { ...NOBODY, eligible: size, judged: size };
}
