// Which edits ask everybody again: the usual parts, those a template declares instead, and what people sign in every change.
import { expect, test } from "vitest";
import { isMaterial } from "../../domain/change/material.ts";
import type { ChangeContentInput, MaterialPart } from "../../domain/change/schema.ts";
import { MaterialPart as MaterialParts } from "../../domain/change/schema.ts";
import { storedOf } from "./contents.ts";

const before: ChangeContentInput = {
  title: "One",
  summary: "A",
  gates: [{ name: "Finance" }],
  sponsor: "U1",
  owner: "U3",
};

/** An edit of each part that can be material. */
const edits = {
  title: { title: "Other" },
  summary: { summary: "B" },
  brief: { brief: { use: "On Mondays" } },
  asks: { asks: ["Two hours"] },
  tier: { tier: "major" },
  sponsor: { sponsor: "U2" },
  owner: { owner: "U4" },
  gates: { gates: [{ name: "Legal" }] },
  audience: { countries: ["DE"] },
  targets: { targets: [{ name: "Used" }] },
  budget: { budget: { build: { planned: 1 } } },
  integrations: { integrations: [{ connects: "CRM" }] },
  workItems: { workItems: [{ title: "Field" }] },
  trainings: { trainings: [{ name: "How" }] },
} as const satisfies Record<MaterialPart, ChangeContentInput>;

const asksAgain = (material: MaterialPart[] | null) =>
  MaterialParts.options.filter((name) =>
    isMaterial(storedOf({ ...before, material }), storedOf({ ...before, material, ...edits[name] })),
  );

test("without a declaration: all but brief, owner, work items and trainings", () => {
  const notices = ["brief", "owner", "workItems", "trainings"];
  expect(asksAgain(null)).toEqual(MaterialParts.options.filter((name) => !notices.includes(name)));
});

test.each(MaterialParts.options)("declared: %s, and what people sign always, nothing else", (name) => {
  expect(new Set(asksAgain([name]))).toEqual(new Set(["summary", "targets", name]));
});

test("an empty declaration leaves what people sign in every change", () => {
  expect(asksAgain([])).toEqual(["summary", "targets"]);
});

test("declaring other parts is itself material, so that nobody escapes by it", () => {
  expect(isMaterial(storedOf({ ...before, material: ["budget"] }), storedOf({ ...before, material: [] }))).toBe(true);
});

test("money that was spent is a notice, money planned is not", () => {
  const spent = { budget: { build: { actual: 5 } } };
  expect(isMaterial(storedOf(before), storedOf({ ...before, ...spent }))).toBe(false);
});

test("nothing edited is nothing material", () => {
  expect(isMaterial(storedOf(before), storedOf(before))).toBe(false);
});
