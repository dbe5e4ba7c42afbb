import * as fc from "fast-check";
import { expect, test } from "vitest";
import { measureProficiency } from "../../domain/adoption/proficiency.ts";
import type { Action } from "../../domain/adoption/person.ts";
import { worlds } from "./histories.ts";
import { standingAt } from "./reference.ts";

// Proficiency against a plain count of every single action: who acted lately, and for whom enough of it was good work.

test("who acted lately is proficient when enough of it is good, by the plain count of single actions", () => {
  const seen = { people: 0, proficient: 0 };
  fc.assert(
    fc.property(worlds, fc.constantFrom(0.3, 0.5, 1), fc.integer({ min: 2, max: 5 }), (world, share, every) => {
      const good = world.people.map(({ actions }) => actions.filter((_, index) => index % every !== 0));
      const works = world.people.map((person, index) => ({ person, good: good[index] ?? [] }));
      for (const reading of measureProficiency(works, world, share, world.asked)) {
        const counts: Record<string, [people: number, proficient: number]> = {};
        for (const { person, good: fine } of works) {
          const standing = standingAt(person, world, reading.at);
          if (standing === null || standing.maturing) continue;
          const ended = world.boundaries.filter((boundary) => boundary <= reading.at);
          const since = ended[Math.max(0, ended.length - 1 - world.habit.w)] ?? 0;
          const lately = (actions: readonly Action[]) =>
            actions
              .filter(({ at }) => at >= standing.start && at >= since && at < reading.at)
              .reduce((sum, { n }) => sum + n, 0);
          const acted = lately(person.actions);
          if (acted === 0) continue;
          const cell = (counts[standing.group] ??= [0, 0]);
          cell[0] += 1;
          if (lately(fine) / acted >= share - 1e-12) cell[1] += 1;
        }
        const told = Object.entries(reading.groups).map(([group, { judged, habitual }]) => [group, [judged, habitual]]);
        expect(Object.fromEntries(told)).toEqual(counts);
        seen.people += reading.all.judged;
        seen.proficient += reading.all.habitual;
      }
    }),
    { numRuns: 1_500 },
  );
  expect(seen.proficient).toBeGreaterThan(100);
  expect(seen.people - seen.proficient).toBeGreaterThan(100);
});
