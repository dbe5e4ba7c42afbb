import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { candidatesOf } from "../../domain/change/candidate.ts";
import type { Draft, EarlierChange, KnownFacts, RuleGate } from "../../domain/change/candidate.ts";
import { isNeeded } from "../../domain/change/content.ts";
import { gateNeed } from "../../domain/change/gate-need.ts";
import { Budget, Gate } from "../../domain/change/schema.ts";

/** Who might have to decide as well: each kind of ground by an example, and what holds for all answers and facts. */
const budget = (build: number) => Budget.parse({ build: { planned: build } });

const draft: Draft = {
  title: "One definition of a qualified lead",
  template: null,
  team: "rev",
  tier: "standard",
  budget: budget(0),
  countries: [],
  definitions: 0,
  gates: [{ name: "Sales", people: ["seated"] }],
  integrations: [],
  targets: [],
  behind: ["proposer", "owner"],
};

const rule = (more: object): RuleGate =>
  Gate.parse({ name: "Finance", stakeholders: [{ role: "Head of Finance" }], ...more });

const earlier: EarlierChange = {
  key: "CHG-7",
  title: "Qualified lead, agreed by all",
  template: "metric-definition",
  team: "rev",
  definitions: 1,
  owner: "keeper",
  isFinished: true,
  integrations: [{ connects: "CRM to warehouse", owner: "plumber" }],
  targets: [{ source: "crm", event: "lead_entered", owner: "reader" }],
  deciders: [{ person: "fritz", gate: "Finance", role: "Head of Finance" }],
};

const facts: KnownFacts = { rules: [], leaders: [], earlier: [] };
const found = (own: Partial<Draft>, known: Partial<KnownFacts>) =>
  candidatesOf({ ...draft, ...own }, { ...facts, ...known });
const people = (own: Partial<Draft>, known: Partial<KnownFacts>) =>
  found(own, known).flatMap((each) => (each.kind === "person" ? [[each.person, each.gate, ...each.because]] : []));

describe("gates", () => {
  const limit = rule({ onlyIf: { budgetAbove: 50_000 } });
  const council = rule({ name: "Works council", onlyIf: { countries: ["DE"] } });
  const rules = [limit, council].map((gate) => ({ template: "house", name: "House rules", gate }));

  test("money above a limit brings finance in, with who had the role last", () => {
    expect(found({ budget: budget(60_000) }, { rules, earlier: [earlier] })).toContainEqual({
      kind: "gate",
      id: "gate:finance",
      gate: limit,
      people: ["fritz"],
      because: ["60,000 EUR are planned, more than 50,000 EUR: the template “House rules” asks them then."],
    });
    expect(found({ budget: budget(50_000) }, { rules })).toEqual([]);
  });

  test("people in a country with a works council bring it in, once", () => {
    const asked = found({ countries: ["FR", "DE"] }, { rules: [...rules, ...rules] });
    expect(asked.map(({ id }) => id)).toEqual(["gate:works council"]);
    expect(asked[0]?.because[0]).toContain("People in DE are reached");
    expect(found({ countries: ["DE"], gates: [{ name: "works COUNCIL ", people: [] }] }, { rules })).toEqual([]);
  });

  test("a gate for a tier is asked for by its own template alone", () => {
    const told = [{ template: "own", name: "Own", gate: rule({ name: "Told", onlyIf: { tiers: ["standard"] } }) }];
    expect(found({}, { rules: told })).toEqual([]);
    expect(found({ template: "own" }, { rules: told })).toHaveLength(1);
  });
});

describe("people", () => {
  test("whoever owns a connection that is named, or owned it before", () => {
    const own = [{ connects: "ERP to CRM", owner: "erp" }];
    expect(people({ integrations: own }, {})).toEqual([
      ["erp", "Connections", "They own the connection “ERP to CRM”, which this changes."],
    ]);
    const before = [{ connects: "warehouse, CRM", owner: null }];
    expect(people({ title: "", integrations: before }, { earlier: [{ ...earlier, deciders: [] }] })).toEqual([
      ["plumber", "Connections", "They own “CRM to warehouse” since CHG-7, “Qualified lead, agreed by all”."],
    ]);
  });

  test("whoever owns a definition that is touched, and whoever is measured by the same events", () => {
    const known = { earlier: [{ ...earlier, deciders: [] }] };
    expect(people({ definitions: 1 }, known)).toEqual([
      [
        "keeper",
        "Definition",
        "They own CHG-7, “Qualified lead, agreed by all”, which agreed on a definition that this one may touch (qualified, lead).",
      ],
    ]);
    const targets = [{ source: "crm", event: "lead_entered" }];
    expect(people({ title: "", targets }, known).map(([person]) => person)).toEqual(["reader"]);
    expect(people({ title: "", targets: [{ source: "erp", event: "lead_entered" }] }, known)).toEqual([]);
  });

  test("whoever leads the teams that are reached", () => {
    expect(people({}, { leaders: [{ person: "lena", groups: ["North", "South"] }] })).toEqual([
      ["lena", "Teams", "They lead North, South, whose work changes."],
    ]);
  });

  test("who decided about a finished change like it; one that still runs, or is of the same team alone, says nothing", () => {
    expect(people({}, { earlier: [earlier] })).toEqual([
      [
        "fritz",
        "Finance",
        "They decided at “Finance” in CHG-7, “Qualified lead, agreed by all”, which is about the same (qualified, lead).",
      ],
    ]);
    expect(people({ title: "Other" }, { earlier: [earlier] })).toEqual([]);
    expect(people({ title: "Other", template: "metric-definition" }, { earlier: [earlier] })).toHaveLength(1);
    expect(people({}, { earlier: [{ ...earlier, isFinished: false, owner: null }] })).toEqual([]);
  });

  test("several grounds are one candidate", () => {
    const leaders = [{ person: "fritz", groups: ["North"] }];
    expect(people({}, { leaders, earlier: [earlier] })).toMatchObject([["fritz", "Teams", {}, {}]]);
  });
});

const person = fc.constantFrom("seated", "proposer", "owner", "fritz", "lena", "keeper", "plumber", "reader");
const words = fc.constantFrom("qualified lead", "CRM to warehouse", "invoice", "");
const anyEarlier: fc.Arbitrary<EarlierChange> = fc.record({
  key: fc.constantFrom("CHG-1", "CHG-2"),
  title: words,
  template: fc.constantFrom("a", "b", null),
  team: fc.constantFrom("rev", null),
  definitions: fc.nat(1),
  owner: fc.option(person),
  isFinished: fc.boolean(),
  integrations: fc.array(fc.record({ connects: words, owner: fc.option(person) }), { maxLength: 2 }),
  targets: fc.array(fc.record({ source: fc.constant("crm"), event: words, owner: fc.option(person) }), {
    maxLength: 2,
  }),
  deciders: fc.array(fc.record({ person, gate: words, role: words }), { maxLength: 3 }),
});
const onlyIf = fc.record({
  budgetAbove: fc.option(fc.nat(100)),
  countries: fc.subarray(["DE", "FR"]),
  tiers: fc.subarray(["light", "standard", "major"] as const),
});
const anyDraft = fc.record({
  title: words,
  template: fc.constantFrom("a", null),
  budget: fc.nat(120).map(budget),
  countries: fc.subarray(["DE", "FR", "IT"]),
  definitions: fc.nat(1),
  integrations: fc.array(fc.record({ connects: words, owner: fc.option(person) }), { maxLength: 2 }),
  targets: fc.array(fc.record({ source: fc.constant("crm"), event: words }), { maxLength: 2 }),
});
const anyFacts = fc.record({
  rules: fc.array(
    fc.record({ template: fc.constantFrom("a", "b"), name: words, gate: onlyIf.map((each) => rule({ onlyIf: each })) }),
    { maxLength: 4 },
  ),
  leaders: fc.array(fc.record({ person, groups: fc.constant(["North"]) }), { maxLength: 2 }),
  earlier: fc.array(anyEarlier, { maxLength: 4 }),
});

test("nobody who is asked already or stands for it is a candidate, nobody is one twice, and each has a reason", () => {
  fc.assert(
    fc.property(anyDraft, anyFacts, (own, known) => {
      const all = found(own, known);
      expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
      for (const each of all) {
        expect(each.because.length).toBeGreaterThan(0);
        if (each.kind === "person") expect([...draft.behind, "seated"]).not.toContain(each.person);
        else {
          expect(isNeeded(each.gate, { ...draft, ...own })).toBe(true);
          for (const seat of each.people) expect(draft.behind).not.toContain(seat);
        }
      }
    }),
  );
});

test("what is said of a gate's conditions agrees with whether it is asked", () => {
  fc.assert(
    fc.property(anyDraft, onlyIf, (own, conditions) => {
      const content = { ...draft, ...own };
      const need = gateNeed({ onlyIf: conditions }, content);
      const isPlain =
        conditions.budgetAbove === null && conditions.countries.length === 0 && conditions.tiers.length === 0;
      expect(need === null).toBe(isPlain);
      if (need === null) return;
      expect(need.isNeeded).toBe(isNeeded({ onlyIf: conditions }, content));
      expect(need.because).not.toBe("");
    }),
  );
});
