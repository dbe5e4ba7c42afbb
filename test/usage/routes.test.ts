import { afterAll, beforeAll, expect, test } from "vitest";
import { openFrontDoor, posted } from "../api/front-door.ts";
import type { FrontDoor } from "../api/front-door.ts";

// Proves sources of usage through the front door: the key shown once, history taken in, what is seen and what was refused.

let door: FrontDoor;
let headers: { readonly Authorization: string };
const now = Date.parse("2026-03-03T09:30:00Z");

beforeAll(async () => {
  door = await openFrontDoor({}, () => now);
  headers = await door.key("usage:read", "usage:write", "people:write");
});
afterAll(() => door.close());

async function call(method: "GET" | "POST", path: string, body?: unknown) {
  const init = body === undefined ? { headers } : posted(body, headers);
  const response = await door.api.request(`/api/v1${path}`, { ...init, method });
  return { status: response.status, json: await response.json() };
}

test("the write key is shown once and takes usage in at the root", async () => {
  const { status, json } = await call("POST", "/sources", { id: "crm", name: "The CRM" });
  expect({ status, json }).toMatchObject({ status: 201, json: { id: "crm", watermark: null, accepted: 0 } });
  expect((await call("GET", "/sources/crm")).json).not.toHaveProperty("writeKey");
  expect(await call("POST", "/sources", { id: "crm" })).toMatchObject({
    status: 409,
    json: { errors: [{ path: "id" }] },
  });
  const event = { messageId: "1", userId: "u1", event: "Deal saved", timestamp: "2026-03-03T09:00:00Z" };
  const sent = await door.api.request("/v1/track", posted({ ...event, writeKey: json.writeKey }));
  expect(await sent.json()).toEqual({ success: true, accepted: 1, duplicates: 0, rejected: 0 });
  expect((await call("GET", "/sources/crm")).json).toMatchObject({
    accepted: 1,
    strangers: 1,
    watermark: "2026-03-03T09:00:00Z",
    lastReceivedAt: "2026-03-03T09:30:00Z",
  });
  await call("POST", "/people/import", { people: [{ name: "U One", userIds: ["u1"] }] });
  expect((await call("GET", "/sources/crm")).json).toMatchObject({ strangers: 0 });
});

test("history is taken in by source, told exactly, and counts once", async () => {
  await call("POST", "/sources", { id: "past" });
  const events = [
    { type: "track", messageId: "h1", userId: "u1", event: "Deal saved", timestamp: "2025-01-01T00:00:00Z" },
    { type: "track", messageId: "h2", userId: "u1", event: "Deal saved" },
    { type: "track", messageId: "h1", userId: "u1", event: "Deal saved", timestamp: "2021-01-01T00:00:00Z" },
  ];
  const first = await call("POST", "/sources/past/import", { events });
  expect(first.json).toMatchObject({ accepted: 1, duplicates: 1, rejected: [{ index: 1, reason: "bad_time" }] });
  const again = await call("POST", "/sources/past/import", { events });
  expect(again.json).toMatchObject({ accepted: 0, duplicates: 2, rejected: [{ index: 1 }] });
  expect((await call("GET", "/sources/past/rejects")).json).toMatchObject({
    items: [{ reason: "bad_time", messageId: "h2", excerpt: { event: "Deal saved" } }],
    next: null,
  });
  expect((await call("GET", "/behaviours/seen?source=past")).json.items).toEqual([
    { source: "past", event: "Deal saved", count: 1, firstAt: "2025-01-01T00:00:00Z", lastAt: "2025-01-01T00:00:00Z" },
  ]);
});

test("somebody vouches for a quiet source, and takes it back", async () => {
  await call("POST", "/sources", { id: "quiet" });
  const until = "2026-03-01T00:00:00Z";
  expect((await call("POST", "/sources/quiet/complete-until", { until })).json).toMatchObject({ completeUntil: until });
  expect((await call("POST", "/sources/quiet/complete-until", { until: null })).json).toMatchObject({
    completeUntil: null,
  });
  expect(await call("POST", "/sources/quiet/complete-until", { until: "soon" })).toMatchObject({ status: 400 });
  expect(await call("POST", "/sources/none/complete-until", { until })).toMatchObject({ status: 404 });
});

test("rejects are read in pages, newest first", async () => {
  await call("POST", "/sources", { id: "bad" });
  const events = Array.from({ length: 5 }, (_, n) => ({ type: "track", messageId: `b${n}`, event: "x" }));
  await call("POST", "/sources/bad/import", { events });
  const first = await call("GET", "/sources/bad/rejects?limit=3");
  const second = await call("GET", `/sources/bad/rejects?limit=3&cursor=${first.json.next}`);
  const ids = [...first.json.items, ...second.json.items].map(({ messageId }: { messageId: string }) => messageId);
  expect(ids).toEqual(["b4", "b3", "b2", "b1", "b0"]);
  expect(second.json.next).toBeNull();
});
