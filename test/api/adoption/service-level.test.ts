import { afterAll, beforeAll, expect, test } from "vitest";
import type { Caller, Scope } from "../../../app/actor.ts";
import { everything } from "../../../app/adoption/narrow.ts";
import type { Narrowing } from "../../../app/adoption/narrow.ts";
import { adoptionView } from "../../../app/adoption/view.ts";
import { DAY_MS } from "../../../domain/adoption/rule.ts";
import { addBusinessTime, rollForward } from "../../../lib/business-time/arithmetic.ts";
import { defaultCalendar } from "../../../lib/business-time/schema.ts";
import { sampleTarget } from "../../path/sample.ts";
import { call, startStack } from "../../stack.ts";
import type { Stack } from "../../stack.ts";
import { inDraft, inReadiness, post } from "../change/proposals.ts";

/** A service level and a habit with a rule of good work, from proposal to page: measured, restated by late events, closed. */

const HOUR_MS = 3_600_000;
let stack: Stack;
let key = "";
let launchedAt = 0;

const withScopes = (...scopes: Scope[]): Caller => ({ kind: "key", key: "reader", person: null, scopes });
const owner = withScopes("changes:read", "people:read");
const reader = withScopes("changes:read");

const service = {
  ...sampleTarget,
  name: "Sales contacts a qualified lead",
  behaviour: { event: "lead_qualified" },
  response: {
    behaviour: { event: "lead_contacted" },
    key: { by: "property", property: "lead_id" },
    within: "4 hours",
    groupBy: "region",
  },
  k: null,
  m: null,
  w: null,
  threshold: 0.9,
  graceDays: 0,
} as const;
const habit = { ...sampleTarget, quality: { where: [{ property: "size", is: "exists" as const }], share: 0.5 } };

beforeAll(async () => {
  stack = await startStack();
  await call(stack, "POST", "/api/v1/sources", { id: "crm", historic: true });
  await call(stack, "POST", "/api/v1/populations", { id: "everyone" });
  const members = ["north", "south"].flatMap((group) =>
    Array.from({ length: 6 }, (_, index) => ({ userId: `${group}-${index}`, group, joinedAt: "2020-01-01T00:00:00Z" })),
  );
  expect((await call(stack, "POST", "/api/v1/populations/everyone/members", { members })).status).toBe(200);
  key = await inReadiness(stack, { targets: [service, habit], trainings: [] });
  expect((await post(stack, `${key}/waves/all/launch`, {})).status).toBe(200);
  launchedAt = Date.now();
  await send([...leads(), ...work()]);
});
afterAll(() => stack.stop());

async function send(events: readonly object[]): Promise<void> {
  expect((await call(stack, "POST", "/api/v1/sources/crm/import", { events })).body).toMatchObject({ rejected: [] });
}

const track = (event: string, userId: string, at: number, properties: object) => ({
  type: "track",
  event,
  userId,
  properties,
  messageId: `${event} ${userId} ${at} ${JSON.stringify(properties)}`,
  timestamp: new Date(at).toISOString(),
});

/** The first instant of working time on a day after the launch. */
const morning = (day: number) => rollForward(defaultCalendar, launchedAt + day * DAY_MS);

/** Ten leads a region in the second week: the north answers nine within three hours, the south six and one too late. */
function leads(): object[] {
  return ["north", "south"].flatMap((region) =>
    Array.from({ length: 10 }, (_, index) => {
      const at = morning(7) + index * 60_000;
      const asked = track("lead_qualified", "marketing", at, { lead_id: `${region} ${index}`, region });
      const hours = (region === "north" ? index < 9 : index < 6) ? 3 : region === "south" && index === 6 ? 6 : null;
      if (hours === null) return [asked];
      const answeredAt = addBusinessTime(defaultCalendar, at, { hours });
      return [asked, track("lead_contacted", `${region}-0`, answeredAt, { lead_id: `${region} ${index}` })];
    }).flat(),
  );
}

/** In the north everybody enters leads for ten weeks, all but one with their size; in the south two of six do, without. */
function work(): object[] {
  return ["north", "south"].flatMap((group) =>
    Array.from({ length: group === "north" ? 6 : 2 }, (_, index) =>
      Array.from({ length: 10 }, (_week, week) =>
        track(
          "lead_entered",
          `${group}-${index}`,
          launchedAt + week * 7 * DAY_MS + HOUR_MS,
          group === "north" && index > 0 ? { size: 20 } : {},
        ),
      ),
    ).flat(),
  );
}

async function view(caller: Caller, days: number, asOf: number | null = null) {
  const { targets } = await adoptionView(
    { db: stack.app.db, now: () => launchedAt + days * DAY_MS },
    caller,
    key,
    asOf,
  );
  const [first, second] = targets;
  if (first === undefined || second === undefined) throw new Error("two targets");
  return { service: first, habit: second };
}

/** The end of the week in which the leads of the second week are due. */
async function weekOfLeads(): Promise<number> {
  const { curve } = (await view(owner, 30)).service;
  return curve.find(({ counts }) => counts.judged > 0)?.end ?? 0;
}

test("an incomplete service level is refused by the name of what is missing", async () => {
  const response = { behaviour: { event: "lead_qualified" }, within: "soon" };
  const bad = await inDraft(stack, { targets: [{ ...service, groups: ["north"], response }] });
  const { status, body } = await post(stack, `${bad}/submit`);
  expect(status).toBe(422);
  expect(JSON.stringify(body)).toMatch(/response\.behaviour\.event.*response\.key\.property.*response\.groupBy/);
  expect(JSON.stringify(body)).toContain("targets.0.response.within");
});

test("a service level tells what was due, in time, late and never answered, by group, and its verdict", async () => {
  const end = await weekOfLeads();
  const { service: told } = await view(owner, 30, end);
  expect(told).toMatchObject({ kind: "response", rate: 0.75, counted: 15, judged: 20, verdict: "open", speed: null });
  expect(told.cases).toEqual({ due: 20, onTime: 15, late: 1, unanswered: 4, pending: 0 });
  expect(told.groups.map(({ group, rate, cases }) => [group, rate, cases])).toEqual([
    ["north", 0.9, { due: 10, onTime: 9, late: 0, unanswered: 1, pending: 0 }],
    ["south", 0.6, { due: 10, onTime: 6, late: 1, unanswered: 3, pending: 0 }],
  ]);
  const before = (await view(owner, 30, morning(7) + 2 * HOUR_MS)).service;
  expect(before.cases).toMatchObject({ due: 0, pending: 20 });
  const discreet = (await view(reader, 30, end)).service;
  expect(discreet.cases).toEqual({ due: 20, onTime: 15, late: null, unanswered: null, pending: 0 });
  expect(discreet.groups.map(({ group, rate, cases }) => [group, rate, cases])).toEqual([
    ["north", 0.9, null],
    ["south", 0.6, null],
  ]);
});

test("how fast, how many, how well, by group and with the number of people", async () => {
  const { habit: told } = await view(owner, 68);
  expect(told).toMatchObject({ kind: "habit", utilization: { people: 12, counted: 8, share: 8 / 12 } });
  expect(told.speed).toMatchObject({ people: 12, reached: 8 });
  expect(told.proficiency).toMatchObject({ people: 8, counted: 5, share: 5 / 8 });
  const [north, south] = told.groups;
  expect(north).toMatchObject({ group: "north", proficiency: { people: 6, counted: 5 }, speed: { reached: 6 } });
  expect(south).toMatchObject({
    group: "south",
    utilization: { people: 6, counted: 2 },
    proficiency: { people: 2, counted: 0 },
    speed: { medianDays: null, people: 6, reached: 2 },
  });
  const discreet = (await view(reader, 68)).habit;
  expect(discreet.groups.map(({ proficiency }) => proficiency)).toEqual([null, null]);
  // The north's share is told as a bound, so the south's, from which it could be found, is not told at all.
  expect(discreet.groups.map(({ speed }) => speed?.reached)).toEqual([null, undefined]);
  expect(discreet.proficiency).toMatchObject({ people: 8, counted: 5 });
});

test("a group or a wave alone comes with its own rate over time, and the curve by another period", async () => {
  const end = await weekOfLeads();
  const at = { db: stack.app.db, now: () => launchedAt + 30 * DAY_MS };
  const part = async (caller: Caller, narrowing: Partial<Narrowing>) => {
    const { targets } = await adoptionView(at, caller, key, null, { ...everything, ...narrowing });
    return targets[0] ?? expect.fail("a target");
  };
  const south = await part(owner, { group: "south" });
  expect([south.waves, south.groups.map(({ group }) => group)]).toEqual([[], ["south"]]);
  expect(south.groups[0]?.curve?.find((point) => point.end === end)).toMatchObject({
    counted: 6,
    judged: 10,
    rate: 0.6,
  });
  const all = await part(owner, { wave: "all" });
  expect(all.waves[0]?.curve?.find((point) => point.end === end)).toMatchObject({ counted: 15, judged: 20 });
  const daily = await part(owner, { period: "day" });
  expect(daily.curve.length).toBeGreaterThan(25);
  expect(daily.verdict).toBe(south.verdict);
  await expect(part(reader, { period: "day" })).rejects.toMatchObject({ code: "invalid" });
  const { status, body } = await call(stack, "GET", `/api/v1/changes/${key}/adoption?group=south&period=quarter`);
  expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining("period")]);
});

test("late events restate a past period, and what it was, is, since when and why stay beside each other", async () => {
  const end = await weekOfLeads();
  expect((await view(owner, 40)).service.restatements).toEqual([]);
  const late = addBusinessTime(defaultCalendar, morning(7) + 7 * 60_000, { hours: 1 });
  await send([track("lead_contacted", "south-1", late, { lead_id: "south 7" })]);
  const { service: told } = await view(owner, 41);
  const unseen = told.restatements.filter((each) => each.end === end);
  expect(unseen).toMatchObject([
    {
      end,
      asOf: launchedAt + 41 * DAY_MS,
      was: { rate: 0.75, counted: 15, judged: 20, unknown: false },
      now: { rate: 0.8, counted: 16, judged: 20, unknown: false },
      because: "late_events",
      lateEvents: 1,
    },
  ]);
  expect((await view(owner, 42)).service.restatements).toHaveLength(told.restatements.length);
  expect((await view(owner, 42, launchedAt + 40 * DAY_MS)).service.restatements).toEqual([]);
});

test(
  "a closed outcome stays as it is, with a note of what late data would have made of it",
  { timeout: 60_000 },
  async () => {
    expect((await post(stack, `${key}/close`, { reason: "The team is dissolved." })).status).toBe(200);
    await expect
      .poll(async () => (await call<{ outcome: string | null }>(stack, "GET", `/api/v1/changes/${key}`)).body.outcome, {
        timeout: 40_000,
      })
      .toBe("not_measurable");
    expect((await view(owner, 50)).habit.closedNote).toBeNull();
    await send([track("something", "north-1", launchedAt - HOUR_MS, {})]);
    const { habit: told } = await view(owner, 51);
    expect(told).toMatchObject({ isFinal: true, closedNote: { recorded: "unknown", reads: "open" } });
    const { body } = await call<{ outcome: string }>(stack, "GET", `/api/v1/changes/${key}`);
    expect(body.outcome).toBe("not_measurable");
  },
);
