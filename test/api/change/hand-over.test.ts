import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { call, startStack } from "../../stack.ts";
import type { Stack } from "../../stack.ts";
import { inAlignment, inDraft, inIntake, post, requestsOf } from "./proposals.ts";

/** Owner and sponsor change hands over HTTP, and the tier follows the answers until somebody says otherwise. */

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.stop());

test("a hand-over is on the record, moves the ball and survives the next edit", async () => {
  const key = await inIntake(stack);
  const given = { role: "owner", to: "Nora New <nora@example.com>", reason: "Olga moves to Sales." };
  const handed = await post(stack, `${key}/hand-over`, given);
  expect(handed, JSON.stringify(handed.body)).toMatchObject({
    status: 200,
    body: { owner: { name: "Nora New" }, ball: { party: "owner", people: [{ name: "Nora New" }] } },
  });
  const events = await call(stack, "GET", `/api/v1/changes/${key}/events`);
  expect(events.body["items"]).toEqual(
    expect.arrayContaining([expect.objectContaining({ type: "change.handed-over", text: given.reason })]),
  );
  await post(stack, `${key}/revise`);
  const edited = await call(stack, "PATCH", `/api/v1/changes/${key}`, { title: "Another title" });
  expect(edited.body).toMatchObject({ owner: { name: "Nora New" }, title: "Another title" });
});

test("approvals stand when the sponsor is handed over, and the edit after it asks nobody again", async () => {
  const key = await inAlignment(stack);
  await post(stack, `${key}/hand-over`, { role: "sponsor", to: "nora@example.com" });
  const asked = async () =>
    (await requestsOf(stack, key)).map(({ id, generation, standing, link }) => ({ id, generation, standing, link }));
  const before = await asked();
  const edited = await call(stack, "PATCH", `/api/v1/changes/${key}`, { trainings: [{ name: "Other words" }] });
  expect(edited.status, JSON.stringify(edited.body)).toBe(200);
  expect(await asked()).toEqual(before);
});

test("the same hand-over twice is recorded once; owner and sponsor under one key are two", async () => {
  const key = await inIntake(stack);
  const headers = { "idempotency-key": randomUUID() };
  const seqs = [];
  for (const role of ["owner", "owner", "sponsor"]) {
    const { body } = await post(stack, `${key}/hand-over`, { role, to: "nora@example.com" }, headers);
    seqs.push(body["seq"]);
  }
  expect(seqs[1]).toBe(seqs[0]);
  expect(seqs[2]).toBe(Number(seqs[0]) + 1);
});

test("400 names what is wrong, 404 a change there is not, 409 one that was withdrawn", async () => {
  const key = await inDraft(stack);
  expect(await post(stack, `${key}/hand-over`, { role: "boss", to: "" })).toMatchObject({
    status: 400,
    body: { errors: [{ path: "role" }, { path: "to" }] },
  });
  expect(await post(stack, `${key}/hand-over`, { role: "owner", to: randomUUID() })).toMatchObject({
    status: 400,
    body: { errors: [{ path: "to" }] },
  });
  const nora = { role: "owner", to: "nora@example.com" };
  expect((await post(stack, "CHG-999999/hand-over", nora)).status).toBe(404);
  await post(stack, `${key}/withdraw`, { reason: "No." });
  expect((await post(stack, `${key}/hand-over`, nora)).status).toBe(409);
});

test("the tier follows the answers until one is given; another one needs a reason to be asked for", async () => {
  const { tier: _, ...rest } = { tier: "standard", tierAnswers: { teams: 6, reversible: "with_effort" } };
  const key = await inDraft(stack, rest);
  const read = async () => (await call(stack, "GET", `/api/v1/changes/${key}`)).body;
  expect(await read()).toMatchObject({
    tier: "major",
    tierAdvice: { tier: "major", reasons: ["6 teams have to do something"] },
  });
  await call(stack, "PATCH", `/api/v1/changes/${key}`, { tierAnswers: { teams: 2 } });
  expect(await read()).toMatchObject({ tier: "standard", tierAdvice: { tier: "standard" } });
  await call(stack, "PATCH", `/api/v1/changes/${key}`, { tier: "light" });
  const refused = await post(stack, `${key}/submit`);
  expect(refused).toMatchObject({ status: 422, body: { errors: [{ path: "tierBecause" }] } });
  await call(stack, "PATCH", `/api/v1/changes/${key}`, { tierBecause: "Both teams sit together." });
  expect(await post(stack, `${key}/submit`)).toMatchObject({ status: 200, body: { tier: "light" } });
});

test("integrations without an owner or a contact out of hours are not asked for, and no money for adoption is a risk", async () => {
  const key = await inDraft(stack, {
    integrations: [{ connects: "CRM" }],
    budget: { build: { planned: 100 }, adoption: { planned: 0 } },
  });
  const shown = await call(stack, "GET", `/api/v1/changes/${key}`);
  expect(shown.body["risks"]).toEqual(
    expect.arrayContaining([expect.objectContaining({ path: "budget.adoption.planned" })]),
  );
  const refused = await post(stack, `${key}/submit`);
  expect(refused.status).toBe(422);
  expect(refused.body["errors"]).toEqual(
    ["owner", "whenItBreaks", "outOfHours"].map((name): unknown =>
      expect.objectContaining({ path: `integrations.0.${name}` }),
    ),
  );
});
