import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { evidenceOf } from "../../store/usage/evidence.ts";
import { listRejects } from "../../store/usage/rejects.ts";
import { unknownKeys } from "../../store/usage/unknown-keys.ts";
import { countsOf, startIntake } from "./intake-server.ts";
import type { IntakeServer } from "./intake-server.ts";

// Proves what intake answers to what real clients send, and what is stored of it.

let intake: IntakeServer;

beforeAll(async () => {
  intake = await startIntake();
});
afterAll(async () => intake.stop());

function track(messageId: string, more: object = {}) {
  const timestamp = "2026-03-03T09:00:00.000Z";
  return { type: "track", messageId, userId: "u1", event: "Deal saved", timestamp, ...more };
}

async function storedAt(source: number): Promise<Record<string, string>> {
  const rows = await intake.db
    .selectFrom("usage_event")
    .select(["message_id", "at"])
    .where("source", "=", source)
    .orderBy("message_id")
    .execute();
  return Object.fromEntries(rows.map((row) => [row.message_id, row.at.toISOString()]));
}

test("a body is read by what it is: gzip said to be a form, text from a browser, an address that names the type", async () => {
  const { writeKey, number } = await intake.newSource({ id: "forms" });
  const form = { "content-type": "application/x-www-form-urlencoded" };
  const zipped = gzipSync(JSON.stringify({ batch: [track("zipped")], writeKey }));
  expect(await intake.post("/v1/batch", zipped, { headers: form })).toMatchObject({
    status: 200,
    json: { accepted: 1 },
  });
  const text = JSON.stringify({ ...track("text"), type: undefined, writeKey });
  expect(await intake.post("/v1/t", text, { headers: { "content-type": "text/plain" } })).toMatchObject({
    json: { accepted: 1 },
  });
  expect(await intake.post("/v1/page", { ...track("page"), name: "Home" }, { key: writeKey })).toMatchObject({
    json: { accepted: 1 },
  });
  expect(Object.keys(await storedAt(number))).toEqual(["page", "text", "zipped"]);
});

test("neither context nor traits nor the user id itself are kept", async () => {
  const { writeKey } = await intake.newSource({ id: "private" });
  const context = { ip: "203.0.113.9", userAgent: "Secret browser" };
  const traits = { email: "dora@example.org", phone: "secret-phone" };
  await intake.post(
    "/v1/batch",
    {
      batch: [
        track("p1", { userId: "dora-secret", context }),
        { type: "identify", messageId: "p2", userId: "dora-secret", traits, context },
        { type: "nonsense", messageId: "p3", userId: "dora-secret", traits, context },
      ],
    },
    { key: writeKey },
  );
  for (const table of ["usage_event", "usage_identity", "usage_link", "usage_reject"] as const) {
    const stored = JSON.stringify(await intake.db.selectFrom(table).selectAll().execute());
    expect(stored).not.toMatch(/203\.0|dora|secret/i);
  }
});

test("an unknown key is answered with 200, counted, and nothing is stored", async () => {
  const before = await unknownKeys(intake.db);
  expect(await intake.post("/v1/batch", { batch: [track("x")] }, { key: "tku_wrong" })).toEqual({
    status: 200,
    json: { success: true },
  });
  expect(await intake.post("/v1/batch", { batch: [track("x")] })).toMatchObject({ status: 200 });
  await expect.poll(async () => (await unknownKeys(intake.db)).requests).toBe(before.requests + 2);
  expect(await intake.db.selectFrom("usage_event").selectAll().where("message_id", "=", "x").execute()).toEqual([]);
});

test("bad messages of a batch are on the source's list with a reason, and the good ones count", async () => {
  const { writeKey } = await intake.newSource({ id: "mixed" });
  const bad: readonly (readonly [unknown, string])[] = [
    ["text", "not_an_object"],
    [track("r1", { type: "view" }), "unknown_type"],
    [track("r2", { userId: null }), "no_user"],
    [track("r3", { event: undefined }), "no_event"],
    [track("r4", { timestamp: "yesterday" }), "bad_time"],
    [track("r5", { timestamp: "2026-02-30T00:00:00Z" }), "bad_time"],
    [track("r6", { timestamp: "2026-03-04T09:30:01Z" }), "in_the_future"],
    [track("r7", { timestamp: "1970-01-01T00:00:00Z" }), "too_old"],
    [track("r8", { userId: "u".repeat(257) }), "too_long"],
    [track("r9", { event: "a\0b" }), "bad_text"],
    [track("r10", { properties: { text: "x".repeat(33_000) } }), "too_many_bytes"],
    [track("r11", { properties: { deep: ["\ud800 half"] } }), "unstorable"],
    [{ type: "alias", messageId: "r12", userId: "u1" }, "no_previous_id"],
  ];
  const batch = [track("g1"), ...bad.map(([message]) => message), track("g2", { properties: { path: "C:\\u0000" } })];
  for (let round = 0; round < 5; round += 1) {
    const { status, json } = await intake.post("/v1/batch", { batch }, { key: writeKey });
    expect({ status, json }).toMatchObject({ status: 200, json: { rejected: bad.length } });
  }
  const list = await listRejects(intake.db, "mixed", { limit: 100, before: null });
  const told = list.filter(({ messageId }) => messageId !== null);
  expect(told.map(({ reason }) => reason).toReversed()).toEqual(bad.slice(1).map(([, reason]) => reason));
  expect(list[0]?.sentence).toMatch(/\.$/);
  // The text has no id, and is known again by what it says.
  expect(await countsOf(intake.db, "mixed")).toMatchObject({ accepted: 2, rejected: bad.length });
});

test("a message nested too deep to be kept takes no other down with it", async () => {
  const { writeKey } = await intake.newSource({ id: "deep" });
  const depths = [2_000, 4_000, 6_000, 15_000];
  const nested = depths.map((depth) => {
    const plain = JSON.stringify(track(`deep ${depth}`, { properties: { nested: "here" } }));
    return plain.replace('"here"', "[".repeat(depth) + "]".repeat(depth));
  });
  const good = Array.from({ length: 7 }, (_, n) => JSON.stringify(track(`fine ${n}`)));
  const body = `{"batch":[${[...good.slice(0, 5), ...nested, ...good.slice(5)].join(",")}]}`;
  const { status, json } = await intake.post("/v1/batch", body, { key: writeKey });
  expect({ status, json }).toMatchObject({ status: 200, json: { success: true } });
  const { accepted, rejected } = await countsOf(intake.db, "deep");
  expect([accepted >= 7, rejected >= 1, accepted + rejected]).toEqual([true, true, 7 + depths.length]);
  const told = await listRejects(intake.db, "deep", { limit: 10, before: null });
  expect(new Set(told.map(({ reason }) => reason))).toEqual(new Set(["unstorable"]));
});

test("what is no JSON, or no batch, or too large, is answered with 200 and told on the list; strict mode gets codes", async () => {
  const { writeKey } = await intake.newSource({ id: "strict" });
  const large = JSON.stringify({ batch: [track("l", { properties: { text: "x".repeat(600_000) } })] });
  const cases = [
    ["no json {", 400, "not_json"],
    [JSON.stringify({ events: [] }), 400, "no_batch"],
    [large, 413, "too_large"],
    [gzipSync(large), 413, "too_large"],
    [Buffer.from([0x1f, 0x8b, 1, 2]), 400, "not_json"],
  ] as const;
  for (const [body, status, reason] of cases) {
    expect(await intake.post("/v1/batch", body, { key: writeKey })).toMatchObject({
      status: 200,
      json: { success: true },
    });
    const strict = await intake.post("/v1/batch", body, { key: writeKey, headers: { "x-strict-mode": "1" } });
    expect(strict).toMatchObject({ status, json: { success: false, rejected: [{ index: 0, reason }] } });
  }
  const headers = { "x-strict-mode": "1" };
  expect(await intake.post("/v1/batch", { batch: [] }, { key: "tku_wrong", headers })).toMatchObject({ status: 401 });
  expect(await intake.post("/v1/batch", { batch: [track("ok")] }, { key: writeKey, headers })).toMatchObject({
    status: 200,
    json: { accepted: 1 },
  });
  // Each twice; but for the one whose body was not even read, all are known again.
  expect(await countsOf(intake.db, "strict")).toMatchObject({ accepted: 1, rejected: 6 });
});

test("a wrong clock cancels out, except where history is told", async () => {
  const live = await intake.newSource({ id: "clock" });
  const past = await intake.newSource({ id: "clock-past", historic: true });
  // The sender's clock is a year and an hour fast.
  const sentAt = "2027-03-03T10:30:00Z";
  const batch = [
    track("one", { timestamp: "2027-03-03T10:20:00Z" }),
    track("two", { timestamp: "2027-03-03T11:00:00+01:00" }),
    track("three", { timestamp: undefined }),
  ];
  await intake.post("/v1/batch", { batch, sentAt }, { key: live.writeKey });
  expect(await storedAt(live.number)).toEqual({
    one: "2026-03-03T09:20:00.000Z",
    two: "2026-03-03T09:00:00.000Z",
    three: "2026-03-03T09:30:00.000Z",
  });
  await intake.post("/v1/batch", { batch: batch.slice(0, 2), sentAt }, { key: past.writeKey });
  const given = { one: "2027-03-03T10:20:00.000Z", two: "2027-03-03T10:00:00.000Z" };
  expect(await storedAt(past.number)).toEqual(given);
  const imported = await intake.newSource({ id: "clock-import" });
  const old = batch.slice(0, 2).map((one) => ({ ...one, timestamp: one.timestamp?.replace("2027", "2025") }));
  await intake.post("/v1/import", { batch: old, sentAt }, { key: imported.writeKey });
  expect(await storedAt(imported.number)).toEqual({ one: "2025-03-03T10:20:00.000Z", two: "2025-03-03T10:00:00.000Z" });
});

test("what is dated more than a day ahead is rejected, told as history too", async () => {
  const { writeKey } = await intake.newSource({ id: "ahead" });
  const far = track("far", { timestamp: "2099-01-01T00:00:00Z" });
  const near = track("near", { timestamp: "2026-03-04T09:00:00Z" });
  const headers = { "x-strict-mode": "1" };
  const answer = await intake.post("/v1/import", { batch: [far, near] }, { key: writeKey, headers });
  expect(answer).toMatchObject({ json: { rejected: [{ index: 0, reason: "in_the_future" }] } });
  expect(await countsOf(intake.db, "ahead")).toMatchObject({
    accepted: 1,
    rejected: 1,
    watermark: "2026-03-04T09:00:00.000Z",
  });
});

test("an event dated far ahead keeps a source no fresher than the events up to the instant asked about", async () => {
  const { writeKey } = await intake.newSource({ id: "leading", historic: true });
  const at = (messageId: string, timestamp: string) => track(messageId, { timestamp });
  const batch = [at("l1", "2026-03-01T00:00:00Z"), at("l2", "2026-03-03T00:00:00Z"), at("l3", "2099-01-01T00:00:00Z")];
  await intake.post("/v1/batch", { batch }, { key: writeKey });
  const newest = async (instant: string) => {
    const reach = await evidenceOf(intake.db, "leading", Date.parse(instant));
    return reach.watermark === null ? null : new Date(reach.watermark).toISOString();
  };
  expect(await newest("2026-06-01T00:00:00Z")).toBe("2026-03-03T00:00:00.000Z");
  expect(await newest("2026-03-02T00:00:00Z")).toBe("2026-03-01T00:00:00.000Z");
  expect(await newest("2026-03-03T00:00:00Z")).toBe("2026-03-03T00:00:00.000Z");
  expect(await newest("2026-02-01T00:00:00Z")).toBeNull();
  expect(await newest("2100-01-01T00:00:00Z")).toBe("2099-01-01T00:00:00.000Z");
});

test("without an id a dated message counts once, an undated one each time", async () => {
  const { writeKey } = await intake.newSource({ id: "idless" });
  const dated = { ...track(""), messageId: undefined };
  const undated = { ...dated, timestamp: undefined };
  for (let round = 0; round < 3; round += 1) {
    await intake.post("/v1/batch", { batch: [dated, undated, dated] }, { key: writeKey });
  }
  expect(await countsOf(intake.db, "idless")).toMatchObject({ accepted: 1 + 3, duplicates: 5 });
});

test("a browser of another site may ask and send", async () => {
  const preflight = await fetch(`${intake.url}/v1/t`, { method: "OPTIONS" });
  expect([preflight.status, preflight.headers.get("access-control-allow-origin")]).toEqual([204, "*"]);
  const settings = await fetch(`${intake.url}/v1/projects/abc/settings`);
  expect(await settings.json()).toMatchObject({
    integrations: { "Segment.io": { apiKey: "abc", apiHost: `${new URL(intake.url).host}/v1` } },
  });
});
