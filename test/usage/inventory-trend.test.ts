import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { besideOf } from "../../app/usage/inventory/beside.ts";
import { shownUse } from "../../app/usage/inventory/discreet.ts";
import type { CountedCell } from "../../domain/usage/inventory.ts";
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

describe("a tool beside its features, for whoever may not see names", () => {
  type Uses = Readonly<Record<string, readonly string[]>>;
  interface Told {
    readonly parts: readonly string[];
    readonly team: string | null;
    readonly ids: readonly string[];
  }
  const names = ["a", "b", "c"];
  const people = Array.from({ length: 14 }, (_, n) => ({ id: `p${n}`, team: n < 8 ? "north" : "south" }));
  const count = (of: readonly string[]): CountedCell[] =>
    [undefined, "north", "south"].map((team) => {
      const own = people.filter(({ id, team: theirs }) => of.includes(id) && (team === undefined || theirs === team));
      return { ...(team === undefined ? {} : { team }), people: own.length, before: own.length, strangers: 0 };
    });
  const usersOf = (usage: Uses, features: readonly string[]) => [
    ...new Set(features.flatMap((name) => usage[name] ?? [])),
  ];

  /** What is told of everybody and of each team, as a set of people; `sub` is a tool of the first two features. */
  function told(usage: Uses): readonly Told[] {
    const features = names.map((event) => ({ source: "s", event }));
    const tools = [
      { id: "all", belongs: [{ source: "s", prefix: "" }] },
      {
        id: "sub",
        belongs: [
          { source: "s", prefix: "a" },
          { source: "s", prefix: "b" },
        ],
      },
    ];
    const members: Uses = { ...usage, all: usersOf(usage, names), sub: usersOf(usage, ["a", "b"]) };
    const cellsOf = (of: { tool?: string; event?: string }) => count(members[of.tool ?? of.event ?? ""] ?? []);
    const beside = besideOf(tools, features, cellsOf);
    const shown = [
      ...features.map((each) => ({ of: each.event, ...shownUse(cellsOf(each), false, beside.ofFeature(each)) })),
      ...tools.map((each) => ({ of: each.id, ...shownUse(cellsOf({ tool: each.id }), false, beside.ofTool(each)) })),
    ];
    return shown.flatMap(({ of, people: whole, teams }) => {
      const parts = of === "all" ? names : of === "sub" ? ["a", "b"] : [of];
      const inTeam = (team: string | null) =>
        (members[of] ?? []).filter((id) => people.find((one) => one.id === id)?.team === team);
      return [
        ...(whole === null ? [] : [{ parts, team: null, ids: members[of] ?? [] }]),
        ...teams.flatMap(({ team, people: some }) => (some === null ? [] : [{ parts, team, ids: inTeam(team) }])),
      ];
    });
  }

  const anyone = fc.subarray(people.map(({ id }) => id));
  test("of two that are shown and of which one holds the other, the rest is none or enough people", () => {
    let compared = 0;
    fc.assert(
      fc.property(anyone, anyone, anyone, (a, b, c) => {
        const all = told({ a, b, c });
        for (const one of all)
          for (const other of all) {
            const isHeld = other.parts.every((part) => one.parts.includes(part));
            if (!isHeld || (one.team !== null && one.team !== other.team)) continue;
            const rest = one.ids.length - other.ids.length;
            expect(rest === 0 || rest >= 5, JSON.stringify([one, other])).toBe(true);
            if (rest > 0 && other.ids.length > 0) compared += 1;
          }
      }),
      { numRuns: 2_000 },
    );
    expect(compared).toBeGreaterThan(200);
  });

  test("two features that few people use both of are not both told", () => {
    const ids = people.map(({ id }) => id);
    const usage = { a: ids.slice(0, 9), b: ids.slice(7), c: [] };
    expect(
      told(usage).filter(({ parts, team }) => parts.length === 1 && team === null && !parts.includes("c")),
    ).toHaveLength(1);
  });
});
