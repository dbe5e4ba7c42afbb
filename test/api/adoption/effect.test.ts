import { afterAll, beforeAll, expect, test } from "vitest";
import type { Caller, Scope } from "../../../app/actor.ts";
import { readSources } from "../../../app/adoption/second-source.ts";
import { adoptionView } from "../../../app/adoption/view.ts";
import { DAY_MS } from "../../../domain/adoption/rule.ts";
import { claimOf } from "../../../web/console/change/claim.ts";
import { call, startStack } from "../../stack.ts";
import type { Stack } from "../../stack.ts";
import { inReadiness, post } from "../change/proposals.ts";

/** What was before a launch, kept then and refused afterwards, and what may be claimed with it. */

let stack: Stack;
const now = Date.now();
const later = now + 70 * DAY_MS;
const keys = { staged: "", together: "", few: "" };
const taken: Record<string, Awaited<ReturnType<typeof post>>> = {};

/** Of each group, who acts every week before the launch and who after. */
const groups = { sales: { people: 30, before: 6, after: 24 }, care: { people: 30, before: 6, after: 9 } } as const;
const members = Object.entries(groups).flatMap(([group, { people, before, after }]) =>
  Array.from({ length: people }, (_, n) => ({
    userId: `${group}-${n}`,
    group,
    isBefore: n < before,
    isAfter: n < after,
  })),
);

const withScopes = (...scopes: Scope[]): Caller => ({ kind: "key", key: "reader", person: null, scopes });
const owner = withScopes("changes:read", "people:read");
const reader = withScopes("changes:read");

beforeAll(async () => {
  stack = await startStack();
  await call(stack, "POST", "/api/v1/sources", { id: "crm", historic: true });
  await populated("teams", members);
  await populated("few", members.slice(0, 6));
  const waves = [
    { name: "Builders", groups: ["sales"] },
    { name: "Carers", groups: ["care"] },
  ];
  keys.staged = await inReadiness(stack, { population: "teams", waves });
  taken["none sent"] = await baselineOf(keys.staged);
  await acted(-14, -1, ({ isBefore }) => isBefore);
  taken["staged"] = await baselineOf(keys.staged);
  taken["no such target"] = await post(stack, `${keys.staged}/targets/T9/baseline`);
  keys.together = await inReadiness(stack, { population: "teams", waves: [] });
  keys.few = await inReadiness(stack, { population: "few", waves: [] });
  for (const [key, wave] of [
    [keys.staged, "W1"],
    [keys.together, "all"],
    [keys.few, "all"],
  ])
    expect((await post(stack, `${key}/waves/${wave}/launch`, { reason: "They learn it on the job." })).status).toBe(
      200,
    );
  taken["after"] = await baselineOf(keys.staged);
  await acted(1, 10, ({ isAfter }) => isAfter);
});
afterAll(() => stack.stop());

async function populated(id: string, people: typeof members): Promise<void> {
  await call(stack, "POST", "/api/v1/populations", { id });
  const rows = people.map(({ userId, group }) => ({ userId, group, joinedAt: "2020-01-01T00:00:00Z" }));
  expect((await call(stack, "POST", `/api/v1/populations/${id}/members`, { members: rows })).status).toBe(200);
}

async function acted(
  from: number,
  to: number,
  who: (member: (typeof members)[number]) => boolean,
  source = "crm",
): Promise<void> {
  const weeks = Array.from({ length: to - from + 1 }, (_, index) => from + index);
  const events = members.filter(who).flatMap(({ userId }) =>
    weeks.map((week) => ({
      type: "track",
      event: "lead_entered",
      userId,
      messageId: `${userId} ${week}`,
      timestamp: new Date(now + (week * 7 - 1) * DAY_MS).toISOString(),
    })),
  );
  expect((await call(stack, "POST", `/api/v1/sources/${source}/import`, { events })).body).toMatchObject({
    rejected: [],
  });
}

function baselineOf(key: string) {
  return post(stack, `${key}/targets/T1/baseline`);
}

async function targetOf(key: string, caller: Caller, asOf: number | null = null) {
  const { targets } = await adoptionView({ db: stack.app.db, now: () => later }, caller, key, asOf);
  return targets[0] ?? expect.fail("a target");
}

test("before the launch it measures the whole audience at the last period ends, and says what is missing", () => {
  expect(taken["none sent"]).toMatchObject({ status: 422, body: { code: "incomplete" } });
  expect(taken["no such target"]?.status).toBe(404);
  expect(taken["staged"]).toMatchObject({ status: 200, body: { rate: 0.2, counted: 12, judged: 60 } });
  expect(taken["staged"]?.body["periods"]).toHaveLength(4);
});

test("after the launch it is refused, and neither added nor changed in the database", async () => {
  expect(taken["after"]).toMatchObject({ status: 409, body: { code: "wrong_stage" } });
  const { db } = stack.app;
  const rows = () => db.selectFrom("baseline").selectAll().where("change", "=", keys.staged).execute();
  const before = await rows();
  expect(before).toHaveLength(1);
  await expect(
    db.updateTable("baseline").set({ counted: 0 }).where("change", "=", keys.staged).execute(),
  ).rejects.toThrow("taken anew, never changed");
  await expect(db.deleteFrom("baseline").where("change", "=", keys.staged).execute()).rejects.toThrow();
  expect(await rows()).toEqual(before);
});

test("nobody took one: the launch does, and before and after are compared with n, an interval and no because", async () => {
  const target = await targetOf(keys.together, owner);
  expect(target.baseline).toMatchObject({ counted: 12, judged: 60, rate: 0.2 });
  const { effect } = target;
  expect(effect).toMatchObject({
    strength: "before-after",
    all: { before: { counted: 12, people: 60 }, after: { counted: 33, people: 60 } },
  });
  if (effect.strength === "none") expect.fail("an effect");
  expect(effect.difference).toBeCloseTo(0.35);
  expect(effect.low).toBeGreaterThan(0.15);
  expect(effect.high).toBeLessThan(0.5);
  const said = sentence(target);
  expect(said).toContain("Before the launch 20% (12 of 60)");
  expect(said).toContain("and 55% (33 of 60)");
  expect(said).not.toContain("because");
});

test("a wave against one that waits: what both have in common is taken off", async () => {
  const target = await targetOf(keys.staged, owner);
  expect(target.effect).toMatchObject({
    strength: "staged",
    launched: { waves: ["W1"], before: { counted: 6, people: 30 }, after: { counted: 24 } },
    waiting: { waves: ["W2"], before: { counted: 6, people: 30 }, after: { counted: 9 } },
  });
  if (target.effect.strength === "none") expect.fail("an effect");
  expect(target.effect.difference).toBeCloseTo(0.5);
  expect(sentence(target)).toMatch(
    /^Builders against Carers, which had not launched by .* \(30 and 30 people\): \+50 points/,
  );
  expect(sentence(target)).toContain("because of the launch");
});

test("too early is no effect, and too few are none", async () => {
  expect((await targetOf(keys.together, owner, now + 5 * DAY_MS)).effect.strength).toBe("none");
  const few = await targetOf(keys.few, owner);
  expect(few.effect).toEqual({ strength: "none", reason: "too_few" });
  expect(sentence(few)).toContain("No comparison: under 20 people");
  expect([few.judged, few.change]).toEqual([6, null]);
  expect((await targetOf(keys.together, owner)).change).toBe(0);
});

test("who may not see names is told no more of an effect than of the numbers it is made of", async () => {
  expect((await targetOf(keys.together, reader)).effect).toMatchObject({ strength: "before-after" });
  const { effect } = await targetOf(keys.staged, reader);
  expect(JSON.stringify(effect)).not.toMatch(/"counted":\d/);
});

test("a baseline of all waves does not tell how few wait, by subtracting those that launched", async () => {
  const few = ["ops-0", "ops-1", "ops-2"].map((userId) => ({
    ...(members[0] ?? expect.fail("a member")),
    userId,
    group: "ops",
  }));
  await populated("uneven", [...members, ...few]);
  const waves = [
    { name: "Most", groups: ["sales", "care"] },
    { name: "Few", groups: ["ops"] },
  ];
  const key = await inReadiness(stack, { population: "uneven", waves });
  expect((await baselineOf(key)).body).toMatchObject({ judged: 63 });
  const launched = await post(stack, `${key}/waves/W1/launch`, { reason: "They learn it on the job." });
  expect(launched.status).toBe(200);
  const [known, told] = [await targetOf(key, owner), await targetOf(key, reader)];
  expect([known.baseline?.judged, known.judged]).toEqual([63, 60]);
  expect(told.baseline).toMatchObject({ judged: 60, rate: 0.19, counted: 11 });
  expect(told.baseline?.periods.map(({ judged }) => judged % 5)).toEqual([0, 0, 0, 0]);
});

test("two sources side by side: what differs by more than it may is opened, explained, and not opened again", async () => {
  const key = keys.together;
  const path = `/api/v1/changes/${key}/targets/T1/second-source`;
  await call(stack, "POST", "/api/v1/sources", { id: "warehouse", historic: true });
  expect(await call(stack, "PUT", path, { source: "crm" })).toMatchObject({ status: 400 });
  expect(await call(stack, "PUT", path, { source: "nowhere" })).toMatchObject({ status: 404 });
  expect((await targetOf(key, owner)).second).toBeNull();
  expect(await call(stack, "PUT", path, { source: "warehouse" })).toMatchObject({
    status: 200,
    body: { tolerance: 0.05 },
  });
  const looked = () => readSources({ db: stack.app.db, now: () => later }, owner, key);
  // A source that has sent nothing is behind, and contradicts nobody.
  expect((await looked()).discrepancies).toEqual([]);
  const missing = new Set(["sales-0", "sales-1", "sales-2", "sales-3", "sales-4", "sales-5"]);
  await acted(1, 10, ({ userId, isAfter }) => isAfter && !missing.has(userId), "warehouse");
  const { targets, discrepancies } = await looked();
  const [everybody, care, sales] = targets[0]?.periods ?? [];
  expect(targets[0]).toMatchObject({ target: "T1", decides: "crm", second: { source: "warehouse" } });
  expect(everybody).toMatchObject({ group: null, judged: 60, counted: 33, secondCounted: 27, isAbove: true });
  expect(care).toMatchObject({ group: "care", counted: 9, secondCounted: 9, difference: 0, isAbove: false });
  expect(sales).toMatchObject({ group: "sales", counted: 24, secondCounted: 18, isAbove: true });
  expect(new Set(discrepancies.map(({ group }) => group))).toEqual(new Set([null, "sales"]));
  expect(discrepancies).toHaveLength(2);
  expect(discrepancies[0]?.owner?.name).toBe("Olga Owner");
  expect((await looked()).discrepancies).toEqual(discrepancies);
  expect((await targetOf(key, owner)).second).toEqual({ source: "warehouse", openSince: everybody?.end });
  const { erika, headers } = await whoExplains();
  for (const [index, { id }] of discrepancies.entries()) {
    const resolve = (body: object) =>
      post(stack, `${key}/discrepancies/${id}/resolve`, body, index === 0 ? headers : undefined);
    expect(await resolve({ resolution: "explained" })).toMatchObject({ status: 400 });
    const explanation = `Erika Erased has ${index === 0 ? "six" : "some"} people who are not in the warehouse yet.`;
    const why = { resolution: "explained", explanation };
    expect(await resolve(why)).toMatchObject({ status: 200, body: why });
    expect(await resolve(why)).toMatchObject({ status: 409 });
  }
  const { status, body } = await call(stack, "GET", `/api/v1/changes/${key}/sources`);
  expect({ status, key: body["key"] }).toEqual({ status: 200, key });
  expect((await looked()).discrepancies.every(({ resolvedAt }) => resolvedAt !== null)).toBe(true);
  // What somebody explained goes with them; what others wrote of them is told.
  const erased = await call(stack, "DELETE", `/api/v1/people/${erika}`);
  expect(erased).toMatchObject({ status: 200, body: { mentions: [{ where: "discrepancy", of: key }] } });
  const kept = (await looked()).discrepancies.map(({ explanation }) => explanation ?? "");
  expect(kept.filter((text) => text.includes("six"))).toEqual([]);
  expect(kept.filter((text) => text.includes("some people"))).toHaveLength(1);
  expect((await targetOf(key, owner)).second).toEqual({ source: "warehouse", openSince: null });
  expect((await targetOf(key, owner)).effect).toMatchObject({ all: { after: { counted: 33 } } });
});

/** Somebody with a key of their own. */
async function whoExplains() {
  const { body } = await call<{ id: string }>(stack, "POST", "/api/v1/people", { name: "Erika Erased" });
  const scopes = ["changes:read", "changes:write"];
  const made = await call(stack, "POST", "/api/v1/keys", { name: "explains", scopes, person: body.id });
  return { erika: body.id, headers: { authorization: `Bearer ${String(made.body["key"])}` } };
}

function sentence(target: Awaited<ReturnType<typeof targetOf>>): string {
  const signed = { baseline: { rate: null, note: "" } } as Parameters<typeof claimOf>[0];
  return claimOf(signed, target, { now: later, timeZone: "UTC", locale: "en-GB" });
}
