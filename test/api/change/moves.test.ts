import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { call, startStack } from "../../stack.ts";
import type { Stack } from "../../stack.ts";
import { decide, inAlignment, inBuild, inDraft, inIntake, post, requestsOf } from "./proposals.ts";

/** Moving a change over HTTP, and every refusal on the way: none of them changes anything. */

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.stop());

const seqOf = async (key: string) => (await call(stack, "GET", `/api/v1/changes/${key}`)).body["seq"];

describe("moves", () => {
  test("draft, intake, alignment: each answers with the change as it is then", async () => {
    const key = await inDraft(stack);
    expect(await post(stack, `${key}/submit`)).toMatchObject({
      status: 200,
      body: { stage: "intake", ball: { party: "owner" } },
    });
    expect(await post(stack, `${key}/accept`)).toMatchObject({
      status: 200,
      body: { stage: "alignment", ball: { party: "stakeholders" }, gates: [{ standing: "open", requests: [{}, {}] }] },
    });
    expect(await post(stack, `${key}/revise`)).toMatchObject({ status: 200, body: { stage: "draft" } });
  });

  test("decline, withdraw, hold and close need a reason", async () => {
    const key = await inIntake(stack);
    const seq = await seqOf(key);
    for (const move of ["decline", "withdraw", "hold", "close"])
      for (const body of [{}, { reason: "  " }])
        expect(await post(stack, `${key}/${move}`, body), move).toMatchObject({
          status: 400,
          body: { code: "invalid", errors: [{ path: "reason" }] },
        });
    expect(await seqOf(key)).toBe(seq);
    const declined = await post(stack, `${key}/decline`, { reason: "The CRM is replaced in May." });
    expect(declined).toMatchObject({ status: 200, body: { stage: "closed", outcome: "declined" } });
  });

  test("409 wrong_stage names the stage, and nothing moves", async () => {
    const key = await inDraft(stack);
    const seq = await seqOf(key);
    for (const move of ["accept", "revise", "resume", "accept-build"])
      expect(await post(stack, `${key}/${move}`), move).toMatchObject({ status: 409, body: { code: "wrong_stage" } });
    expect(await post(stack, `${key}/close`, { reason: "Early." })).toMatchObject({ status: 409 });
    expect(await post(stack, `${key}/waves/all/launch`, {})).toMatchObject({
      status: 409,
      body: { code: "wrong_stage" },
    });
    expect(await seqOf(key)).toBe(seq);
  });

  test("a closed change refuses everything and keeps its record", async () => {
    const key = await inIntake(stack);
    await post(stack, `${key}/withdraw`, { reason: "Not needed." });
    for (const move of ["submit", "accept", "resume"])
      expect(await post(stack, `${key}/${move}`), move).toMatchObject({ status: 409, body: { code: "wrong_stage" } });
    expect((await call(stack, "GET", `/api/v1/changes/${key}`)).body).toMatchObject({
      stage: "closed",
      outcome: "withdrawn",
    });
  });

  test("on hold nothing is decided; resumed it goes on", async () => {
    const key = await inAlignment(stack);
    expect(await post(stack, `${key}/hold`, { reason: "Budget review." })).toMatchObject({
      status: 200,
      body: { stage: "alignment" },
    });
    const [request] = await requestsOf(stack, key);
    expect(await post(stack, `${key}/signoffs/${request?.id}/resend`)).toMatchObject({
      status: 409,
      body: { code: "on_hold" },
    });
    expect((await post(stack, `${key}/resume`)).body).toMatchObject({ heldSince: null });
  });

  test("the same Idempotency-Key moves once, however often it comes", async () => {
    const key = await inIntake(stack);
    const once = { "idempotency-key": randomUUID() };
    const answers = await Promise.all(Array.from({ length: 4 }, () => post(stack, `${key}/accept`, undefined, once)));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const seq = await seqOf(key);
    expect((await post(stack, `${key}/accept`, undefined, once)).status).toBe(200);
    expect(await seqOf(key)).toBe(seq);
    expect((await post(stack, `${key}/accept`)).status).toBe(409);
  });

  test("404 for a change that does not exist", async () => {
    for (const move of ["submit", "accept"])
      expect(await post(stack, `CHG-999999/${move}`), move).toMatchObject({ status: 404, body: { code: "not_found" } });
  });
});

describe("sign-off requests", () => {
  test("are listed without a link or token, before and after a decision", async () => {
    const key = await inAlignment(stack);
    const [first] = await requestsOf(stack, key);
    await decide(stack, key, first?.id ?? "", 1, "decline");
    const answer = await call(stack, "GET", `/api/v1/changes/${key}/signoffs`);
    expect(JSON.stringify(answer.body)).not.toMatch(/\/s\/|token/);
    expect(answer.body).toMatchObject({
      gates: [
        {
          standing: "declined",
          requests: [{ choice: "decline", reason: "Too early.", decidedAt: expect.stringMatching(/Z$/) }, {}],
        },
      ],
    });
  });

  test("resend voids the old link and makes a new one; revoke makes none", async () => {
    const key = await inAlignment(stack);
    const [first] = await requestsOf(stack, key);
    const id = first?.id ?? "";
    expect((await post(stack, `${key}/signoffs/${id}/resend`)).status).toBe(200);
    expect(await decide(stack, key, id, 1, "approve")).toMatchObject({ is: "refused" });
    expect((await requestsOf(stack, key))[0]).toMatchObject({ standing: "open", generation: 2, link: "live" });
    expect((await post(stack, `${key}/signoffs/${id}/revoke`)).status).toBe(200);
    expect(await decide(stack, key, id, 2, "approve")).toMatchObject({ is: "refused" });
    expect((await requestsOf(stack, key))[0]).toMatchObject({ standing: "open", link: "revoked" });
    expect(await post(stack, `${key}/signoffs/R9-9/resend`)).toMatchObject({
      status: 404,
      body: { code: "not_found" },
    });
  });
});

describe("work items", () => {
  test("are added, moved and, once none is open, accepted", async () => {
    const key = await inBuild(stack);
    const added = await post(stack, `${key}/work-items`, {
      title: "Migrate reports",
      url: "https://tracker.example/7",
    });
    expect(added.status).toBe(201);
    const list = async () => (await call(stack, "GET", `/api/v1/changes/${key}/work-items`)).body;
    expect(await list()).toMatchObject({
      accepted: false,
      items: [
        { id: "B1", state: "open" },
        { title: "Migrate reports", state: "open", url: "https://tracker.example/7" },
      ],
    });
    expect(await post(stack, `${key}/accept-build`)).toMatchObject({ status: 422, body: { code: "incomplete" } });
    const items = (await list())["items"];
    for (const item of Array.isArray(items) ? items : []) {
      const moved = await call(stack, "PATCH", `/api/v1/changes/${key}/work-items/${String(item.id)}`, {
        state: "done",
      });
      expect(moved.status).toBe(200);
    }
    expect(await post(stack, `${key}/accept-build`)).toMatchObject({
      status: 200,
      body: { stage: "readiness", buildAccepted: true },
    });
  });

  test("400 for a state that does not exist, 404 for an item that does not", async () => {
    const key = await inBuild(stack);
    const patch = (item: string, state: string) =>
      call(stack, "PATCH", `/api/v1/changes/${key}/work-items/${item}`, { state });
    expect(await patch("B1", "perfect")).toMatchObject({ status: 400, body: { errors: [{ path: "state" }] } });
    expect(await patch("B7", "done")).toMatchObject({ status: 404, body: { code: "not_found" } });
    expect(await post(stack, `${key}/work-items`, { title: "" })).toMatchObject({
      status: 400,
      body: { errors: [{ path: "title" }] },
    });
  });
});
