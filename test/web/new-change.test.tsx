// Proves that the form loses nothing: what was posted comes back, rows are added, and what was typed becomes the content
// that was meant, with errors finding their inputs again.
import { expect, test } from "vitest";
import type { StoredContent } from "../../domain/change/content.ts";
import { ChangeContent } from "../../domain/change/schema.ts";
import { markup } from "../../web/kit/markup.ts";
import {
  contentOf,
  emptyChangeForm,
  filledForm,
  NewChangePage,
  readChangeForm,
  withRow,
} from "../../web/pages/new-change.tsx";
import * as fixtures from "./fixtures.ts";
import { tagsOf } from "./markup.ts";
import { everyPage } from "./pages.tsx";

const people: Record<string, { name: string; email: string }> = {
  p1: { name: "Ann", email: "ann@example.com" },
  p2: { name: "Ben", email: "ben@example.com" },
};

/** In an hour that the clocks of Berlin show twice, and at a second that is not typed. */
const sessions = [
  { id: "S1", startsAt: "2026-10-25T01:30:00Z", minutes: 45, where: "Room 4.12", places: 20 },
  { id: "S2", startsAt: "2026-12-01T09:00:30+01:00", minutes: 60, where: "", places: null },
];

const stored: StoredContent = {
  agreed: { what: "Two teams first.", when: null, tradeOff: "Later for the others." },
  title: "One definition",
  summary: "What changes\nin two lines",
  template: "metric",
  tier: "major",
  tierAnswers: { teams: 3, people: null, systems: 1, definitions: 1, integrations: null, reversible: "with_effort" },
  tierBecause: "The board asked for it.",
  team: "Marketing Ops",
  neededBy: "2026-12-24",
  buildIn: "15 days",
  brief: {
    why: "Three numbers.",
    use: "On Mondays.",
    audience: "Reps.",
    decision: "Head count.",
    cadence: "weekly",
    ifNothing: "Longer meetings.",
    processFirst: "",
    rewardsAgainst: "",
  },
  asks: ["Record contacts", "Read the report"],
  sponsor: "p1",
  owner: "p2",
  gates: [
    {
      id: "G1",
      name: "Finance",
      quorum: { mode: "at_least", count: 2 },
      dueIn: "3 days",
      silence: "block",
      stepUp: true,
      onlyIf: { budgetAbove: 50_000, countries: ["DE", "AT"], tiers: ["standard", "major"] },
      stakeholders: [
        { person: "p1", role: "CFO", asks: ["Two hours"], required: true, veto: false, order: 1 },
        { person: "p2", role: "", asks: [], required: false, veto: true, order: 2 },
      ],
    },
    {
      id: "G2",
      name: "Sales",
      quorum: { mode: "percent", percent: 60 },
      dueIn: "5 days",
      silence: "consent",
      onlyIf: { budgetAbove: null, countries: [], tiers: [] },
      stakeholders: [{ person: "p2", role: "", asks: [], required: false, veto: false, order: 1 }],
    },
  ],
  countries: ["DE", "FR"],
  population: "sales",
  waves: [{ id: "W1", name: "Europe", groups: ["DE", "FR"] }],
  targets: [
    {
      id: "T1",
      name: "Contacts recorded",
      behaviour: { event: "contacted", where: [{ property: "kind", is: "equals", value: "lead" }] },
      source: "crm",
      groups: ["DE"],
      period: "week",
      k: 3,
      m: 3,
      w: 4,
      counts: "habitual",
      audit: { draws: "people", size: 20, standard: "The contact answered." },
      threshold: 0.29,
      graceDays: 28,
      windowDays: 180,
      sustainDays: 60,
      freshnessDays: 1.5,
      timeZone: "Europe/Berlin",
      baseline: { rate: 0.07, note: "4 of 58" },
      owner: "p2",
    },
  ],
  noTargetBecause: "",
  metric: {
    name: "Time to contact",
    kind: "number",
    unit: "hours",
    better: "lower",
    period: "week",
    source: "The service desk",
    owner: "p2",
  },
  budget: { currency: "EUR", build: { planned: 24_000, actual: 21_400 }, adoption: { planned: 0, actual: null } },
  integrations: [{ connects: "CRM to warehouse", owner: "p1", whenItBreaks: "Unknown rates", outOfHours: "On-call" }],
  workItems: [{ id: "B1", title: "Field", url: "https://tracker.example/1" }],
  trainings: [
    { id: "L1", name: "Qualifying", format: "live", about: "Ten leads", url: null, groups: ["DE"], sessions },
  ],
  material: ["title", "brief"],
  measureEveryDays: 7,
};

const person = (id: string) => people[id] ?? { name: "", email: "" };
const named = (id: string | null) => (id === null ? null : { email: person(id).email, name: person(id).name });

test("a content that is edited and left alone stays the same content", () => {
  const { content } = contentOf(filledForm(stored, "UTC", person), stored);
  expect(ChangeContent.parse(content)).toEqual({
    ...stored,
    sponsor: named("p1"),
    owner: named("p2"),
    gates: stored.gates.map((gate) => ({
      ...gate,
      stakeholders: gate.stakeholders.map((each) => ({ ...each, person: named(each.person) })),
    })),
    targets: stored.targets.map((target) => ({ ...target, owner: named(target.owner) })),
    metric: { ...stored.metric, owner: named("p2") },
    integrations: stored.integrations.map((each) => ({ ...each, owner: named(each.owner) })),
  });
});

test("an untouched form is an empty draft", () => {
  const { content } = contentOf(emptyChangeForm("Europe/Berlin"));
  const draft = ChangeContent.parse(content);
  expect(draft).toEqual(ChangeContent.parse({ metric: null }));
});

test("what the page posts comes back as it was typed", () => {
  const html = everyPage().find(([name]) => name === "new change")?.[1] ?? "";
  const inputs = tagsOf(html)
    .filter(({ name, attributes }) => /^(input|select|textarea)$/.test(name) && attributes.has("name"))
    .map(({ attributes }) => attributes.get("name") ?? "");
  const posted = inputs.map((name, index): [string, string] => [name, ` typed ${index} `]);
  const form = readChangeForm(posted);
  const kept = JSON.stringify(form);
  const unseen = ["key", "typed", "typedVersion"];
  for (const [name, value] of posted) if (!unseen.includes(name)) expect(kept).toContain(`"${value.trim()}"`);
  expect(form.gates[0]?.stakeholders).toHaveLength(2);
});

test("rows are added where they were asked for", () => {
  const form = emptyChangeForm("UTC");
  expect(withRow(form, "gates").gates).toHaveLength(2);
  expect(withRow(form, "gates.0.stakeholders").gates[0]?.stakeholders).toHaveLength(3);
  expect(withRow(form, "targets").targets[1]?.timeZone).toBe("UTC");
  expect(withRow(form, "workItems").workItems).toHaveLength(4);
  expect(withRow(form, "nonsense")).toBe(form);
});

test("no more rows are read than a form can have", () => {
  const form = readChangeForm([
    ["gates.9999.name", "x"],
    ["gates.49.name", "y"],
    ["gates.-1.name", "z"],
  ]);
  expect(form.gates).toHaveLength(50);
});

test("errors find their inputs although empty rows were left out", () => {
  const form = emptyChangeForm("UTC");
  const item = form.workItems[0] ?? { id: "", title: "", url: "" };
  const { content, path } = contentOf({
    ...form,
    workItems: [item, item, { ...item, title: "Field", url: "no address" }],
  });
  const issues = ChangeContent.safeParse(content).error?.issues ?? [];
  expect(issues.map((issue) => path(issue.path))).toEqual(["workItems.2.url"]);
  expect(path("sponsor")).toBe("sponsor.email");
  expect(path("targets")).toBe("targets.0.name");
  expect(path("gates.0.stakeholders")).toBe("gates.0.stakeholders.0.person.email");
  expect(path("brief.use")).toBe("brief.use");
});

test("countries are typed as people type them, and an error in one finds its input", () => {
  const form = emptyChangeForm("UTC");
  const gates = form.gates.map((gate) => ({
    ...gate,
    name: "Works council",
    onlyIf: { ...gate.onlyIf, countries: "de, Austria" },
  }));
  const { content, path } = contentOf({ ...form, countries: "de,  fr ,", gates });
  expect(content).toMatchObject({ countries: ["DE", "FR"] });
  const issues = ChangeContent.safeParse(content).error?.issues ?? [];
  expect(issues.map((issue) => path(issue.path))).toEqual(["gates.0.onlyIf.countries"]);
  expect(path("countries.1")).toBe("countries");
});

test("what few gates and targets need is folded away until it is used or wrong", () => {
  const model = fixtures.newChange;
  const folds = (form: typeof model.form, errors: typeof model.errors = []) =>
    tagsOf(markup(<NewChangePage model={{ ...model, form, errors }} />))
      .filter(({ name }) => name === "details")
      .map(({ attributes }) => attributes.has("open"));
  const { form } = model;
  expect(folds(form)).toEqual([false, false, false, false, false, false]);
  const vetoed = form.gates.map((gate) => ({
    ...gate,
    stakeholders: gate.stakeholders.map((each, index) => (index === 1 ? { ...each, veto: "yes" } : each)),
  }));
  expect(folds({ ...form, gates: vetoed })).toEqual([false, false, true, false, false, false]);
  expect(folds(form, [{ path: "gates.0.onlyIf.countries", message: "No country." }])).toEqual([
    true,
    false,
    false,
    false,
    false,
    false,
  ]);
  expect(folds({ ...form, metric: { ...form.metric, unit: "hours" } }).at(-1)).toBe(true);
  const drawn = form.targets.map((target) => ({ ...target, audit: { ...target.audit, draws: "people" } }));
  expect(folds({ ...form, targets: drawn })).toEqual([false, false, false, false, true, false]);
});

test("a metric that is only chosen from lists is none, and what it lacks finds its input", () => {
  const form = emptyChangeForm("UTC");
  const chosen = { ...form.metric, kind: "share", period: "day" };
  expect(contentOf({ ...form, metric: chosen }).content).toMatchObject({ metric: null });
  const { content, path } = contentOf({ ...form, metric: { ...chosen, name: "Win rate" } });
  expect(content).toMatchObject({ metric: { name: "Win rate", kind: "share", better: null, owner: null } });
  expect(path("metric.owner")).toBe("metric.owner.email");
  expect(path("metric.unit")).toBe("metric.unit");
});

test("what is no number is told so, not dropped", () => {
  const form = emptyChangeForm("UTC");
  const targets = form.targets.map((target) => ({ ...target, name: "x", threshold: "most", k: "three" }));
  const { content, path } = contentOf({ ...form, targets });
  const issues = ChangeContent.safeParse(content).error?.issues ?? [];
  expect(issues.map((issue) => path(issue.path)).toSorted()).toEqual(["targets.0.k", "targets.0.threshold"]);
});
