// The tier is the highest that one answer calls for: a table of answers with their reasons, and the property that an answer more,
// or a larger number, never lowers it.
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { missingParts } from "../../domain/change/missing.ts";
import type { Tier } from "../../domain/change/plan.ts";
import type { TierAnswers } from "../../domain/change/schema.ts";
import { adviseTier, tierAdviceOf, tierRank, tierSentence } from "../../domain/change/tier.ts";
import { storedOf } from "./contents.ts";

const nothing: TierAnswers = {
  teams: null,
  people: null,
  systems: null,
  definitions: null,
  integrations: null,
  reversible: null,
};

const table: readonly (readonly [given: Partial<TierAnswers>, tier: Tier, reasons: readonly string[]])[] = [
  [{ teams: 1 }, "light", ["nothing in the answers calls for more"]],
  [
    { teams: 0, people: 24, systems: 1, definitions: 0, integrations: 0, reversible: "easily" },
    "light",
    ["nothing in the answers calls for more"],
  ],
  [{ teams: 2 }, "standard", ["2 teams have to do something"]],
  [{ teams: 4, people: 24 }, "standard", ["4 teams have to do something"]],
  [{ teams: 5, people: 25 }, "major", ["5 teams have to do something"]],
  [{ people: 25 }, "standard", ["25 people will work differently"]],
  [{ people: 499 }, "standard", ["499 people will work differently"]],
  [{ people: 500, reversible: "easily" }, "major", ["500 people will work differently"]],
  [{ systems: 2 }, "standard", ["2 systems are changed"]],
  [{ systems: 4 }, "major", ["4 systems are changed"]],
  [{ definitions: 1 }, "standard", ["1 agreed definition means something else"]],
  [{ definitions: 3 }, "major", ["3 agreed definitions mean something else"]],
  [{ integrations: 1 }, "standard", ["1 connection between systems"]],
  [{ integrations: 4 }, "major", ["4 connections between systems"]],
  [{ reversible: "with_effort" }, "standard", ["undoing it takes effort"]],
  [{ reversible: "hardly", teams: 3 }, "major", ["it can hardly be undone"]],
  [
    { teams: 3, definitions: 1 },
    "standard",
    ["3 teams have to do something", "1 agreed definition means something else"],
  ],
];

test.each(table)("%j is %s", (given, tier, reasons) => {
  expect(adviseTier({ ...nothing, ...given })).toEqual({ tier, reasons });
});

test("nothing answered is no advice", () => expect(adviseTier(nothing)).toBeNull());

const counts = fc.oneof(fc.nat(8), fc.nat(1_000));
const answers: fc.Arbitrary<TierAnswers> = fc.record({
  teams: fc.option(counts),
  people: fc.option(counts),
  systems: fc.option(counts),
  definitions: fc.option(counts),
  integrations: fc.option(counts),
  reversible: fc.constantFrom(null, "easily", "with_effort", "hardly"),
});
const rankOf = (given: TierAnswers) => {
  const advice = adviseTier(given);
  return advice === null ? -1 : tierRank(advice.tier);
};

test("an answer more never lowers the tier", () => {
  fc.assert(
    fc.property(answers, answers, (some, others) => {
      const filled = Object.entries(others).filter(([name]) =>
        Object.entries(some).some(([n, v]) => n === name && v === null),
      );
      expect(rankOf({ ...some, ...Object.fromEntries(filled) })).toBeGreaterThanOrEqual(rankOf(some));
    }),
  );
});

test("a larger number never lowers the tier", () => {
  const names = fc.constantFrom("teams", "people", "systems", "definitions", "integrations");
  fc.assert(
    fc.property(answers, names, fc.nat(1_000), (some, name, more) => {
      const larger = (Object.entries(some).find(([each]) => each === name)?.[1] ?? 0) as number;
      expect(rankOf({ ...some, [name]: larger + more })).toBeGreaterThanOrEqual(rankOf(some));
    }),
  );
});

test("every reason given is of an answer, and says a number that was given", () => {
  fc.assert(
    fc.property(answers, (some) => {
      const given = new Set(Object.values(some).filter((value) => value !== null));
      for (const reason of adviseTier(some)?.reasons ?? []) {
        const number = /^\d+/.exec(reason)?.[0];
        if (number !== undefined) expect(given).toContain(Number(number));
      }
    }),
  );
});

test("another tier than the answers say needs a reason, also a higher one", () => {
  const asked = (more: object) =>
    missingParts(storedOf({ tierAnswers: { teams: 3 }, ...more }), "U0").filter(({ path }) => path === "tierBecause");
  expect(asked({ tier: "standard" })).toEqual([]);
  expect(asked({ tier: "light" })).toEqual([
    {
      path: "tierBecause",
      message: "The answers say: Standard, because 3 teams have to do something. Say why light fits better.",
    },
  ]);
  expect(asked({ tier: "major" })).toHaveLength(1);
  expect(asked({ tier: "major", tierBecause: "The board asked for it." })).toEqual([]);
  expect(asked({ tier: "major", tierAnswers: null })).toEqual([]);
});

test("connections that are written down count when nobody gave a number", () => {
  const integrations = Array.from({ length: 4 }, (_, index) => ({ connects: `System ${index}` }));
  expect(tierAdviceOf(storedOf({ tierAnswers: {}, integrations }))?.tier).toBe("major");
  expect(tierAdviceOf(storedOf({ tierAnswers: { integrations: 1 }, integrations }))?.tier).toBe("standard");
  expect(tierAdviceOf(storedOf({ integrations }))).toBeNull();
});

test("the sentence gives the tier and every reason", () => {
  expect(tierSentence({ tier: "major", reasons: ["a", "b"] })).toBe("Major, because a, and b.");
});
