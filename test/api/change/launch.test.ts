import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { portfolio } from "../../../app/portfolio/portfolio.ts";
import { resolvePeople } from "../../../app/people/resolve.ts";
import { verifyRecord, RecordExport } from "../../../app/record/verify.ts";
import { findCompletions } from "../../../store/adoption/training.ts";
import { findChange } from "../../../store/change/read.ts";
import { mergeMembers } from "../../../store/people/members.ts";
import { insertPopulation } from "../../../store/people/populations.ts";
import { call, startStack } from "../../stack.ts";
import type { Stack } from "../../stack.ts";
import { inReadiness, post } from "./proposals.ts";

/** Training, launch, adoption, and the record of it all, over HTTP. */

let stack: Stack;
const audience = ["ada@example.com", "ben@example.com", "cleo@example.com"];
beforeAll(async () => {
  stack = await startStack();
  await insertPopulation(stack.app.db, { id: "everyone", name: "Everyone" });
  const people = await resolvePeople(
    stack.app,
    audience.map((email) => ({ path: email, ref: { email, name: email } })),
  );
  const rows = [...people.values()].map((person) => ({
    person,
    group: "sales",
    joinedAt: Date.UTC(2020, 0, 1),
    leftAt: null,
  }));
  await stack.app.db.transaction().execute((tx) => mergeMembers(tx, "everyone", rows));
});
afterAll(() => stack.stop());

async function completions(key: string, type: string, body: string) {
  const path = `/api/v1/changes/${key}/training/L1/completions`;
  const headers = { authorization: `Bearer ${stack.adminKey}`, "content-type": type };
  const response = await stack.api.request(path, { method: "POST", body, headers });
  return { status: response.status, body: await response.json() };
}

describe("training", () => {
  test("completions come as JSON and as CSV; the first one of a person stands", async () => {
    const key = await inReadiness(stack);
    const json = JSON.stringify({ completions: [{ person: audience[0] }] });
    expect(await completions(key, "application/json", json)).toEqual({ status: 200, body: { recorded: 1, known: 0 } });
    const csv = `person,at\n${audience[0]},2026-03-03T09:00:00Z\n${audience[1]},\n`;
    expect(await completions(key, "text/csv; charset=utf-8", csv)).toEqual({
      status: 200,
      body: { recorded: 1, known: 1 },
    });
    const { body } = await call(stack, "GET", `/api/v1/changes/${key}/training`);
    expect(body).toMatchObject({ items: [{ id: "L1", assigned: 3, completed: 2 }] });
  });

  test("400 for a CSV without the column, 404 for a training that does not exist, 415 for anything else", async () => {
    const key = await inReadiness(stack);
    expect(await completions(key, "text/csv", "email\nada@example.com\n")).toMatchObject({
      status: 400,
      body: { code: "invalid" },
    });
    expect(await completions(key, "application/json", "{}")).toMatchObject({
      status: 400,
      body: { errors: [{ path: "completions" }] },
    });
    expect(await completions(key, "application/xml", "<a/>")).toMatchObject({ status: 415 });
    const unknown = await post(stack, `${key}/training/L9/completions`, { completions: [{ person: audience[0] }] });
    expect(unknown).toMatchObject({ status: 404, body: { code: "not_found" } });
  });
});

test("a completion without an instant is of the change's own time, not of the wall clock", async () => {
  const key = await inReadiness(stack);
  const clock = vi.spyOn(stack.app, "now").mockReturnValue(Date.UTC(2020, 0, 1));
  try {
    const headers = { authorization: `Bearer ${stack.adminKey}`, "content-type": "text/csv" };
    const path = `/api/v1/changes/${key}/training/L1/completions`;
    const body = `person,at\n${audience[0]},\n${audience[1]},2019-05-05T09:00:00Z\n`;
    expect((await stack.api.request(path, { method: "POST", body, headers })).status).toBe(200);
  } finally {
    clock.mockRestore();
  }
  const change = await findChange(stack.app.db, key);
  const recorded = await findCompletions(stack.app.db, key);
  expect(recorded.map(({ at }) => at)).toEqual([Date.parse("2019-05-05T09:00:00Z"), change?.lastAt]);
});

describe("launch", () => {
  test("waits for training, or for a reason to go on without; then the roster is frozen", async () => {
    const key = await inReadiness(stack);
    const launch = (body?: unknown) => post(stack, `${key}/waves/all/launch`, body);
    expect(await launch()).toMatchObject({ status: 422, body: { code: "incomplete", errors: [{ path: "reason" }] } });
    const launched = await launch({ reason: "They learn on the job." });
    expect(launched).toMatchObject({
      status: 200,
      body: { stage: "adoption", waves: [{ id: "all", eligible: 3, launchedAt: expect.stringMatching(/Z$/) }] },
    });
    expect(await launch({ reason: "Again." })).toMatchObject({ status: 409 });
  });

  test("can be set for an instant to come", async () => {
    const key = await inReadiness(stack, { trainings: [] });
    const at = new Date(Date.now() + 86_400_000).toISOString();
    const set = await post(stack, `${key}/waves/all/launch`, { at });
    expect(set).toMatchObject({ status: 200, body: { stage: "readiness", waves: [{ launchedAt: null }] } });
    expect(set.body["waves"]).toEqual([
      expect.objectContaining({ scheduledFor: expect.stringContaining(at.slice(0, 19)) }),
    ]);
    expect(await post(stack, `${key}/waves/all/launch`, { at: "tomorrow" })).toMatchObject({
      status: 400,
      body: { errors: [{ path: "at" }] },
    });
    expect(await post(stack, `${key}/waves/W9/launch`, {})).toMatchObject({ status: 404 });
  });
});

describe("after the launch", () => {
  let key = "";
  beforeAll(async () => {
    key = await inReadiness(stack, { trainings: [] });
    expect((await post(stack, `${key}/waves/all/launch`, {})).status).toBe(200);
  });

  test("adoption tells every target; without any event it is unknown, not zero", async () => {
    const { status, body } = await call(stack, "GET", `/api/v1/changes/${key}/adoption`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      key,
      targets: [
        { target: "T1", verdict: "unknown", blindness: { reason: "no_events" }, rate: null, counts: { eligible: 3 } },
      ],
    });
    expect((await call(stack, "GET", `/api/v1/changes/${key}/adoption?asOf=2020-01-01T00:00:00Z`)).body).toMatchObject({
      asOf: "2020-01-01T00:00:00Z",
      targets: [],
    });
    expect(await call(stack, "GET", `/api/v1/changes/${key}/adoption?asOf=now`)).toMatchObject({
      status: 400,
      body: { errors: [{ path: "asOf" }] },
    });
  });

  test("the portfolio lists it with its worst target", async () => {
    const { status, body } = await call(stack, "GET", "/api/v1/portfolio");
    expect(status).toBe(200);
    const items = Array.isArray(body["items"]) ? body["items"] : [];
    expect(items.find((item) => item.key === key)).toMatchObject({
      stage: "adoption",
      daysSinceLaunch: 0,
      target: { id: "T1", threshold: 0.6 },
    });
  });

  test("a reading older than a day is made anew for whoever looks, and kept", async () => {
    const looker: Parameters<typeof portfolio>[1] = {
      kind: "key",
      key: "test",
      person: null,
      scopes: ["changes:read"],
    };
    const targetAt = async (now: number) => {
      const { items } = await portfolio({ db: stack.app.db, now: () => now }, looker, {}, { limit: 50 });
      return items.find((item) => item.key === key)?.target;
    };
    const launchDay = (await targetAt(Date.now()))?.asOf;
    expect(await targetAt(Date.now())).toMatchObject({ verdict: "unknown" });
    await call(stack, "POST", "/api/v1/sources", { id: "crm", name: "CRM" });
    const timestamp = new Date().toISOString();
    const seen = { type: "track", event: "lead_entered", userId: "somebody", messageId: "seen", timestamp };
    expect((await call(stack, "POST", "/api/v1/sources/crm/import", { events: [seen] })).status).toBe(200);
    // What is not known is looked at again after a minute.
    expect(await targetAt(Date.now())).toMatchObject({ verdict: "unknown", asOf: launchDay });
    expect(await targetAt(Date.now() + 120_000)).toMatchObject({ verdict: "open" });
    const inAMonth = Date.now() + 30 * 86_400_000;
    expect(launchDay).toBeLessThan(inAMonth);
    expect(await targetAt(inAMonth)).toMatchObject({ asOf: inAMonth, verdict: "unknown" });
    expect(await targetAt(inAMonth + 30_000)).toMatchObject({ asOf: inAMonth });
  });

  test("a reinforcement that does not exist is 404", async () => {
    expect(await post(stack, `${key}/reinforcements/F1-T1/done`, { note: "Spoke to them." })).toMatchObject({
      status: 404,
    });
  });

  test("the record is paged without hole or repeat, and its export can be verified", async () => {
    const seqs: number[] = [];
    let link = `/api/v1/changes/${key}/events?limit=4`;
    while (link !== "") {
      const page = await call(stack, "GET", link);
      const items = Array.isArray(page.body["items"]) ? page.body["items"] : [];
      seqs.push(...items.map((item) => Number(item.seq)));
      link = /^<(.+)>; rel="next"$/.exec(page.headers.get("link") ?? "")?.[1] ?? "";
    }
    expect(seqs).toEqual(seqs.map((_, index) => index + 1));
    expect(seqs.length).toBeGreaterThan(8);

    const { body } = await call(stack, "GET", `/api/v1/changes/${key}/events/export`);
    const record = RecordExport.parse(body);
    expect(verifyRecord(record)).toEqual({ ok: true, rows: record.events.length, head: record.head.hash });
    expect(verifyRecord({ ...record, events: record.events.slice(0, -1) })).toMatchObject({ ok: false });
  });
});
