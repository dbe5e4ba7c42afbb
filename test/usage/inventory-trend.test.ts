import { describe, expect, test } from "vitest";
import { shownUse } from "../../app/usage/inventory/discreet.ts";
import { trendOf } from "../../domain/usage/inventory.ts";

// How use goes: what is not known is never called unused, and one person more or less is no trend.

const usual = { firstAt: 0, from: 100, isBlind: false };
const uses = (people: number, before: number, strangers = 0) => ({ people, before, strangers });

describe("the trend of a tool or feature", () => {
  test.each([
    ["unused", uses(0, 0)],
    ["unused", uses(0, 12)],
    ["unknown", uses(0, 12, 1)],
    ["steady", uses(10, 11)],
    ["steady", uses(95, 100)],
    ["shrinking", uses(90, 100)],
    ["shrinking", uses(1, 3)],
    ["growing", uses(12, 10)],
    ["steady", uses(102, 100, 4)],
  ] as const)("is %s for %j", (trend, given) => {
    expect(trendOf({ ...usual, uses: given })).toBe(trend);
  });

  test("is unknown without evidence, whatever was counted", () => {
    for (const given of [uses(0, 0), uses(9, 0), uses(0, 9)])
      expect(trendOf({ ...usual, uses: given, isBlind: true })).toBe("unknown");
  });

  test("is new when there was no whole month to be compared with", () => {
    expect(trendOf({ ...usual, firstAt: 101, uses: uses(9, 2) })).toBe("new");
    expect(trendOf({ ...usual, firstAt: 101, uses: uses(2, 9) })).toBe("shrinking");
    expect(trendOf({ ...usual, firstAt: 100, uses: uses(9, 2) })).toBe("growing");
  });
});

describe("people by team for whoever may not see names", () => {
  const cell = (team: string | null, people: number, before: number) => ({ team, people, before, strangers: 0 });
  const whole = (people: number, before: number) => ({ people, before, strangers: 0 });

  test("a small team is hidden, with another that subtraction would need", () => {
    const cells = [whole(24, 24), cell("big", 12, 12), cell("middle", 8, 8), cell("small", 4, 4)];
    expect(shownUse(cells, false)).toEqual({
      people: 24,
      before: 24,
      teams: [
        { team: "big", people: 12, before: 12 },
        { team: "middle", people: null, before: null },
        { team: "small", people: null, before: null },
      ],
    });
    expect(shownUse(cells, true).teams.map((each) => each.people)).toEqual([12, 8, 4]);
  });

  test("a month with few hides the other month too, of the whole and of every team", () => {
    expect(shownUse([whole(3, 20), cell("big", 3, 20)], false)).toEqual({
      people: null,
      before: null,
      teams: [{ team: "big", people: null, before: null }],
    });
  });

  test("nobody is no secret", () => {
    expect(shownUse([whole(0, 20), cell("big", 0, 20)], false)).toMatchObject({ people: 0, before: 20 });
  });
});
