import { isDeepStrictEqual } from "node:util";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isMaterial } from "../../domain/change/material.ts";
import { MetricTerms } from "../../domain/metric/schema.ts";
import { same } from "../../domain/same.ts";
import type { StoredContent } from "../../domain/change/content.ts";
import { ChangeContent } from "../../domain/change/schema.ts";

const content: StoredContent = {
  ...ChangeContent.parse({ title: "One definition", summary: "Twenty employees", budget: { build: { planned: 5 } } }),
  sponsor: null,
  owner: null,
  metric: null,
  gates: [],
  targets: [],
  integrations: [],
  waves: [],
  workItems: [],
  trainings: [],
};

const metric = { ...MetricTerms.parse({ name: "Win rate" }), owner: null };
const training = { id: "L1", name: "Entering leads", format: "live" as const, about: "", url: null, groups: [] };

describe("what people approve", () => {
  test.each<[string, Partial<StoredContent>, boolean]>([
    ["the summary", { summary: "Fifty employees" }, true],
    ["the sponsor", { sponsor: "p1" }, true],
    ["planned money", { budget: { ...content.budget, build: { planned: 6, actual: null } } }, true],
    ["money spent", { budget: { ...content.budget, build: { planned: 5, actual: 6 } } }, false],
    ["the brief", { brief: { ...content.brief, why: "Because" } }, false],
    ["work items", { workItems: [{ id: "B1", title: "Add a field", url: null }] }, false],
    ["trainings", { trainings: [training] }, false],
    ["countries", { countries: ["DE"] }, true],
    ["a business metric, whatever a template declares", { metric, material: null }, true],
    ["no business metric, said in another way", { metric: undefined }, false],
    ["nothing", {}, false],
  ])("%s", (_, part, material) => {
    expect(isMaterial(content, { ...content, ...part })).toBe(material);
  });
});

test("where a template says that trainings are agreed to, another training asks again and another date does not", () => {
  const agreed: StoredContent = { ...content, material: ["trainings"], trainings: [training] };
  const session = { id: "S1", startsAt: "2026-12-01T09:00:00Z", minutes: 60, where: "", places: null };
  expect(isMaterial(agreed, { ...agreed, trainings: [{ ...training, sessions: [session] }] })).toBe(false);
  expect(isMaterial(agreed, { ...agreed, trainings: [{ ...training, name: "Another" }] })).toBe(true);
});

test("the order of keys, in which a database gives them back, is no edit", () => {
  const reversed = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(reversed);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .toReversed()
        .map(([key, part]) => [key, reversed(part)]),
    );
  };
  fc.assert(fc.property(fc.jsonValue(), (value) => same(value, reversed(value))));
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 2 }), fc.jsonValue({ maxDepth: 2 }), (one, other) => {
      expect(same(one, other)).toBe(isDeepStrictEqual(one, other));
    }),
  );
});
