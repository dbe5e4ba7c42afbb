import * as fc from "fast-check";
import { expect, test } from "vitest";
import { freezesAt, thawAfter } from "../../domain/calendar/freeze.ts";

// Freezes overlap, follow on each other, and hold some teams or all: what is found must be what a plain look at every instant finds.

const freezes = fc.array(
  fc
    .record({
      from: fc.integer({ min: 0, max: 40 }),
      length: fc.integer({ min: 1, max: 12 }),
      teams: fc.subarray(["sales", "finance"]),
    })
    .map(({ from, length, teams }) => ({ id: `${from} ${length}`, from, until: from + length, teams })),
  { maxLength: 6 },
);

test("the first instant at which nothing holds is found by trying one after the other", () => {
  let moved = 0;
  fc.assert(
    fc.property(
      freezes,
      fc.constantFrom("sales", "support", null),
      fc.integer({ min: 0, max: 60 }),
      (all, team, at) => {
        const isHeld = (instant: number) =>
          all.some(
            ({ from, until, teams }) =>
              from <= instant && instant < until && (teams.length === 0 || (team !== null && teams.includes(team))),
          );
        let expected = at;
        while (isHeld(expected)) expected += 1;
        expect(thawAfter(all, team, at)).toBe(expected);
        expect(freezesAt(all, team, at).length > 0).toBe(isHeld(at));
        if (expected > at) moved += 1;
      },
    ),
    { numRuns: 2_000 },
  );
  expect(moved).toBeGreaterThan(100);
});
