import { afterAll, beforeAll, expect, test } from "vitest";
import { call, startStack } from "../../stack.ts";
import type { Stack } from "../../stack.ts";
import { inAlignment, post } from "./proposals.ts";

/** Who is asked follows from what the change is: its budget, where its audience works. Over HTTP, on real changes. */
let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.stop());

const gates = [
  { name: "Owner's team", stakeholders: [{ person: "team@example.com" }] },
  { name: "Finance", onlyIf: { budgetAbove: 20_000 }, stakeholders: [{ person: "finance@example.com" }] },
  { name: "Works council", onlyIf: { countries: ["DE"] }, stakeholders: [{ person: "council@example.com" }] },
];
const budget = (build: number, adoption: number) => ({
  currency: "EUR",
  build: { planned: build },
  adoption: { planned: adoption },
});

async function askedAt(key: string): Promise<readonly string[]> {
  const { body } = await call<{ gates: { name: string; standing: string }[] }>(
    stack,
    "GET",
    `/api/v1/changes/${key}/signoffs`,
  );
  return body.gates.filter(({ standing }) => standing === "open").map(({ name }) => name);
}

test.each([
  [["DE", "FR"], budget(15_000, 5_001), ["Owner's team", "Finance", "Works council"]],
  [["DE"], budget(15_000, 5_000), ["Owner's team", "Works council"]],
  [["FR"], budget(30_000, 0), ["Owner's team", "Finance"]],
  [[], budget(0, 0), ["Owner's team"]],
])("an audience in %j with a budget of %j is decided by %j", async (countries, money, expected) => {
  expect(await askedAt(await inAlignment(stack, { gates, countries, budget: money }))).toEqual(expected);
});

test("an audience that turns out to work in Germany brings the works council in, asked with everybody else", async () => {
  const key = await inAlignment(stack, { gates, countries: ["FR"], budget: budget(0, 0) });
  expect(await askedAt(key)).toEqual(["Owner's team"]);
  const edit = await call(stack, "PATCH", `/api/v1/changes/${key}`, { countries: ["FR", "DE"] });
  expect(edit.status, JSON.stringify(edit.body)).toBe(200);
  expect(await askedAt(key)).toEqual(["Owner's team", "Works council"]);
  expect((await post(stack, `${key}/hold`, { reason: "Wait." })).status).toBe(200);
});

test("no money for adoption is a risk in the portfolio until there is some", async () => {
  const unfunded = async (key: string) => {
    const { body } = await call<{ items: { key: string; isUnfunded: boolean }[] }>(stack, "GET", "/api/v1/portfolio");
    return body.items.find((item) => item.key === key)?.isUnfunded;
  };
  const key = await inAlignment(stack, { gates, countries: [], budget: budget(9_000, 0) });
  expect(await unfunded(key)).toBe(true);
  const edit = await call(stack, "PATCH", `/api/v1/changes/${key}`, { budget: budget(9_000, 1_000) });
  expect(edit.status, JSON.stringify(edit.body)).toBe(200);
  expect(await unfunded(key)).toBe(false);
});
