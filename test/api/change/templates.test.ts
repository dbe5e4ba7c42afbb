import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { createKey } from "../../../app/access/create-key.ts";
import { operator } from "../../../app/actor.ts";
import { sampleChange } from "../../path/sample.ts";
import { call, startStack } from "../../stack.ts";
import type { Stack } from "../../stack.ts";
import { inDraft, inIntake, post } from "./proposals.ts";

/** Templates over HTTP: reading, adding, beginning a change from one, and saving a finished change as one. */

let stack: Stack;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.stop());

const Gates = z.array(
  z.object({ name: z.string(), stakeholders: z.array(z.object({ person: z.string().nullable(), role: z.string() })) }),
);
const Content = z.looseObject({ gates: Gates, asks: z.array(z.string()), tier: z.string() });
const contentOf = (body: Record<string, unknown>) => Content.parse(body["content"]);

const own = {
  id: "office-move",
  name: "Office move",
  about: "To another floor.",
  hints: { "brief.why": "What is wrong with the floor?" },
  content: { asks: ["Pack your desk."], gates: [{ name: "House", stakeholders: [{ role: "Facility manager" }] }] },
};

describe("templates", () => {
  test("200 lists those of the program, each to be read by its id", async () => {
    const { status, body } = await call(stack, "GET", "/api/v1/templates");
    expect(status).toBe(200);
    const ids = z
      .array(z.looseObject({ id: z.string() }))
      .parse(body["items"])
      .map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(["metric-definition", "lead-lifecycle", "tool-retirement"]));
    const one = await call(stack, "GET", "/api/v1/templates/tool-migration");
    expect(one).toMatchObject({ status: 200, body: { id: "tool-migration", content: { tier: "major" } } });
    expect(await call(stack, "GET", "/api/v1/templates/nothing")).toMatchObject({ status: 404 });
  });

  test("201 adds one, at its Location, and 409 keeps the first of an id", async () => {
    const added = await call(stack, "POST", "/api/v1/templates", own);
    expect(added).toMatchObject({ status: 201, body: { id: "office-move", name: "Office move" } });
    expect(added.headers.get("location")).toBe("/api/v1/templates/office-move");
    expect((await call(stack, "GET", "/api/v1/templates/office-move")).body).toEqual(added.body);
    for (const id of ["office-move", "report"])
      expect(await call(stack, "POST", "/api/v1/templates", { ...own, id, name: "Other" })).toMatchObject({
        status: 409,
        body: { errors: [{ path: "id" }] },
      });
    expect((await call(stack, "GET", "/api/v1/templates/office-move")).body["name"]).toBe("Office move");
  });

  test("400 names every field that is wrong, people among them", async () => {
    const gates = [{ name: "House", stakeholders: [{ role: "Facility manager", person: "f@example.com" }] }];
    const wrong = await call(stack, "POST", "/api/v1/templates", { ...own, id: "other", content: { gates } });
    expect(wrong).toMatchObject({ status: 400, body: { errors: [{ path: "content.gates.0.stakeholders.0.person" }] } });
    const sizes = { ...own, id: "Other One", content: { colour: "red" } };
    expect(await call(stack, "POST", "/api/v1/templates", sizes)).toMatchObject({ status: 400 });
  });

  test("403 for a key that may only read", async () => {
    const { key } = await createKey(stack.app, operator, { name: "reader", scopes: ["changes:read"] });
    const headers = { authorization: `Bearer ${key}` };
    expect((await call(stack, "GET", "/api/v1/templates", undefined, headers)).status).toBe(200);
    expect((await call(stack, "POST", "/api/v1/templates", { ...own, id: "x" }, headers)).status).toBe(403);
  });
});

describe("a change from a template", () => {
  test("gets every part it leaves out, and keeps every part it gives, an empty one too", async () => {
    const proposal = { proposer: "petra@example.com", title: "MQL", template: "metric-definition", asks: [] };
    const { status, body } = await call(stack, "POST", "/api/v1/changes", proposal);
    expect(status, JSON.stringify(body)).toBe(201);
    const { gates, asks } = contentOf(body);
    expect(asks).toEqual([]);
    expect(gates.map(({ name }) => name)).toEqual(["Those who report the number", "Those who are judged by it"]);
    expect(gates[0]?.stakeholders[2]).toEqual(expect.objectContaining({ role: "Analytics lead", person: null }));
    expect(body).toMatchObject({ template: "metric-definition", content: { measureEveryDays: 14 } });
    expect(body["missing"]).toEqual(
      expect.arrayContaining(["gates.0.stakeholders.0.person", "targets.0.source", "owner"]),
    );
  });

  test("is asked for once people are named, and its roles are asked", async () => {
    const { template: _, gates: __, ...rest } = { template: null, ...sampleChange() };
    const begun = await call(stack, "POST", "/api/v1/changes", { ...rest, template: "office-move" });
    const key = z.string().parse(begun.body["key"]);
    expect(await post(stack, `${key}/submit`)).toMatchObject({
      status: 422,
      body: { errors: [{ path: "gates.0.stakeholders.0.person", message: /as Facility manager/ }] },
    });
    const [house] = contentOf(begun.body).gates;
    const stakeholders = house?.stakeholders.map((each) => ({ ...each, person: "fay@example.com" }));
    const edited = await call(stack, "PATCH", `/api/v1/changes/${key}`, { gates: [{ ...house, stakeholders }] });
    expect(edited.status, JSON.stringify(edited.body)).toBe(200);
    expect((await post(stack, `${key}/submit`)).status).toBe(200);
    const aligned = await post(stack, `${key}/accept`);
    expect(aligned.body).toMatchObject({ gates: [{ requests: [{ role: "Facility manager" }] }] });
  });

  test("400 for a template there is not", async () => {
    const answer = await call(stack, "POST", "/api/v1/changes", { ...sampleChange(), template: "nothing" });
    expect(answer).toMatchObject({ status: 400, body: { errors: [{ path: "template" }] } });
  });
});

describe("POST /changes/{key}/save-as-template", () => {
  const named = { id: "lead-definition", name: "Lead definition", about: "As CHG did it." };

  test("409 while it is not finished", async () => {
    expect(await post(stack, `${await inDraft(stack)}/save-as-template`, named)).toMatchObject({
      status: 409,
      body: { code: "wrong_stage" },
    });
  });

  test("201 keeps the plan and nobody's name, address or money, and a change begins from it", async () => {
    const key = await inIntake(stack, {
      integrations: [{ connects: "CRM", owner: "ida@example.com", whenItBreaks: "Late", outOfHours: "+49 170 1" }],
    });
    await post(stack, `${key}/decline`, { reason: "Not this year." });
    const saved = await post(stack, `${key}/save-as-template`, named);
    expect(saved.status, JSON.stringify(saved.body)).toBe(201);
    expect(saved.headers.get("location")).toBe("/api/v1/templates/lead-definition");
    expect(saved.body).toMatchObject({
      hints: {
        "brief.decision": expect.stringContaining(key),
        "budget.adoption.planned": expect.stringContaining("5000"),
      },
      content: {
        gates: [{ name: "Finance", stakeholders: [{ person: null, role: "Head of Finance" }, { person: null }] }],
        targets: [{ name: "Leads are entered with their size", owner: null, baseline: null, k: 1 }],
        budget: { build: { planned: null } },
        integrations: [{ connects: "CRM", owner: null, outOfHours: "" }],
        workItems: [{ title: "Add the field" }],
      },
    });
    expect(JSON.stringify(saved.body)).not.toMatch(/@|Fritz|\+49/);
    const begun = await call(stack, "POST", "/api/v1/changes", { proposer: "p@example.com", template: named.id });
    expect(contentOf(begun.body).gates[0]?.name).toBe("Finance");
    expect((await post(stack, `${key}/save-as-template`, named)).status).toBe(409);
  });
});
