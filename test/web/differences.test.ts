// No edit asks somebody again without showing what is different, and nobody signs what they could not read.
import { describe, expect, test } from "vitest";
import { materialParts } from "../../domain/change/material.ts";
import type { ChangeContentInput } from "../../domain/change/schema.ts";
import { english } from "../../web/kit/moment.ts";
import { differencesOf, wholeOf } from "../../web/letters/differences.ts";
import { storedOf } from "../change/contents.ts";
import { sampleChange, sampleTarget } from "../path/sample.ts";

const integration = {
  connects: "CRM to warehouse",
  owner: "U7",
  whenItBreaks: "Leads are late",
  outOfHours: "On call",
};
const stakeholder = { person: "U2", role: "Finance", asks: ["Check the forecast."] };
const gate = { name: "Finance", stakeholders: [stakeholder] };
const metric = {
  name: "Time to contact",
  kind: "number",
  unit: "hours",
  better: "lower",
  period: "month",
  source: "Finance",
  owner: "U3",
} as const;
const { proposer: _, ...sample } = sampleChange();
const input: ChangeContentInput = {
  ...sample,
  sponsor: "U1",
  owner: "U3",
  gates: [gate],
  integrations: [integration],
  targets: [{ ...sampleTarget, owner: "U3" }],
  metric,
};
const nameOf = (id: string) => `Person ${id}`;
const brief = input.brief ?? {};
const target = { ...sampleTarget, owner: "U3" };

const edits: readonly (readonly [string, Partial<ChangeContentInput>])[] = [
  ["title", { title: "Another" }],
  ["summary", { summary: "Another" }],
  ...Object.keys(brief).map((name): [string, Partial<ChangeContentInput>] => [
    `brief.${name}`,
    { brief: { ...brief, [name]: name === "cadence" ? "monthly" : "Another" } },
  ]),
  ["what comes first", { brief: { ...brief, processFirst: "The weekly review." } }],
  ["what works against it", { brief: { ...brief, rewardsAgainst: "The bonus." } }],
  ["asks", { asks: ["Another"] }],
  ["tier", { tier: "major" }],
  ["why the tier", { tierBecause: "It is small." }],
  ["sponsor", { sponsor: "U9" }],
  ["owner", { owner: "U9" }],
  ["who decides", { gates: [{ ...gate, stakeholders: [{ ...stakeholder, person: "U9" }] }] }],
  ["what one person is asked", { gates: [{ ...gate, stakeholders: [{ ...stakeholder, asks: ["Another"] }] }] }],
  ["in which order", { gates: [{ ...gate, stakeholders: [{ ...stakeholder, order: 2 }] }] }],
  ["a veto", { gates: [{ ...gate, stakeholders: [{ ...stakeholder, veto: true }] }] }],
  ["when a gate is needed", { gates: [{ ...gate, onlyIf: { countries: ["DE"] } }] }],
  ["how long", { gates: [{ ...gate, dueIn: "2 days" }] }],
  ["population", { population: "others" }],
  ["countries", { countries: ["DE"] }],
  ["waves", { waves: [{ name: "First", groups: ["north"] }] }],
  ["planned money", { budget: { build: { planned: 20_000 }, adoption: { planned: 1 } } }],
  ["who owns a connection", { integrations: [{ ...integration, owner: "U9" }] }],
  ["what happens when it breaks", { integrations: [{ ...integration, whenItBreaks: "Another" }] }],
  ["whom to tell", { integrations: [{ ...integration, outOfHours: "Another" }] }],
  ...(
    [
      { threshold: 0.7 },
      { source: "other" },
      { k: 2 },
      { graceDays: 21 },
      { windowDays: 200 },
      { sustainDays: 35 },
      { freshnessDays: 3 },
      { timeZone: "Europe/Berlin" },
      { counts: "active" },
      { owner: "U9" },
      { groups: ["north"] },
      { baseline: { rate: 0.1, note: "" } },
      { behaviour: { event: "lead_entered", where: [{ property: "size", is: "at_least", value: 20 }] } },
    ] as const
  ).map((part): [string, Partial<ChangeContentInput>] => [
    `target: ${Object.keys(part).join()}`,
    {
      targets: [
        {
          ...target,
          ...part,
          groups: "groups" in part ? [...part.groups] : [],
          behaviour:
            "behaviour" in part ? { event: part.behaviour.event, where: [...part.behaviour.where] } : target.behaviour,
        },
      ],
    },
  ]),
  ...Object.entries({
    name: "Another",
    kind: "share",
    unit: "weeks",
    better: "higher",
    period: "week",
    source: "Another",
    owner: "U9",
  } as const).map(([part, value]): [string, Partial<ChangeContentInput>] => [
    `metric: ${part}`,
    { metric: { ...metric, [part]: value } },
  ]),
  ["no metric", { metric: null }],
  ["what is material", { material: ["title"] }],
];

describe("what is different is shown", () => {
  test.each(edits)("%s", (_name, edit) => {
    const differences = differencesOf(english, storedOf(input), storedOf({ ...input, ...edit }), nameOf);
    expect(differences.length).toBeGreaterThan(0);
  });
});

test("the whole of a proposal names money, people and connections; what is empty is left out", () => {
  const whole = wholeOf(english, storedOf(input), nameOf);
  const said = whole.map(({ part, text }) => `${part}: ${text}`).join("\n");
  for (const words of ["€20,000", "Person U1", "On call", "Check the forecast.", "In the Monday review", "crm"])
    expect(said).toContain(words);
  expect(whole.every(({ text }) => text !== "")).toBe(true);
});

test("what asks again is what a template declares, and always text and targets", () => {
  expect(materialParts({ material: ["budget"] })).toEqual(["summary", "targets", "budget"]);
  expect(materialParts({ material: null })).toContain("gates");
});
