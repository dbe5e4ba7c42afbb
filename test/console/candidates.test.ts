import { afterAll, beforeAll, expect, test } from "vitest";
import { call, startStack } from "../stack.ts";
import type { Stack } from "../stack.ts";
import { inReadiness } from "../api/change/proposals.ts";
import { typedProposal } from "./proposal-fields.ts";
import { signIn, textOf } from "./visitor.ts";
import type { Visitor } from "./visitor.ts";

/** Who might have to decide as well, in the form in which a change is proposed: with reasons, taken over by a button, never by itself. */
let stack: Stack;
let petra: Visitor;
let before: string;

beforeAll(async () => {
  stack = await startStack();
  petra = await signIn(stack);
  const post = async (path: string, body: unknown) => {
    const answer = await call(stack, "POST", `/api/v1${path}`, body);
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  };
  await post("/templates", {
    id: "house",
    name: "House rules",
    about: "Whom the house always asks.",
    content: {
      gates: [
        { name: "Money", onlyIf: { budgetAbove: 50_000 }, stakeholders: [{ role: "Head of Finance" }] },
        { name: "Works council", onlyIf: { countries: ["DE"] }, stakeholders: [{ role: "Works council" }] },
      ],
    },
  });
  const manager = { email: "lena@example.com", name: "Lena Lead" };
  await post("/people", manager);
  for (const n of [1, 2]) await post("/people", { email: `u${n}@example.com`, name: `U ${n}`, manager });
  await post("/populations", { id: "everyone" });
  const members = [1, 2].map((n) => ({
    person: { email: `u${n}@example.com` },
    group: "north",
    joinedAt: "2020-01-01T00:00:00Z",
  }));
  await post("/populations/everyone/members", { members });
  const connects = {
    connects: "CRM to warehouse",
    owner: { email: "paul@example.com", name: "Paul Plumber" },
    whenItBreaks: "Reports wait.",
    outOfHours: "The team on call.",
  };
  before = await inReadiness(stack, { title: "Ship the warehouse", trainings: [], integrations: [connects] });
}, 120_000);
afterAll(() => stack.stop());

const big = (more: Readonly<Record<string, string>> = {}) =>
  typedProposal({
    "budget.build.planned": "60000",
    countries: "US",
    "integrations.0.connects": "CRM to warehouse",
    ...more,
  });

async function shown(typed: Readonly<Record<string, string>>): Promise<{ html: string; part: string; text: string }> {
  const page = await petra.get("/changes/new");
  const { html } = await petra.send(page, "/changes/new", { ...typed, add: "workItems" });
  const part = /<div class="candidates".*?<fieldset/s.exec(html)?.[0] ?? "";
  return { html, part, text: textOf(part) };
}

test("the answers bring up who might have to decide, each with the reason, and nobody is added", async () => {
  const { text, part, html } = await shown(big());
  expect(text).toContain(
    "Money as a gate: Head of Finance 65,000 EUR are planned, more than 50,000 EUR: the template “House rules”",
  );
  expect(text).toContain(
    `Paul Plumber, Owner of CRM to warehouse at “Connections” They own “CRM to warehouse” since ${before}`,
  );
  expect(text).toContain("Lena Lead, Leads north at “Teams” They lead north, whose work changes.");
  expect(text).not.toContain("Works council");
  expect(part).toContain('name="take"');
  expect(html).not.toContain('value="paul@example.com"');
  const german = await shown(big({ countries: "DE", "budget.build.planned": "1" }));
  expect(german.text).toContain("Works council as a gate: Works council People in DE are reached");
  expect(german.text).not.toContain("Money as a gate");
});

test("what the conditions of typed gates come to is said, as the answers change", async () => {
  const gate = { "gates.0.onlyIf.budgetAbove": "50000" };
  expect((await shown(big(gate))).text).toContain(
    "Finance will be asked, because 65,000 EUR are planned, more than 50,000 EUR.",
  );
  expect((await shown(big({ ...gate, "budget.build.planned": "10" }))).text).toContain(
    "Finance is not asked as it stands: 5,010 EUR are planned, not more than 50,000 EUR.",
  );
});

test("a button takes a person over into a gate, and a gate with its rule, with everything typed kept", async () => {
  const page = await petra.get("/changes/new");
  const offered = await petra.send(page, "/changes/new", { ...big(), add: "workItems" });
  const idOf = (who: string, html: string) =>
    new RegExp(`name="take" value="([^"]+)"[^>]*>Take over<span class="visually-hidden">: ${who}`).exec(html)?.[1] ??
    "";
  const lena = idOf("Lena Lead", offered.html);
  expect(lena).not.toBe("");
  const taken = await petra.send(offered, "/changes/new", { ...big(), take: lena });
  expect(taken.html).toContain('value="lena@example.com"');
  expect(taken.html).toContain('name="gates.1.name"');
  expect(taken.html).toContain('value="Use one definition of a qualified lead"');
  expect(idOf("Lena Lead", taken.html)).toBe("");
  const money = idOf("Money", offered.html);
  const both = await petra.send(offered, "/changes/new", { ...big(), take: money });
  expect(both.html).toMatch(/value="Money"[^>]*name="gates\.1\.name"|name="gates\.1\.name"[^>]*value="Money"/);
  expect(both.html).toMatch(
    /value="50000"[^>]*name="gates\.1\.onlyIf\.budgetAbove"|name="gates\.1\.onlyIf\.budgetAbove"[^>]*value="50000"/,
  );
  expect(textOf(both.html)).toContain("A row was added. Go to it.");
  // A candidate that is none any more changes nothing.
  const late = await petra.send(offered, "/changes/new", { ...big(), take: "person%3Anobody" });
  expect(late.status).toBe(200);
  expect(late.html).not.toContain('name="gates.1.name"');
});

test("what is left out stays left out while it is typed on, and can be had again", async () => {
  const page = await petra.get("/changes/new");
  const offered = await petra.send(page, "/changes/new", { ...big(), add: "workItems" });
  const money = /name="drop" value="(gate[^"]+)"/.exec(offered.html)?.[1] ?? "";
  const without = await petra.send(offered, "/changes/new", { ...big(), drop: money });
  expect(textOf(without.html)).not.toContain("Money as a gate");
  expect(textOf(without.html)).toContain("1 suggestion left out.");
  const typedOn = await petra.post("/typed/look", { ...big(), dismissed: money });
  expect(textOf(typedOn.html)).not.toContain("Money as a gate");
  expect(textOf(typedOn.html)).toContain("Lena Lead");
  const again = await petra.send(without, "/changes/new", { ...big(), dismissed: money, drop: "none" });
  expect(textOf(again.html)).toContain("Money as a gate");
});

test("who may not see people is not told who leads whom; that names were shown is recorded once for a while", async () => {
  const sara = await signIn(stack, { email: "sara@example.com", scopes: ["changes:read", "changes:write"] });
  const seen = await sara.post("/typed/look", big());
  expect(textOf(seen.html)).not.toContain("Lena Lead");
  expect(textOf(seen.html)).toContain("Paul Plumber");
  const looks = async () => {
    const rows = await stack.app.db.selectFrom("name_access").selectAll().where("place", "=", "people").execute();
    return rows.length;
  };
  const count = await looks();
  await sara.post("/typed/look", big());
  await sara.post("/typed/look", big());
  expect(await looks()).toBe(count);
});

test("programs ask for the candidates of a change that is kept", async () => {
  const made = await call<{ key: string }>(stack, "POST", "/api/v1/changes", {
    proposer: { email: "petra@example.com", name: "Petra" },
    title: "Warehouse again",
    budget: { build: { planned: 60_000 } },
    population: "everyone",
    gates: [{ name: "Council", onlyIf: { countries: ["DE"] }, stakeholders: [{ person: "cora@example.com" }] }],
  });
  expect(made.status, JSON.stringify(made.body)).toBe(201);
  const { status, body } = await call<{ needs: unknown[]; items: unknown[] }>(
    stack,
    "GET",
    `/api/v1/changes/${made.body.key}/candidates`,
  );
  expect(status, JSON.stringify(body)).toBe(200);
  expect(body.needs).toEqual([{ gate: "G1", isNeeded: false, because: "nobody in DE is named as reached" }]);
  expect(body.items).toMatchObject([
    { kind: "gate", gate: "Money", people: [{ person: null, role: "Head of Finance" }] },
    { kind: "person", gate: "Teams", people: [{ person: { name: "Lena Lead" }, role: "Leads north" }] },
  ]);
  expect((await call(stack, "GET", "/api/v1/changes/CHG-999999999/candidates")).status).toBe(404);
});
