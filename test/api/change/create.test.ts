import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { createKey } from "../../../app/access/create-key.ts";
import { operator } from "../../../app/actor.ts";
import { sampleChange } from "../../path/sample.ts";
import { call, startStack } from "../../stack.ts";
import type { Stack } from "../../stack.ts";

/** Proposing, reading, listing and editing changes, with real Temporal behind the front door. */

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.stop());

const Shown = z.looseObject({
  key: z.string(),
  title: z.string(),
  stage: z.string(),
  revision: z.object({ number: z.number(), hash: z.string() }),
  missing: z.array(z.string()),
  seq: z.number(),
});

async function create(more: object = {}, headers: Record<string, string> = {}) {
  const answer = await call(stack, "POST", "/api/v1/changes", { ...sampleChange(), ...more }, headers);
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return { ...answer, change: Shown.parse(answer.body) };
}

describe("POST /changes", () => {
  test("201 shows the change at its Location, with parts that have ids and times in UTC", async () => {
    const { change, headers, body } = await create();
    expect(headers.get("location")).toBe(`/api/v1/changes/${change.key}`);
    expect(headers.get("etag")).toBe('"1"');
    expect(body).toMatchObject({
      stage: "draft",
      heldSince: null,
      outcome: null,
      proposer: { name: "Petra Proposer" },
      ball: { party: "proposer", people: [{ name: "Petra Proposer" }] },
      content: { gates: [{ id: "G1" }], targets: [{ id: "T1" }], workItems: [{ id: "B1" }], trainings: [{ id: "L1" }] },
      gates: [{ id: "G1", standing: "planned", needed: 2, requests: [] }],
    });
    expect(body["createdAt"]).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/);
    const again = await call(stack, "GET", `/api/v1/changes/${change.key}`);
    expect(again.body).toEqual(body);
  });

  test("the same Idempotency-Key creates one change, however often and at whatever moment it comes", async () => {
    const key = { "idempotency-key": randomUUID() };
    const answers = await Promise.all(Array.from({ length: 5 }, () => create({}, key)));
    const later = await create({}, key);
    expect(new Set([...answers, later].map(({ change }) => change.key)).size).toBe(1);
    const other = await call(stack, "POST", "/api/v1/changes", { ...sampleChange(), title: "Another" }, key);
    expect(other).toMatchObject({ status: 409, body: { code: "conflict" } });
  });

  test("a draft may be nearly empty; what a submission needs is named", async () => {
    const answer = await call(stack, "POST", "/api/v1/changes", { proposer: "petra@example.com", title: "Later" });
    expect(answer.status).toBe(201);
    const { key, missing } = Shown.parse(answer.body);
    expect(missing).toEqual(expect.arrayContaining(["sponsor", "owner"]));
    const refused = await call(stack, "POST", `/api/v1/changes/${key}/submit`);
    expect(refused).toMatchObject({ status: 422, body: { code: "incomplete" } });
    const errors = z.array(z.object({ path: z.string(), message: z.string() })).parse(refused.body["errors"]);
    expect(errors.map(({ path }) => path)).toEqual(expect.arrayContaining(["sponsor", "owner"]));
  });

  test("400 names every field that is wrong, and creates nothing", async () => {
    const before = await call(stack, "GET", "/api/v1/changes");
    const wrong = { ...sampleChange(), tier: "huge", budget: { currency: "euro" }, colour: "red" };
    const { status, body } = await call(stack, "POST", "/api/v1/changes", wrong);
    expect([status, body["code"]]).toEqual([400, "invalid"]);
    const paths = z.array(z.object({ path: z.string() })).parse(body["errors"]);
    expect(paths.map(({ path }) => path)).toEqual(expect.arrayContaining(["tier", "budget.currency", "colour"]));
    expect((await call(stack, "GET", "/api/v1/changes")).body).toEqual(before.body);
  });

  test("400 for a header that cannot be used", async () => {
    const answer = await call(stack, "POST", "/api/v1/changes", sampleChange(), { "idempotency-key": "a b" });
    expect(answer).toMatchObject({ status: 400, body: { code: "invalid", errors: [{ path: "idempotency-key" }] } });
  });
});

describe("PATCH /changes/{key}", () => {
  test("changes what is named, keeps the rest, and counts revisions", async () => {
    const { change } = await create();
    const edited = await call(
      stack,
      "PATCH",
      `/api/v1/changes/${change.key}`,
      { title: "Renamed" },
      { "if-match": '"1"' },
    );
    expect(edited.headers.get("etag")).toBe('"2"');
    expect(edited).toMatchObject({
      status: 200,
      body: { title: "Renamed", revision: { number: 2 }, content: { gates: [{ id: "G1" }] } },
    });
    expect(Shown.parse(edited.body).revision.hash).not.toBe(change.revision.hash);
  });

  test("412 for an edit that is based on an older revision; of two at once, one wins", async () => {
    const { change } = await create();
    const edit = (title: string) =>
      call(stack, "PATCH", `/api/v1/changes/${change.key}`, { title }, { "if-match": '"1"' });
    const answers = await Promise.all([edit("One"), edit("Two")]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 412]);
    expect(await edit("Three")).toMatchObject({ status: 412, body: { code: "outdated" } });
    const shown = Shown.parse((await call(stack, "GET", `/api/v1/changes/${change.key}`)).body);
    expect(shown.title).toBe(answers[0]?.status === 200 ? "One" : "Two");
  });

  test("400 for an If-Match that is no ETag", async () => {
    const { change } = await create();
    const answer = await call(
      stack,
      "PATCH",
      `/api/v1/changes/${change.key}`,
      { title: "x" },
      { "if-match": "yesterday" },
    );
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ path: "If-Match" }] } });
  });
});

describe("GET /changes", () => {
  test("pages by cursor, newest first, with the filters in the link to the next page", async () => {
    const team = `team-${randomUUID().slice(0, 8)}`;
    const keys: string[] = [];
    for (const title of ["Alpha", "Beta", "Gamma"]) keys.push((await create({ team, title })).change.key);
    const Page = z.object({ items: z.array(z.looseObject({ key: z.string() })), next: z.string().nullable() });
    const first = await call(stack, "GET", `/api/v1/changes?team=${team}&limit=2`);
    expect(Page.parse(first.body).items.map(({ key }) => key)).toEqual([keys[2], keys[1]]);
    const link = /^<(.+)>; rel="next"$/.exec(first.headers.get("link") ?? "")?.[1] ?? "";
    const second = await call(stack, "GET", link);
    expect(Page.parse(second.body)).toMatchObject({ items: [{ key: keys[0] }], next: null });
    expect(second.headers.has("link")).toBe(false);
    expect(Page.parse((await call(stack, "GET", `/api/v1/changes?team=${team}&q=bet`)).body).items).toHaveLength(1);
  });

  test.each(["limit=0", "limit=201", "limit=x", "cursor=nonsense", "stage=nowhere", "owner=me"])(
    "400 for %s",
    async (query) => {
      expect(await call(stack, "GET", `/api/v1/changes?${query}`)).toMatchObject({
        status: 400,
        body: { code: "invalid" },
      });
    },
  );

  test.each(["CHG-999999", "CHG-0", "chg-1", "1"])("404 for %s", async (key) => {
    expect(await call(stack, "GET", `/api/v1/changes/${key}`)).toMatchObject({
      status: 404,
      body: { code: "not_found" },
    });
  });
});

test("a key that may only read reads, and writes nothing", async () => {
  const { change } = await create();
  const reader = await createKey(stack.app, operator, { name: "reader", scopes: ["changes:read"] });
  const as = { api: stack.api, adminKey: reader.key };
  expect((await call(as, "GET", `/api/v1/changes/${change.key}`)).status).toBe(200);
  for (const path of ["", "/submit", "/accept", "/withdraw", "/waves/all/launch"]) {
    const method = path === "" ? "PATCH" : "POST";
    expect((await call(as, method, `/api/v1/changes/${change.key}${path}`, {})).status, path).toBe(403);
  }
  const writer = await createKey(stack.app, operator, { name: "writer", scopes: ["changes:write"] });
  expect((await call({ api: stack.api, adminKey: writer.key }, "GET", "/api/v1/portfolio")).status).toBe(403);
});
