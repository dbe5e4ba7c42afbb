import type { Hono } from "hono";
import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApi } from "../../api/app.ts";
import type { Env } from "../../api/env.ts";
import type { App } from "../../app/context.ts";
import { createPages } from "../../web/site.ts";
import { openFrontDoor, posted } from "../api/front-door.ts";
import type { FrontDoor } from "../api/front-door.ts";
import { signIn, textOf } from "../console/visitor.ts";

// What is actually used is counted from raw events: distinct people of two months, by team, and never "unused" where nothing is known.

const now = Date.parse("2026-06-30T12:00:00Z");
let door: FrontDoor;
let site: { app: App; api: Hono<Env> };
let headers: { readonly Authorization: string };
let reader: { readonly Authorization: string };
let time = now;

beforeAll(async () => {
  door = await openFrontDoor({}, () => time);
  site = { app: door.app, api: createApi(door.app, { pages: createPages(door.app) }) };
  headers = await door.key("usage:read", "usage:write", "people:read", "people:write");
  reader = await door.key("usage:read");
});
afterAll(() => door.close());

function event(n: number | string, name: string, day: string) {
  const instant = `${day}T10:00:00Z`;
  return { type: "track", messageId: `${n} ${name} ${instant}`, userId: `u${n}`, event: name, timestamp: instant };
}

async function call(path: string, method = "GET", body?: unknown, as = headers) {
  const init = body === undefined ? { method, headers: as } : { ...posted(body, as), method };
  const response = await door.api.request(`/api/v1${path}`, init);
  const text = await response.text();
  return { status: response.status, json: text.startsWith("{") ? JSON.parse(text) : text };
}

const many = (count: number, from = 0) => Array.from({ length: count }, (_, n) => n + from);

test("before anything came the page says what to do, and the answer is empty", async () => {
  expect((await call("/inventory")).json).toMatchObject({ tools: [], features: [] });
  const page = await (await signIn(site)).get("/inventory");
  expect(textOf(page.html)).toContain("Nothing to count yet.");
});

describe("with events of two months", () => {
  beforeAll(async () => {
    const people = many(12).map((n) => ({ name: `Person ${n}`, userIds: [`u${n}`], team: n < 9 ? "north" : "south" }));
    await call("/people/import", "POST", { people });
    for (const id of ["crm", "desk", "silent"]) await call("/sources", "POST", { id, name: `The ${id}` });
    await call("/sources/crm/import", "POST", {
      events: [
        ...many(12).flatMap((n) => [event(n, "Deal saved", "2026-05-10"), event(n, "Deal saved", "2026-05-12")]),
        ...many(6).map((n) => event(n, "Deal saved", "2026-06-20")),
        ...many(9).flatMap((n) => [event(n, "Report opened", "2026-04-20"), event(n, "Report opened", "2026-06-20")]),
        event(0, "Deal saved", "2026-06-29"),
        event("stranger", "Deal exported", "2026-06-20"),
      ],
    });
    await call("/sources/desk/import", "POST", {
      events: many(8).map((n) => event(n, n < 4 ? "ticket_opened" : "asset_listed", "2026-03-01")),
    });
    await call("/sources/silent/import", "POST", { events: [event(1, "Seen", "2026-05-01")] });
    await call("/sources/desk/complete-until", "POST", { until: "2026-06-30T00:00:00Z" });
  });

  test("features are counted by distinct people, known from unknown kept apart, by team", async () => {
    const { json } = await call("/inventory");
    const of = Object.fromEntries(json.features.map((each: { event: string }) => [each.event, each]));
    expect(of["Deal saved"]).toMatchObject({
      people: 6,
      before: 12,
      trend: "shrinking",
      lastAt: "2026-06-29T10:00:00Z",
    });
    expect(of["Deal saved"].teams).toEqual([
      { team: "north", people: 6, before: 9 },
      { team: "south", people: 0, before: 3 },
    ]);
    expect(of["Report opened"]).toMatchObject({ people: 9, before: 0, trend: "growing" });
    expect(of["Deal exported"]).toMatchObject({ people: 0, strangers: 1, trend: "unknown" });
    expect(of["ticket_opened"]).toMatchObject({ people: 0, before: 0, trend: "unused" });
    expect(of["Seen"]).toMatchObject({ trend: "unknown", blindness: { source: "silent", reason: "stale" } });
    // Nine of June and the three of May who are not among them.
    expect(json.tools.find((each: { id: string }) => each.id === "crm")).toMatchObject({ people: 9, before: 12 });
  });

  test("numbers of few are not told to who may not see names", async () => {
    const { json } = await call("/inventory", "GET", undefined, reader);
    const of = (name: string) => json.features.find((each: { event: string }) => each.event === name);
    // Six of the tool's nine: the other three would be found by subtraction.
    expect(of("Deal saved")).toMatchObject({ people: null, before: null });
    expect(of("Report opened")).toMatchObject({ people: 9, before: 0 });
    const crm = json.tools.find((each: { id: string }) => each.id === "crm");
    expect(crm).toMatchObject({ people: 9, before: 12 });
    expect(crm.teams.map((each: { people: number | null }) => each.people)).toEqual([null, null]);
  });

  test("a tool that is told of is counted by its prefix at once, with what one of its people costs", async () => {
    const desk = {
      name: "Old desk",
      costPerYear: 40_000,
      currency: "EUR",
      belongs: [{ source: "desk", prefix: "ticket_" }],
    };
    expect((await call("/inventory/old-desk", "PUT", desk)).status).toBe(200);
    const crm = { name: "The CRM", costPerYear: 900, currency: "EUR", owner: "Sales IT" };
    expect((await call("/inventory/crm", "PUT", crm)).status).toBe(200);
    const { json } = await call("/inventory");
    expect(json.tools.map((each: { id: string }) => each.id)).toEqual(["crm", "old-desk", "silent"]);
    expect(json.tools[0]).toMatchObject({ costPerPerson: 100, owner: "Sales IT", isTold: true });
    expect(json.tools[1]).toMatchObject({
      trend: "unused",
      costPerPerson: null,
      mainFeature: { event: "ticket_opened" },
    });
    const { json: csv } = await call("/inventory.csv");
    expect(csv).toContain("tool,crm,,,shrinking,9,12,2026-06-29T10:00:00Z,900,EUR,100.00,Sales IT");
    expect(csv).toContain("feature,crm,Deal saved,north,,6,9,,,,,");
  });

  test("what comes later is counted when asked to, or a day later, and not on every view", async () => {
    const peopleOf = async (path = "/inventory", method = "GET") =>
      (await call(path, method)).json.features.find((each: { event: string }) => each.event === "Deal saved").people;
    await call("/sources/crm/import", "POST", { events: [event(10, "Deal saved", "2026-06-28")] });
    expect(await peopleOf()).toBe(6);
    expect(await peopleOf("/inventory/count", "POST")).toBe(7);
    await call("/sources/crm/import", "POST", { events: [event(11, "Deal saved", "2026-06-28")] });
    time = now + 86_400_001;
    expect(await peopleOf()).toBe(8);
    time = now;
  });

  test("a count that takes long goes on beside: the answer is the last one, and nothing uncounted is called unused", async () => {
    // Somebody else counts, as it seems, and is not through.
    const before = (await call("/inventory")).json;
    const other = await door.app.db.startTransaction().execute();
    await sql`select pg_advisory_xact_lock(hashtext('inventory'))`.execute(other);
    expect(before.isCounting).toBe(false);
    const belongs = [{ source: "crm", prefix: "Deal" }];
    await call("/inventory/deals", "PUT", { name: "Deals", belongs });
    await call("/sources/crm/import", "POST", { events: [event(1, "Deal archived", "2026-06-29")] });
    const asked = performance.now();
    const { json } = await call("/inventory/count", "POST");
    expect(performance.now() - asked).toBeLessThan(10_000);
    expect(json).toMatchObject({ isCounting: true, countedAt: before.countedAt });
    const saved = (all: typeof json) => all.features.find((each: { event: string }) => each.event === "Deal saved");
    expect(saved(json)).toEqual(saved(before));
    const uncounted = [
      json.tools.find((each: { id: string }) => each.id === "deals"),
      json.features.find((each: { event: string }) => each.event === "Deal archived"),
    ];
    for (const each of uncounted) expect(each).toMatchObject({ isCounted: false, people: null, trend: "unknown" });
    expect(textOf((await (await signIn(site)).get("/inventory")).html)).toContain("People are being counted");
    await other.rollback().execute();
    await expect.poll(async () => (await call("/inventory")).json.isCounting).toBe(false);
    const after = (await call("/inventory")).json;
    expect(after.tools.find((each: { id: string }) => each.id === "deals")).toMatchObject({
      isCounted: true,
      before: 12,
    });
    await call("/inventory/deals", "DELETE");
  });

  test.each([
    ["/inventory/x", { name: "X", belongs: [{ source: "nothing" }] }, "belongs.0.source"],
    ["/inventory/x", { name: "", belongs: [{ source: "crm" }] }, "name"],
    ["/inventory/x", { name: "X", costPerYear: 5, belongs: [{ source: "crm" }] }, "currency"],
    ["/inventory/Not%20an%20id", { name: "X", belongs: [{ source: "crm" }] }, "id"],
  ])("%s with %j is refused at its field", async (path, body, field) => {
    const answer = await call(path, "PUT", body);
    expect(answer.status).toBe(400);
    expect(answer.json.errors[0].path).toBe(field);
  });

  test("telling needs the right to, and can be taken back", async () => {
    expect((await call("/inventory/crm", "PUT", { name: "Mine" }, reader)).status).toBe(403);
    await call("/inventory/short", "PUT", { name: "Short", belongs: [{ source: "silent" }] });
    expect((await call("/inventory/short", "DELETE")).status).toBe(204);
    expect((await call("/inventory/short", "DELETE")).status).toBe(404);
  });

  test("the page says it in sentences, and one click begins a retirement whose target is that use ends", async () => {
    const petra = await signIn(site);
    const page = await petra.get("/inventory");
    const text = textOf(page.html);
    expect(text).toContain("One tool costs €40,000 a year and nobody has used it for 121 days.");
    expect(text).toContain("Of one tool it is not known who uses it.");
    const href = /href="(\/changes\/new\?[^"]*Old\+desk[^"]*)"/.exec(page.html)?.[1]?.replaceAll("&amp;", "&") ?? "";
    const form = await petra.get(href);
    expect(form.html).toContain('value="Retire Old desk"');
    expect(form.html).toContain('value="ticket_opened"');
    expect(form.html).toContain('<option value="at_most" selected');
  });

  test("a tool is told of on the page, and what is wrong is said with what was typed kept", async () => {
    const petra = await signIn(site);
    const wrong = await petra.post("/inventory/tools", { name: "Assets", belongs: "nothing: asset_", currency: "EUR" });
    expect(wrong.status).toBe(400);
    expect(textOf(wrong.html)).toContain("There is no source “nothing”.");
    expect(wrong.html).toContain("nothing: asset_</textarea>");
    await petra.post("/inventory/tools", {
      name: "Assets",
      belongs: "desk: asset_",
      costPerYear: "10",
      currency: "usd",
    });
    const { json } = await call("/inventory");
    expect(json.tools.find((each: { id: string }) => each.id === "assets")).toMatchObject({
      currency: "USD",
      trend: "unused",
    });
    const edit = await petra.get("/inventory?tool=assets");
    expect(edit.html).toContain("desk: asset_</textarea>");
  });
});
