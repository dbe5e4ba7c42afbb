import { afterAll, beforeAll, expect, test } from "vitest";
import { prepareSources } from "../../path/links.ts";
import { call, startStack } from "../../stack.ts";
import type { Stack } from "../../stack.ts";
import { inBuild, inReadiness, post } from "./proposals.ts";

/** What goes on after the launch and the close: owners, reviews of what was changed, and money, on real services. */

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
  await prepareSources(stack);
});
afterAll(() => stack.stop());

const show = async (key: string) => (await call(stack, "GET", `/api/v1/changes/${key}`)).body;
const typesOf = async (key: string) => {
  const { body } = await call<{ items: { type: string }[] }>(stack, "GET", `/api/v1/changes/${key}/events?limit=200`);
  return body.items.map(({ type }) => type);
};

const integrations = [
  { connects: "CRM to warehouse", owner: "ines@example.com", whenItBreaks: "Leads arrive late", outOfHours: "On call" },
];

async function closed(): Promise<string> {
  const key = await inReadiness(stack, { integrations });
  expect((await post(stack, `${key}/waves/all/launch`, { reason: "Nobody needs it." })).status).toBe(200);
  expect((await post(stack, `${key}/close`, { reason: "It is used elsewhere." })).status).toBe(200);
  await expect.poll(async () => (await show(key))["stage"], { timeout: 60_000 }).toBe("closed");
  return key;
}

/** How the change's workflow stands for Temporal. */
async function runOf(key: string): Promise<string> {
  return (await stack.client.workflow.getHandle(`change/${key}`).describe()).status.name;
}

test("a closed change is handed over, reviewed and charged on the same record, and nothing runs meanwhile", async () => {
  const key = await closed();
  await expect.poll(() => runOf(key), { timeout: 60_000 }).toBe("COMPLETED");
  const before = await show(key);
  expect(before["reviews"]).toMatchObject([
    { subject: "integration/1", connects: "CRM to warehouse", owner: { name: "ines" }, keptAt: null, overdue: false },
    { subject: "change", owner: { name: "Olga Owner" }, keptAt: null, overdue: false },
  ]);
  const handed = await post(stack, `${key}/hand-over`, { role: "owner", to: "New Owner <new@example.com>" });
  expect(handed.status, JSON.stringify(handed.body)).toBe(200);
  expect(handed.body).toMatchObject({ owner: { name: "New Owner" }, stage: "closed" });

  const next = "2031-03-03T09:00:00Z";
  const review = {
    subject: "integration/1",
    next,
    owner: "ivo@example.com",
    note: "Still needed, certificate renewed.",
  };
  const once = { "Idempotency-Key": "review-1" };
  for (const _ of [1, 2]) {
    const kept = await post(stack, `${key}/reviews`, review, once);
    expect(kept.status, JSON.stringify(kept.body)).toBe(200);
    expect(kept.body["reviews"]).toMatchObject([
      { subject: "change", owner: { name: "New Owner" } },
      { subject: "integration/1", owner: { name: "ivo" }, dueAt: "2031-03-03T09:00:00Z" },
    ]);
  }
  const spent = await Promise.all(
    [4_000, 5_500].map((amount) => post(stack, `${key}/spending`, { part: "adoption", spent: amount })),
  );
  expect(spent.map(({ status }) => status)).toEqual([200, 200]);
  expect((await post(stack, `${key}/spending`, { part: "adoption", spent: 6_200.5, note: "Workshop" })).body).toEqual({
    currency: "EUR",
    build: { planned: 20_000, spent: null },
    adoption: { planned: 5_000, spent: 6_200.5 },
  });
  await expect.poll(() => runOf(key), { timeout: 60_000 }).toBe("COMPLETED");
  const types = await typesOf(key);
  expect(types.filter((type) => type === "review.kept")).toHaveLength(1);
  expect(types.filter((type) => type === "budget.spent")).toHaveLength(3);
  expect(types.filter((type) => type === "change.handed-over")).toHaveLength(1);
  const verified = await call(stack, "GET", `/api/v1/changes/${key}/certificate`);
  expect(verified.status).toBe(200);
  expect((await post(stack, `${key}/hold`, { reason: "Too late." })).status).toBe(409);
});

test("wrong reviews and amounts name the field, and nothing is lost", async () => {
  const key = await inBuild(stack, { integrations });
  const refused = async (path: string, body: object, status: number, field: string) => {
    const answer = await post(stack, `${key}/${path}`, body);
    expect(answer.status, JSON.stringify(answer.body)).toBe(status);
    if (field !== "") expect(answer.body["errors"], field).toMatchObject([{ path: field }]);
  };
  await refused("reviews", { subject: "change" }, 409, "");
  await refused("reviews", { subject: "integration/1" }, 409, "");
  await refused("reviews", { subject: "integration/9" }, 400, "subject");
  await refused("reviews", { subject: "change", owner: "olga@example.com" }, 400, "owner");
  await refused("reviews", { next: "next year" }, 400, "next");
  await refused("spending", { part: "adoption", spent: -1 }, 400, "spent");
  await refused("spending", { part: "party", spent: 1 }, 400, "part");
  expect((await post(stack, `${key}/spending`, { part: "build", spent: 25_000 })).body).toMatchObject({
    build: { planned: 20_000, spent: 25_000 },
  });
});

test("money is listed in pages, while its totals are of every change on all of them", async () => {
  type Page = { items: { key: string }[]; next: string | null; totals: unknown };
  const read = async (query: string) => (await call<Page>(stack, "GET", `/api/v1/budgets?${query}`)).body;
  const key = await inBuild(stack, { budget: { build: { planned: 2_000, actual: 700 }, adoption: { planned: 300 } } });
  expect((await post(stack, `${key}/spending`, { part: "adoption", spent: 12.5 })).status).toBe(200);
  const kroner = { currency: "DKK", build: { planned: 9 } };
  const other = { title: "In kroner", proposer: "petra@example.com", budget: kroner };
  expect((await call(stack, "POST", "/api/v1/changes", other)).status).toBe(201);
  const whole = await read("limit=200");
  expect(whole.next).toBeNull();
  const sums = (items: readonly object[], part: string, what: string) =>
    items.reduce((sum: number, item) => sum + Number(Object(item)["budget"][part][what] ?? 0), 0);
  const euro = whole.items.filter((item) => Object(item)["budget"]["currency"] === "EUR");
  expect(whole.totals).toEqual([
    expect.objectContaining({ currency: "DKK", build: { planned: 9, spent: 0 } }),
    {
      currency: "EUR",
      build: { planned: sums(euro, "build", "planned"), spent: sums(euro, "build", "spent") },
      adoption: { planned: sums(euro, "adoption", "planned"), spent: sums(euro, "adoption", "spent") },
    },
  ]);
  const keys: string[] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const page: Page = await read(`limit=1${cursor === "" ? "" : `&cursor=${cursor}`}`);
    expect([page.items.length, page.totals]).toEqual([1, whole.totals]);
    keys.push(...page.items.map((item) => item.key));
    cursor = page.next;
  }
  expect(keys).toEqual(whole.items.map((item) => item.key));
});

test("reviews are listed in pages, the longest due first, and none is left out", async () => {
  type Page = { items: { change: string; subject: string; dueAt: string }[]; next: string | null };
  const key = await inBuild(stack, {});
  const rows = Array.from({ length: 5 }, (_, nth) => ({
    change: key,
    subject: `integration/${nth + 1}`,
    due_at: new Date(Date.now() - (nth + 1) * 86_400_000),
  }));
  await stack.app.db.insertInto("review").values(rows).execute();
  const found: Page["items"][number][] = [];
  for (let cursor: string | null = ""; cursor !== null;) {
    const query: string = `due=overdue&limit=2${cursor === "" ? "" : `&cursor=${cursor}`}`;
    const page: Page = (await call<Page>(stack, "GET", `/api/v1/reviews?${query}`)).body;
    found.push(...page.items);
    cursor = page.next;
  }
  const own = found.filter(({ change }) => change === key).map(({ subject }) => subject);
  expect(own).toEqual([5, 4, 3, 2, 1].map((nth) => `integration/${nth}`));
  expect(found.map(({ dueAt }) => dueAt)).toEqual(found.map(({ dueAt }) => dueAt).toSorted());
});

test("finance sees the money of every change, records what is spent, and nothing else", async () => {
  const key = await inBuild(stack, { budget: { build: { planned: 1_000 }, adoption: { planned: 0 } } });
  const made = await call<{ key: string }>(stack, "POST", "/api/v1/keys", {
    name: "Finance",
    scopes: ["budgets:read", "budgets:write"],
  });
  const finance = { api: stack.api, adminKey: made.body.key };
  const spend = `/api/v1/changes/${key}/spending`;
  expect((await call(finance, "POST", spend, { part: "build", spent: 1_200 })).status).toBe(200);
  const { body } = await call<{ items: Record<string, unknown>[]; totals: { currency: string }[] }>(
    finance,
    "GET",
    "/api/v1/budgets",
  );
  expect(body.items.find((item) => item["key"] === key)).toMatchObject({
    isOver: true,
    isUnfunded: true,
    budget: { build: { planned: 1_000, spent: 1_200 }, adoption: { planned: 0, spent: null } },
  });
  expect(body.totals.map(({ currency }) => currency)).toContain("EUR");
  for (const path of [`/api/v1/changes/${key}`, "/api/v1/portfolio", "/api/v1/people", "/api/v1/reviews"])
    expect((await call(finance, "GET", path)).status, path).toBe(403);
  expect((await call(finance, "POST", `/api/v1/changes/${key}/withdraw`, { reason: "x" })).status).toBe(403);
  const reader = await call<{ key: string }>(stack, "POST", "/api/v1/keys", { name: "R", scopes: ["budgets:read"] });
  const asReader = { api: stack.api, adminKey: reader.body.key };
  expect((await call(asReader, "POST", spend, { part: "build", spent: 1 })).status).toBe(403);
});
