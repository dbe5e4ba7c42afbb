// The templates that come with the program, and those of a folder: each is complete but for what only people can say, and a wrong
// file is named with what is wrong in it.
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { builtInTemplates } from "../../app/template/built-in.ts";
import { loadTemplates } from "../../app/template/folder.ts";
import { missingParts } from "../../domain/change/missing.ts";
import { Template } from "../../domain/template/schema.ts";
import { ConfigurationError } from "../../lib/configuration-error.ts";
import { storedOf } from "../change/contents.ts";

const folder = mkdtempSync(join(tmpdir(), "templates-"));
afterAll(() => rmSync(folder, { recursive: true }));

const files = readdirSync(new URL("../../templates/", import.meta.url));

test("every file of the folder is one of the program's templates, and has its id", () => {
  expect(builtInTemplates.map(({ id }) => `${id}.json`).toSorted()).toEqual(files.toSorted());
  expect(files).toHaveLength(6);
});

/** What only the people of a change can say. */
const ofPeople =
  /^(title|summary|brief\.\w+|sponsor|owner|population|gates\.\d+\.stakeholders\.\d+\.person|targets\.\d+\.(owner|source|baseline)|integrations\.\d+\.(owner|outOfHours))$/;

describe.each(builtInTemplates.map((template) => [template.id, template] as const))("%s", (_, template) => {
  const { content, hints } = template;

  test("leaves nothing open but what only people can say", () => {
    const missing = missingParts(storedOf(content), "U0").map(({ path }) => path);
    expect(missing.filter((path) => !ofPeople.test(path))).toEqual([]);
  });

  test("says who decides and how, what to measure, what to do and to learn", () => {
    const { gates = [], targets = [], workItems = [], trainings = [], asks = [] } = content;
    expect(gates.length).toBeGreaterThanOrEqual(2);
    for (const { stakeholders } of gates) for (const { role } of stakeholders) expect(role).not.toBe("");
    for (const { k, m, w, threshold } of targets) expect([k, m, w, threshold]).not.toContain(null);
    expect([targets, workItems, trainings, asks].map((part) => part.length)).not.toContain(0);
    expect(content.material?.length).toBeGreaterThan(2);
    expect(content.measureEveryDays).toBeGreaterThan(0);
  });

  test("hints at questions that are asked, among them both budgets", () => {
    for (const path of Object.keys(hints))
      expect(path).toMatch(/^(title|summary|brief|budget|targets|integrations)(\.|$)/);
    expect(Object.keys(hints)).toEqual(
      expect.arrayContaining([
        "brief.why",
        "brief.processFirst",
        "brief.rewardsAgainst",
        "budget.build.planned",
        "budget.adoption.planned",
      ]),
    );
  });
});

test("silence, quorum and conditions differ by gate: none of them was left at one default everywhere", () => {
  const gates = builtInTemplates.flatMap(({ content }) => content.gates ?? []);
  expect(new Set(gates.map(({ silence }) => silence)).size).toBe(3);
  expect(new Set(gates.map(({ quorum }) => quorum.mode)).size).toBe(4);
  expect(gates.some(({ onlyIf }) => onlyIf.budgetAbove !== null)).toBe(true);
  expect(gates.some(({ onlyIf }) => onlyIf.countries.includes("DE"))).toBe(true);
  expect(gates.some(({ onlyIf }) => onlyIf.tiers.length > 0)).toBe(true);
});

test("a template names roles, not people", () => {
  const gates = [{ name: "Finance", stakeholders: [{ person: "fritz@example.com" }] }];
  const parsed = Template.safeParse({ id: "a", name: "A", about: "A", content: { gates } });
  expect(parsed.error?.issues[0]?.path).toEqual(["content", "gates", 0, "stakeholders", 0, "person"]);
});

test("a template has trainings without dates, which are those of one change", () => {
  const trainings = [{ name: "Entering leads", sessions: [{ startsAt: "2026-12-01T09:00:00Z" }] }];
  const parsed = Template.safeParse({ id: "a", name: "A", about: "A", content: { trainings } });
  expect(parsed.error?.issues[0]?.path).toEqual(["content", "trainings", 0, "sessions"]);
});

test("a folder adds templates, and replaces one of the same id", () => {
  const own = { id: "office-move", name: "Office move", about: "To another floor.", content: { asks: ["Pack."] } };
  writeFileSync(join(folder, "office-move.json"), JSON.stringify(own));
  writeFileSync(join(folder, "ours.json"), JSON.stringify({ ...own, id: "report", name: "Our report" }));
  writeFileSync(join(folder, "notes.txt"), "no template");
  const all = loadTemplates(folder);
  expect(all).toHaveLength(7);
  expect(all.find(({ id }) => id === "report")?.name).toBe("Our report");
});

test("without a folder there are those of the program", () => {
  expect(loadTemplates(join(folder, "nowhere"))).toEqual(builtInTemplates);
});

test("every file that cannot be used is named, with the field that is wrong", () => {
  writeFileSync(join(folder, "broken.json"), "{");
  writeFileSync(join(folder, "wrong.json"), JSON.stringify({ id: "Wrong Id", name: "W", about: "W", content: {} }));
  const load = () => loadTemplates(folder);
  expect(load).toThrow(ConfigurationError);
  expect(load).toThrow(/broken\.json.*it cannot be read as JSON/);
  expect(load).toThrow(/wrong\.json.*correct id: An id has up to 40/);
});
