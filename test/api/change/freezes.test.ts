import { afterAll, beforeAll, expect, test } from "vitest";
import { verifyRecord, RecordExport } from "../../../app/record/verify.ts";
import { insertTeam } from "../../../store/people/teams.ts";
import { call, startStack } from "../../stack.ts";
import type { Stack } from "../../stack.ts";
import { inReadiness, post } from "./proposals.ts";

/** Periods in which nothing launches, over HTTP and on real changes. */

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
  const intake = { answerIn: null, atOnce: null, buildIn: null };
  await insertTeam(stack.app.db, { id: "night", name: "Night shift", calendar: null, intake });
});
afterAll(() => stack.stop());

const DAY = 86_400_000;
const inDays = (days: number) => new Date(Date.now() + days * DAY).toISOString();

function freeze(more: object = {}) {
  return { name: "Year-end closing", reason: "The books are closed.", from: inDays(-1), until: inDays(10), ...more };
}

async function made(input: object, headers: Record<string, string> = {}) {
  return call(stack, "POST", "/api/v1/freezes", input, headers);
}

async function lift(id: unknown) {
  return call(stack, "DELETE", `/api/v1/freezes/${String(id)}`);
}

test("a launch inside waits, unless somebody says why not, and the record tells of it", async () => {
  const key = await inReadiness(stack, { trainings: [] });
  const { status, body } = await made(freeze());
  expect(status, JSON.stringify(body)).toBe(201);
  expect(await post(stack, `${key}/waves/all/launch`, {})).toMatchObject({
    status: 409,
    body: { code: "on_hold", detail: expect.stringContaining("Year-end closing"), errors: [{ path: "reason" }] },
  });
  expect(await post(stack, `${key}/waves/all/launch`, { at: inDays(5) })).toMatchObject({ status: 409 });
  expect(await post(stack, `${key}/waves/all/launch`, { at: inDays(12) })).toMatchObject({ status: 200 });
  const despite = await post(stack, `${key}/waves/all/launch`, { reason: "The regulator asks for it." });
  expect(despite).toMatchObject({ status: 200, body: { stage: "adoption", freezes: [{ id: body["id"] }] } });
  const record = RecordExport.parse((await call(stack, "GET", `/api/v1/changes/${key}/events/export`)).body);
  expect(verifyRecord(record).ok).toBe(true);
  expect(JSON.stringify(record)).toContain(`"despite":"${String(body["id"])}"`);
  await lift(body["id"]);
});

test("launches planned before move to its end, or past the next one; other teams' and reasoned ones stay", async () => {
  const next = await made(freeze({ name: "Stocktaking", from: inDays(10), until: inDays(12) }));
  const [moving, reasoned] = [await inReadiness(stack, { trainings: [] }), await inReadiness(stack, { trainings: [] })];
  for (const key of [moving, reasoned]) await post(stack, `${key}/waves/all/launch`, { at: inDays(4) });
  const preview = await call(stack, "POST", "/api/v1/freezes/preview", freeze());
  expect(preview.body["launches"]).toHaveLength(2);
  const elsewhere = await made(freeze({ teams: ["night"] }));
  expect(elsewhere.body).toMatchObject({ moved: [], launches: [] });
  const first = await made(freeze({ from: inDays(3.9), until: inDays(4.1) }), { "idempotency-key": "closing" });
  expect(first.body["moved"]).toHaveLength(2);
  const again = await post(stack, `${reasoned}/waves/all/launch`, { at: inDays(4), reason: "It cannot wait." });
  expect(again.status).toBe(200);
  const second = await made(freeze({ from: inDays(3), until: inDays(10) }));
  const movesTo = String(next.body["until"]);
  expect(second.body).toMatchObject({ moved: [{ change: moving, movesTo }], notMoved: [], launches: [] });
  const waves = async (key: string) => (await call(stack, "GET", `/api/v1/changes/${key}`)).body["waves"];
  expect(await waves(moving)).toMatchObject([{ scheduledFor: movesTo, launchedAt: null }]);
  expect(await waves(reasoned)).not.toMatchObject([{ scheduledFor: movesTo }]);
  const repeated = await made(freeze({ from: inDays(3.9), until: inDays(4.1) }), { "idempotency-key": "closing" });
  expect(repeated.body).toMatchObject({ id: first.body["id"], moved: [] });
  expect((await lift(second.body["id"])).status).toBe(204);
  expect((await lift(second.body["id"])).status).toBe(404);
  const all = await call(stack, "GET", "/api/v1/freezes?past=true");
  expect(JSON.stringify(all.body)).toContain(`"${String(second.body["id"])}"`);
  for (const { body } of [next, elsewhere, first]) await lift(body["id"]);
});

test.each([
  ["name", { name: " " }],
  ["reason", { reason: "" }],
  ["from", { from: "Monday" }],
  ["until", { from: inDays(5), until: inDays(4) }],
  ["until", { from: inDays(-5), until: inDays(-4) }],
  ["teams.0", { teams: ["nobody"] }],
])("a wrong %s is named, and nothing is kept", async (path, more) => {
  const before = await call(stack, "GET", "/api/v1/freezes?past=true");
  expect(await made(freeze(more))).toMatchObject({ status: 400, body: { errors: [{ path }] } });
  expect((await call(stack, "GET", "/api/v1/freezes?past=true")).body).toEqual(before.body);
  expect(await call(stack, "GET", "/api/v1/freezes/FRZ-999")).toMatchObject({ status: 404 });
});
