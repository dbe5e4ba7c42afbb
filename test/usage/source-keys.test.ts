import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApi } from "../../api/app.ts";
import { keyKeptMs } from "../../app/usage/source-keys.ts";
import { createPages } from "../../web/site.ts";
import { openFrontDoor, posted } from "../api/front-door.ts";
import type { FrontDoor } from "../api/front-door.ts";
import { signIn, textOf } from "../console/visitor.ts";

// Proves what an engineer sees and does at a source, over HTTP and on its page: keys that are made, exchanged and ended, when data last
// came and how late, and what could not be used as a file.

let door: FrontDoor;
let headers: { readonly Authorization: string };
const begin = Date.parse("2026-03-03T09:30:00Z");
let now = begin;

beforeAll(async () => {
  door = await openFrontDoor({}, () => now);
  headers = await door.key("usage:read", "usage:write");
});
afterAll(() => door.close());

async function call(method: "GET" | "POST" | "DELETE", path: string, body?: unknown) {
  const init = body === undefined ? { headers } : posted(body, headers);
  const response = await door.api.request(`/api/v1${path}`, { ...init, method });
  return { status: response.status, json: await response.json() };
}

let nth = 0;
/** Whether an event sent with a key is taken. */
async function isTaken(writeKey: string, more: object = {}): Promise<boolean> {
  nth += 1;
  const event = { messageId: `e${nth}`, userId: "u1", event: "Deal saved", timestamp: new Date(now).toISOString() };
  const response = await door.api.request("/v1/track", posted({ ...event, writeKey, ...more }));
  expect(response.status).toBe(200);
  return ((await response.json()) as { accepted?: number }).accepted === 1;
}

test("a key is exchanged while clients still send with the old one, and an ended key takes nothing", async () => {
  const { writeKey: first } = (await call("POST", "/sources", { id: "crm" })).json;
  const listed = (await call("GET", "/sources/crm/keys")).json.items;
  expect(listed).toMatchObject([{ name: "First key", endsAt: null, lastUsedAt: null, refused: 0 }]);
  const made = await call("POST", "/sources/crm/keys", { name: "Website", replaces: listed[0].id, overlapHours: 2 });
  expect(made).toMatchObject({ status: 201, json: { name: "Website", endsAt: null } });
  const second = made.json.writeKey;
  expect([await isTaken(first), await isTaken(second)]).toEqual([true, true]);
  now = begin + 2 * 3_600_000;
  expect([await isTaken(first), await isTaken(second)]).toEqual([false, true]);
  await expect
    .poll(async () =>
      (await call("GET", "/sources/crm/keys")).json.items.find((key: { name: string }) => key.name === "First key"),
    )
    .toMatchObject({
      endsAt: "2026-03-03T11:30:00Z",
      lastUsedAt: "2026-03-03T09:30:00Z",
      refused: 1,
      refusedAt: "2026-03-03T11:30:00Z",
    });
  const ended = await call("DELETE", `/sources/crm/keys/${made.json.id}`);
  expect(ended).toMatchObject({ status: 200, json: { endsAt: "2026-03-03T11:30:00Z" } });
  now += keyKeptMs;
  expect(await isTaken(second)).toBe(false);
  expect((await call("GET", "/sources/crm")).json).toMatchObject({ keyPrefix: null, accepted: 3 });
  expect(JSON.stringify((await call("GET", "/sources/crm/keys")).json)).not.toContain(second);
});

test("a key of another source is not ended or replaced from here, and a wrong one is told", async () => {
  const { json: own } = await call("POST", "/sources", { id: "own" });
  await call("POST", "/sources", { id: "other" });
  const [key] = (await call("GET", "/sources/own/keys")).json.items;
  expect(await call("DELETE", `/sources/other/keys/${key.id}`)).toMatchObject({ status: 404 });
  expect(await call("POST", "/sources/other/keys", { replaces: key.id })).toMatchObject({ status: 404 });
  expect((await call("GET", "/sources/other/keys")).json.items.length).toBe(1);
  expect(await call("POST", "/sources/own/keys", { overlapHours: -1 })).toMatchObject({
    status: 400,
    json: { errors: [{ path: "overlapHours" }] },
  });
  expect(await isTaken(own.writeKey)).toBe(true);
});

test("a source tells how late its events come, what came on which day, and what could not be used", async () => {
  const { writeKey } = (await call("POST", "/sources", { id: "late" })).json;
  const before = (ms: number) => ({ timestamp: new Date(now - ms).toISOString() });
  for (const ms of [0, 50_000, 1_800_000, 7_200_000, 6 * 86_400_000, 8 * 86_400_000]) {
    expect(await isTaken(writeKey, before(ms))).toBe(true);
  }
  const old = { userId: "u1", type: "track", event: "Deal saved", timestamp: "2020-01-01T00:00:00Z", messageId: "old" };
  await call("POST", "/sources/late/import", { events: [old] });
  await isTaken(writeKey, { event: '=HYPERLINK("http://evil.test")', userId: "", messageId: "@SUM(1)" });
  await isTaken(writeKey, { event: '+1, "quoted"\nline', userId: "", messageId: undefined });
  const { json } = await call("GET", "/sources/late");
  expect(json).toMatchObject({
    lags: { withinMinute: 2, withinHour: 1, withinDay: 1, withinWeek: 1, later: 1 },
    days: [{ day: "2026-03-03", accepted: 7, duplicates: 0, rejected: 2 }],
    lastError: { reason: "no_user" },
  });
  const file = await door.api.request("/api/v1/sources/late/rejects.csv", { headers });
  expect(file.headers.get("content-type")).toContain("text/csv");
  expect(file.headers.get("content-disposition")).toContain("late-rejects.csv");
  const rows: Record<string, string>[] = parse(await file.text(), { bom: true, columns: true });
  expect(rows.map(({ event, message_id }) => [event, message_id])).toEqual([
    ['\'+1, "quoted"\nline', ""],
    ['\'=HYPERLINK("http://evil.test")', "'@SUM(1)"],
  ]);
  expect(rows[0]).toMatchObject({ reason: "no_user", what_to_do: expect.stringMatching(/nobody who acted/) });
  expect(await call("GET", "/sources/late/rejects?reason=too_old")).toMatchObject({ json: { items: [] } });
});

test("the page of a source shows its keys and exchanges them without script", async () => {
  const site = { app: door.app, api: createApi(door.app, { pages: createPages(door.app) }) };
  const petra = await signIn(site);
  const { writeKey } = (await call("POST", "/sources", { id: "page", name: "The CRM" })).json;
  expect(await isTaken(writeKey, { userId: "" })).toBe(false);
  const page = await petra.get("/sources/page");
  expect(textOf(page.html)).toContain("It names nobody who acted");
  expect(page.html).toContain('href="/sources/page/rejects.csv"');
  const file = await petra.get("/sources/page/rejects.csv");
  expect([file.status, file.html]).toEqual([200, expect.stringContaining("no_user")]);
  const [key] = (await call("GET", "/sources/page/keys")).json.items;
  const made = await petra.send(page, "/sources/page/keys", { key: key.id, overlapHours: "24", name: "Website" });
  const shown = /tku_[\w-]{43}/.exec(textOf(made.html))?.[0] ?? "";
  expect(await isTaken(shown)).toBe(true);
  expect(textOf((await petra.get("/sources/page")).html)).toMatch(/works until 4 March 2026/);
  const ended = await petra.post("/sources/page/keys/end", { key: key.id });
  expect([ended.status, ended.location]).toEqual([303, "/sources/page#keys"]);
  expect(textOf((await petra.get("/sources/page")).html)).toContain("ended 3 March 2026");
  const reader = await signIn(site, { email: "rita@example.com", scopes: ["changes:read", "usage:read"] });
  expect((await reader.get("/sources/page")).html).not.toContain("Exchange a key");
  expect((await reader.post("/sources/page/keys/end", { key: key.id })).status).toBe(403);
  await isTaken("tku_nobody");
  await expect
    .poll(async () => textOf((await petra.get("/sources")).html))
    .toMatch(/deliver(y|ies) came with a key that no source has/);
});
