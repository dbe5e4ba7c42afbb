import { afterAll, beforeAll, expect, test } from "vitest";
import { createKey } from "../../app/access/create-key.ts";
import { operator } from "../../app/actor.ts";
import { erasePerson } from "../../app/people/erase.ts";
import { call, startStack } from "../stack.ts";
import type { Stack } from "../stack.ts";
import { formsIn, signIn, textOf } from "./visitor.ts";
import type { Visitor } from "./visitor.ts";

/** Who joined, left and moved, by date, and where a directory's groups count, on the pages of populations. */

const DAY_MS = 86_400_000;
const ago = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString();
let stack: Stack;
let petra: Visitor;

beforeAll(async () => {
  stack = await startStack();
  petra = await signIn(stack);
});
afterAll(() => stack.stop());

const members = (rows: readonly object[]) =>
  call(stack, "POST", "/api/v1/populations/field/members", { members: rows });
const idOf = async (name: string) => {
  const { body } = await call<{ items: readonly { id: string }[] }>(stack, "GET", `/api/v1/people?search=${name}`);
  return body.items[0]?.id ?? expect.fail(name);
};
const textAt = async (path: string) => textOf((await petra.get(path)).html);

test("a page without populations and directory says how to begin with each", async () => {
  const text = await textAt("/populations");
  expect(text).toContain("npx takehold import members FILE.csv --population ID");
  expect(text).toContain("http://takehold.test/scim/v2");
  expect(text).toContain("--scopes scim:write");
  expect((await petra.get("/people")).html).toContain('href="/populations"');
});

test("who came and went is counted and listed by date: two steps within a day are one move, and coming back is said so", async () => {
  await call(stack, "POST", "/api/v1/populations", { id: "field", name: "Field" });
  const long = ago(300);
  await members([
    { userId: "stays", name: "Stefan Stays", group: "North", joinedAt: long },
    { userId: "moves", name: "Mia Moves", group: "North", joinedAt: long, leftAt: ago(20.5) },
    { userId: "moves", group: "South", joinedAt: ago(20) },
    { userId: "goes", name: "Gil Goes", group: "North", joinedAt: long, leftAt: ago(10) },
    { userId: "comes", name: "Cleo Comes", group: "South", joinedAt: ago(5) },
    { userId: "returns", name: "Rita Returns", group: "North", joinedAt: long, leftAt: ago(200) },
    { userId: "returns", group: "South", joinedAt: ago(60) },
    { userId: "later", name: "Lou Later", group: "South", joinedAt: ago(-5) },
  ]);
  const month = await textAt("/populations/field?days=30");
  expect(month).toContain("4 people now.");
  expect(month).toMatch(/1 joined, 1 left and 1 moved since [\w ]+\./);
  expect(month).toMatch(/Cleo Comes joined South .*Gil Goes left North .*Mia Moves moved from North to South/);
  expect(month).not.toContain("Stefan");
  expect(month).not.toContain("Lou Later");
  const quarter = await textAt("/populations/field");
  expect(quarter).toMatch(/2 joined, 1 left and 1 moved since/);
  expect(quarter).toContain("Rita Returns joined South again");
  expect(await textAt("/populations/field?days=365")).toMatch(/6 joined, 2 left and 1 moved since/);
});

test("somebody erased is counted and not named, names leave a record, and no page is shown without the permission", async () => {
  const cleo = await idOf("Cleo");
  const looks = await call<{ items: readonly { place: string }[] }>(stack, "GET", `/api/v1/people/${cleo}/looks`);
  expect(looks.body.items.map(({ place }) => place)).toContain("members");
  await erasePerson(stack.app, operator, await idOf("Gil"));
  const text = await textAt("/populations/field");
  expect(text).toContain("Somebody erased left North");
  expect(text).not.toContain("Gil");
  expect((await petra.get("/populations/nowhere")).status).toBe(404);
  const reader = await signIn(stack, { email: "rea@example.com", scopes: ["changes:read"] });
  for (const path of ["/populations", "/populations/field"]) expect((await reader.get(path)).status).toBe(403);
});

test("where a group of the directory counts is chosen on the page, and its people are there from then on", async () => {
  const { key } = await createKey(stack.app, operator, { name: "directory", scopes: ["scim:write"] });
  const push = async (path: string, body: object) => {
    const headers = { Authorization: `Bearer ${key}` };
    const response = await stack.api.request(`/scim/v2${path}`, {
      method: "POST",
      headers,
      body: JSON.stringify(body),
    });
    return (await response.json()) as { id: string };
  };
  const { id } = await push("/Users", { userName: "dora", displayName: "Dora Directory" });
  await push("/Groups", { displayName: "Field", members: [{ value: id }] });
  const page = await petra.get("/populations");
  expect(textOf(page.html)).toContain("Field 1 person in the directory Counts nowhere yet");
  const action = formsIn(page.html).find((form) => form.action.startsWith("/populations/directory/"))?.action ?? "";
  const placed = await petra.send(page, action, { population: "field", group: "North" });
  expect(textOf(placed.html)).toContain("Counts in Field, as North");
  expect(await textAt("/populations/field?days=30")).toContain("Dora Directory joined North");
});
