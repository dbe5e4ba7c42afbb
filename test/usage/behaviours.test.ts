import type { Hono } from "hono";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createApi } from "../../api/app.ts";
import type { Env } from "../../api/env.ts";
import type { App } from "../../app/context.ts";
import { createPages } from "../../web/site.ts";
import { openFrontDoor, posted } from "../api/front-door.ts";
import type { FrontDoor } from "../api/front-door.ts";
import { signIn, textOf } from "../console/visitor.ts";

// A behaviour is picked from events that came and tried on the last weeks, before anybody signs a target on it.

const now = Date.parse("2026-03-04T09:30:00Z");
let door: FrontDoor;
let site: { app: App; api: Hono<Env> };
let headers: { readonly Authorization: string };
let reader: { readonly Authorization: string };

beforeAll(async () => {
  door = await openFrontDoor({}, () => now);
  site = { app: door.app, api: createApi(door.app, { pages: createPages(door.app) }) };
  headers = await door.key("usage:read", "usage:write", "people:read", "people:write");
  reader = await door.key("usage:read");
  await call("/sources", { id: "crm", name: "The CRM" });
  await call("/populations", { id: "sales", name: "Sales" });
  const people = Array.from({ length: 12 }, (_, n) => ({ name: `Person ${n}`, userIds: [`u${n}`] }));
  await call("/people/import", { people });
  const members = people.map((_, n) => ({
    userId: `u${n}`,
    group: n < 9 ? "north" : "south",
    joinedAt: "2025-01-01T00:00:00Z",
  }));
  await call("/populations/sales/members", { members });
  await call("/populations", { id: "grown", name: "Grown" });
  const lately = Array.from({ length: 14 }, (_, n) => ({
    userId: `g${n}`,
    group: n < 8 ? "north" : "south",
    joinedAt: n < 11 ? "2025-01-01T00:00:00Z" : "2025-12-01T00:00:00Z",
  }));
  await call("/populations/grown/members", { members: lately });
  // Monday 2 February to Sunday 1 March are four whole weeks. u0 to u5 save a won deal each week, u6 to u8 a lost one, u9 one alone.
  const weekly = [0, 1, 2, 3].flatMap((week) =>
    Array.from({ length: 9 }, (_, n) =>
      saved(n, `2026-02-${String(3 + 7 * week).padStart(2, "0")}`, n < 6 ? "won" : "lost"),
    ),
  );
  const stranger = { ...saved(99, "2026-02-10", "won") };
  await call("/sources/crm/import", {
    events: [...weekly, saved(9, "2026-02-24", "won"), stranger, saved(0, "2026-03-03", "won")],
  });
});
afterAll(() => door.close());

function saved(n: number, day: string, stage: string) {
  return {
    type: "track",
    messageId: `${n} ${day}`,
    userId: `u${n}`,
    event: "Deal saved",
    timestamp: `${day}T10:00:00Z`,
    properties: { deal: { stage, amount: 100 * (n + 1) }, note: `secret of ${n}` },
  };
}

async function call(path: string, body: unknown, as = headers) {
  const response = await door.api.request(`/api/v1${path}`, posted(body, as));
  return { status: response.status, json: await response.json() };
}

const question = {
  source: "crm",
  behaviour: { event: "Deal saved", where: [{ property: "deal.stage", is: "equals", value: "won" }] },
  population: "sales",
  habit: { period: "week", k: 1, m: 3, w: 4 },
  periods: 2,
};

const grown = { ...question, population: "grown" };

describe("over HTTP", () => {
  test("properties are told with values that many had, and none that one had", async () => {
    const response = await door.api.request("/api/v1/behaviours/properties?source=crm&event=Deal%20saved", { headers });
    const found = await response.json();
    expect(found.sampled).toBe(39);
    const byName = Object.fromEntries(found.properties.map((each: { property: string }) => [each.property, each]));
    // Three people lost some; the eleven amounts are of one each.
    expect(byName["deal.stage"]).toMatchObject({ distinct: 2, values: [{ value: "won", events: 27 }] });
    expect(byName["deal.amount"]).toMatchObject({ kind: "number", range: { least: 500, middle: 500, most: 700 } });
    expect(JSON.stringify(found)).not.toContain("secret");
  });

  test("who would have qualified is counted at each of the last period ends, by group at the last", async () => {
    const { status, json } = await call("/behaviours/preview", question);
    expect(status).toBe(200);
    expect(json.until).toBe("2026-03-03T10:00:00Z");
    expect(json.periods).toEqual([
      { end: "2026-02-23T00:00:00Z", judged: 12, active: 6, habitual: 6, rate: 0.5 },
      { end: "2026-03-02T00:00:00Z", judged: 12, active: 7, habitual: 6, rate: 0.5 },
    ]);
    expect(json.groups).toEqual([
      { group: "north", judged: 9, active: 6, habitual: 6, rate: 6 / 9 },
      { group: "south", judged: 3, active: 1, habitual: 0, rate: 0 },
    ]);
  });

  test("groups of few are hidden from who may not see names, with as many others as it takes", async () => {
    const { json } = await call("/behaviours/preview", question, reader);
    const hidden = { judged: null, active: null, habitual: null, rate: null };
    expect(json.groups).toEqual([
      { group: "north", ...hidden },
      { group: "south", ...hidden },
    ]);
    expect(json.periods.at(-1)).toMatchObject({ judged: 12, habitual: 6 });
    // Nor does another question: the south had three before, and one about today alone is decided in the same way.
    const today = await call(
      "/behaviours/preview",
      { ...grown, periods: 1, habit: { period: "day", k: 1, m: 1, w: 1 } },
      reader,
    );
    expect(today.json.groups).toEqual([
      { group: "north", ...hidden },
      { group: "south", ...hidden },
    ]);
    expect(today.json.periods.at(-1)).toMatchObject({ judged: 14 });
    // A part of the people would be subtracted from all of them.
    const part = await call("/behaviours/preview", { ...question, groups: ["north"] }, reader);
    expect(part).toMatchObject({ status: 400, json: { errors: [{ path: "groups" }] } });
    expect((await call("/behaviours/preview", { ...question, groups: ["north"] })).status).toBe(200);
  });

  test("nothing is kept of a preview: no rollup is begun", async () => {
    const before = await door.app.db.selectFrom("usage_series").select("id").execute();
    await call("/behaviours/preview", { ...question, behaviour: { event: "Deal saved", where: [] } });
    expect(await door.app.db.selectFrom("usage_series").select("id").execute()).toEqual(before);
  });

  test.each([
    [{ ...question, population: "nobody" }, 404, undefined],
    [{ ...question, source: "nothing" }, 404, undefined],
    [{ ...question, habit: { period: "week", k: 1, m: 5, w: 4 } }, 400, "habit.m"],
    [{ ...question, behaviour: { event: "", where: [] } }, 400, "behaviour.event"],
    [{ ...question, timeZone: "Mars" }, 400, "timeZone"],
    [{ ...question, periods: 100 }, 400, "periods"],
  ])("%j is refused with %i", async (body, status, path) => {
    const answer = await call("/behaviours/preview", body);
    expect(answer.status).toBe(status);
    expect(answer.json.errors?.[0]?.path).toBe(path);
  });
});

describe("on the page", () => {
  test("from an event to its values to who would have qualified to a proposal, without script", async () => {
    const petra = await signIn(site);
    const list = await petra.get("/behaviours");
    const event =
      /href="(\/behaviours\?source=crm&amp;event=[^"]+)"/.exec(list.html)?.[1]?.replaceAll("&amp;", "&") ?? "";
    const one = await petra.get(event);
    expect(textOf(one.html)).toContain("Values of fewer than five people are not shown.");
    const value = [...one.html.matchAll(/href="(\/behaviours\?[^"]+)">won</g)][0]?.[1]?.replaceAll("&amp;", "&") ?? "";
    expect(new URLSearchParams(value.split("?")[1]).get("where")).toBe("deal.stage is won");
    const asked = await petra.get(`${value}&population=sales`);
    expect(textOf(asked.html)).toContain("50%, 6 of 12, would have had the habit on 2 March.");
    const proposal = /href="(\/changes\/new\?[^"]+)"[^>]*>\s*Propose a change with it/.exec(asked.html)?.[1] ?? "";
    const form = await petra.get(proposal.replaceAll("&amp;", "&"));
    expect(form.html).toContain("deal.stage is won</textarea>");
    expect(form.html).toMatch(
      /name="targets\.0\.behaviour\.event"[^>]*value="Deal saved"|value="Deal saved"[^>]*name="targets\.0\.behaviour\.event"/,
    );
  });

  test("a filter that is none is said at its input, with what was typed kept", async () => {
    const petra = await signIn(site);
    const page = await petra.get("/behaviours?source=crm&event=Deal+saved&population=sales&where=stage+%3D+won");
    expect(page.status).toBe(400);
    expect(textOf(page.html)).toContain("“stage = won” is no filter.");
    expect(page.html).toContain("stage = won</textarea>");
  });
});
