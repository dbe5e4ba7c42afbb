import { afterAll, beforeAll, expect, test } from "vitest";
import type { Hono } from "hono";
import { createApi } from "../../api/app.ts";
import type { Env } from "../../api/env.ts";
import type { App } from "../../app/context.ts";
import { createPages } from "../../web/site.ts";
import { openFrontDoor, posted } from "../api/front-door.ts";
import type { FrontDoor } from "../api/front-door.ts";
import { typedProposal } from "./proposal-fields.ts";
import { signIn, textOf } from "./visitor.ts";
import type { Visitor } from "./visitor.ts";

// A target is tried on real events in the form in which it is written, without script here, and nothing typed is lost by it.

const now = Date.parse("2026-03-04T09:30:00Z");
let door: FrontDoor;
let site: { app: App; api: Hono<Env> };
let petra: Visitor;

beforeAll(async () => {
  door = await openFrontDoor({}, () => now);
  site = { app: door.app, api: createApi(door.app, { pages: createPages(door.app) }) };
  const headers = await door.key("usage:read", "usage:write", "people:read", "people:write");
  const call = async (path: string, body: unknown) => {
    const answer = await door.api.request(`/api/v1${path}`, posted(body, headers));
    expect(answer.status, await answer.text()).toBeLessThan(300);
  };
  for (const id of ["crm", "quiet"]) await call("/sources", { id, name: id });
  const people = Array.from({ length: 12 }, (_, n) => ({ name: `Person ${n}`, userIds: [`u${n}`] }));
  await call("/people/import", { people });
  const member = (n: number) => ({
    userId: `u${n}`,
    group: n < 9 ? "north" : "south",
    joinedAt: "2025-01-01T00:00:00Z",
  });
  for (const [id, size] of [
    ["sales", 12],
    ["few", 3],
  ] as const) {
    await call("/populations", { id, name: id });
    await call(`/populations/${id}/members`, { members: people.slice(0, size).map((_, n) => member(n)) });
  }
  // Monday 2 February to Sunday 1 March are four whole weeks. u0 to u2 save a deal in each of them, u3 in the last alone.
  const saved = (n: number, day: string) => ({
    type: "track",
    messageId: `${n} ${day}`,
    userId: `u${n}`,
    event: "Deal saved",
    timestamp: `${day}T10:00:00Z`,
    properties: { stage: n === 2 ? "lost" : "won" },
  });
  const weeks = ["2026-02-03", "2026-02-10", "2026-02-17", "2026-02-24"];
  const events = weeks.flatMap((day) => [0, 1, 2].map((n) => saved(n, day)));
  await call("/sources/crm/import", { events: [...events, saved(3, "2026-02-24"), saved(0, "2026-03-03")] });
  petra = await signIn(site);
});
afterAll(() => door.close());

const target = (more: Readonly<Record<string, string>> = {}) => ({
  population: "sales",
  "targets.0.behaviour.event": "Deal saved",
  "targets.0.source": "crm",
  "targets.0.period": "week",
  "targets.0.k": "1",
  "targets.0.m": "3",
  "targets.0.w": "4",
  "targets.0.threshold": "60",
  "targets.0.freshnessDays": "2",
  ...more,
});

async function lookedAt(more: Readonly<Record<string, string>> = {}, visitor = petra): Promise<string> {
  const page = await visitor.get("/changes/new");
  const answer = await visitor.send(page, "/changes/new", { ...typedProposal(target(more)), look: "targets.0" });
  expect(answer.status).toBe(200);
  expect(answer.html).toContain('value="Use one definition of a qualified lead"');
  expect(answer.html).toContain('href="#preview-targets-0"');
  return /<div class="target-preview.*?<button class="button" type="submit" name="look"/s.exec(answer.html)?.[0] ?? "";
}

test("the form says how many would have counted against what is asked for, by period and group, and keeps what was typed", async () => {
  const text = textOf(await lookedAt());
  expect(text).toContain("Today 3 of 12 would count, 25%; you ask for 60%.");
  expect(text).toContain("north 9 4 3 33%");
  expect(text).not.toContain("reached already");
  expect(textOf(await lookedAt({ "targets.0.behaviour.where": "stage is won" }))).toContain("2 of 12 would count, 17%");
  expect(textOf(await lookedAt({ "targets.0.counts": "active" }))).toContain("Today 4 of 12 would count, 33%");
});

test("a target that is reached today says so, also one that is to fall", async () => {
  expect(textOf(await lookedAt({ "targets.0.threshold": "20" }))).toContain("It is reached already");
  const falling = { "targets.0.aim": "at_most", "targets.0.counts": "active", "targets.0.threshold": "40" };
  const text = textOf(await lookedAt(falling));
  expect(text).toContain("Today 4 of 12 would count, 33%; you ask for at most 40%.");
  expect(text).toContain("It is reached already");
});

test("what is not known is said to be not known, never zero", async () => {
  const never = textOf(await lookedAt({ "targets.0.behaviour.event": "Deal kept" }));
  expect(never).toContain("Not known: no event “Deal kept” has come from crm yet.");
  expect(textOf(await lookedAt({ "targets.0.source": "quiet" }))).toContain("Not known: no event “Deal saved”");
  const old = textOf(await lookedAt({ "targets.0.freshnessDays": "0.5" }));
  expect(old).toContain("Not known for today: the evidence ends on Tuesday 3 March");
  expect(old).toContain("3 of 12 would have counted, 25%; you ask for 60%.");
});

test("what is still missing or wrong is named, and nothing is counted", async () => {
  expect(textOf(await lookedAt({ population: "" }))).toContain("Choose whose use is counted");
  expect(textOf(await lookedAt({ "targets.0.behaviour.where": "stage = won" }))).toContain(
    "“stage = won” is no filter",
  );
  expect(textOf(await lookedAt({ "targets.0.m": "5" }))).toContain("m must not be more than w");
  expect(textOf(await lookedAt({ "targets.0.timeZone": "Mars" }))).toMatch(/zone/i);
});

test("who may not see names is told of no small group; who may not see usage is offered nothing", async () => {
  const scoped = await signIn(site, {
    email: "sara@example.com",
    scopes: ["changes:read", "changes:write", "usage:read"],
  });
  const text = textOf(await lookedAt({}, scoped));
  expect(text).toContain("Today 3 of 12 would count, 25%");
  expect(text).toContain("south fewer than 5");
  expect(text).toContain("north fewer than 5");
  expect(textOf(await lookedAt({ population: "few" }, scoped))).toContain("Fewer than five people are on the list");
  const blind = await signIn(site, { email: "ben@example.com", scopes: ["changes:read", "changes:write"] });
  const page = await blind.get("/changes/new");
  expect(page.html).not.toContain("Look back with this target");
  const answer = await blind.post("/typed/look", typedProposal(target()));
  expect(textOf(answer.html)).not.toContain("of 12");
});

test("events that came are offered to pick from", async () => {
  const { html } = await petra.get("/changes/new");
  expect(html).toContain('<option value="Deal saved" label="crm, 14 times">');
  expect(html).toMatch(
    /list="seen-events"[^>]*name="targets\.0\.behaviour\.event"|name="targets\.0\.behaviour\.event"[^>]*list="seen-events"/,
  );
});
