import { afterAll, beforeAll, expect, test } from "vitest";
import type { Caller, Scope } from "../../../app/actor.ts";
import { adoptionCsv } from "../../../app/adoption/adoption-csv.ts";
import { adoptionView } from "../../../app/adoption/view.ts";
import { portfolio } from "../../../app/portfolio/portfolio.ts";
import { DAY_MS } from "../../../domain/adoption/rule.ts";
import { call, startStack } from "../../stack.ts";
import type { Stack } from "../../stack.ts";
import { sampleTarget } from "../../path/sample.ts";
import { inReadiness, post } from "../change/proposals.ts";

/** What readers who may not see names are told of a launched change, and those who may, weeks after its launch. */

let stack: Stack;
let teams = "";
let few = "";
/** People of each group, and how many of them act every week. */
const groups = { sales: [8, 4], lab: [20, 20], ops: [3, 1], care: [6, 3] } as const;
const wavesOfTeams = [
  { name: "Builders", groups: ["sales", "lab"] },
  { name: "Carers", groups: ["ops", "care"] },
];
const launchedAt = Date.now();
const later = launchedAt + 70 * DAY_MS;

const withScopes = (...scopes: Scope[]): Caller => ({ kind: "key", key: "reader", person: null, scopes });
const reader = withScopes("changes:read");
const owner = withScopes("changes:read", "people:read");

beforeAll(async () => {
  stack = await startStack();
  await call(stack, "POST", "/api/v1/sources", { id: "crm", historic: true });
  teams = await launched("teams", groups, wavesOfTeams);
  few = await launched("few", { few: [4, 4] }, []);
});
afterAll(() => stack.stop());

type Groups = Readonly<Record<string, readonly [people: number, acting: number]>>;

async function launched(
  population: string,
  parts: Groups,
  waves: readonly object[],
  targets: readonly object[] = [sampleTarget],
): Promise<string> {
  await call(stack, "POST", "/api/v1/populations", { id: population });
  const joinedAt = "2020-01-01T00:00:00Z";
  const people = Object.entries(parts).flatMap(([group, [count, acting]]) =>
    Array.from({ length: count }, (_, index) => ({ userId: `${group}-${index}`, group, isActing: index < acting })),
  );
  const members = people.map(({ userId, group }) => ({ userId, group, joinedAt }));
  expect((await call(stack, "POST", `/api/v1/populations/${population}/members`, { members })).status).toBe(200);
  const trainings = population === "teams" ? ["sales", "lab"].map((group) => ({ name: group, groups: [group] })) : [];
  const key = await inReadiness(stack, { population, waves, trainings, targets });
  const ids = waves.length === 0 ? ["all"] : waves.map((_, index) => `W${index + 1}`);
  for (const id of ids)
    expect((await post(stack, `${key}/waves/${id}/launch`, { reason: "They learn it on the job." })).status).toBe(200);
  const events = people.flatMap(({ userId, isActing }) =>
    Array.from({ length: isActing ? 10 : 0 }, (_, week) => ({
      type: "track",
      event: "lead_entered",
      userId,
      messageId: `${userId} ${week}`,
      timestamp: new Date(launchedAt + (week * 7 + 1) * DAY_MS).toISOString(),
    })),
  );
  expect((await call(stack, "POST", "/api/v1/sources/crm/import", { events })).body).toMatchObject({ rejected: [] });
  return key;
}

async function targetOf(key: string, caller: Caller, asOf: number | null = null) {
  const { targets } = await adoptionView({ db: stack.app.db, now: () => later }, caller, key, asOf);
  return targets[0] ?? expect.fail("a target");
}

test("a reader without names is told of the last period end, whichever instant is asked for", async () => {
  const whole = await targetOf(teams, reader, later);
  const end = whole.curve.at(-1)?.end ?? 0;
  expect(end).toBeLessThanOrEqual(later);
  expect(whole.at).toBe(end);
  for (const beside of [0, 1, 3 * DAY_MS, 7 * DAY_MS - 1])
    expect((await targetOf(teams, reader, end - 7 * DAY_MS + beside)).at).toBe(end - 7 * DAY_MS);
  expect((await targetOf(teams, owner, end - 3 * DAY_MS)).at).toBe(end - 3 * DAY_MS);
});

test("groups that are too small, and those that would give them away, have no number and no verdict at any instant", async () => {
  for (const asOf of [launchedAt + 20 * DAY_MS, launchedAt + 50 * DAY_MS, later]) {
    const target = await targetOf(teams, reader, asOf);
    const hidden = target.groups.filter((group) => group.verdict === null);
    expect(hidden.map(({ group }) => group)).toEqual(["care", "ops"]);
    for (const group of [...hidden, ...target.waves])
      expect(group).toMatchObject({ verdict: null, rate: null, counted: null, judged: null, reachedAt: null });
  }
  const seen = await targetOf(teams, owner, later);
  expect(seen.groups.map(({ group, judged }) => [group, judged])).toEqual([
    ["care", 6],
    ["lab", 20],
    ["ops", 3],
    ["sales", 8],
  ]);
  expect(seen.waves.map(({ judged }) => judged)).toEqual([28, 9]);
});

test("a share near everybody is told as such, another exactly", async () => {
  const { groups: told, rate, bound } = await targetOf(teams, reader);
  const of = (name: string) => told.find(({ group }) => group === name);
  expect(of("lab")).toMatchObject({ rate: 0.95, bound: "at_least", counted: 19, judged: 20, counts: null });
  expect(of("sales")).toMatchObject({ rate: 0.5, bound: null, counted: 4, judged: 8, counts: null });
  expect([rate, bound]).toEqual([28 / 37, null]);
});

test("of fewer people than the smallest group no total is told either, on no page", async () => {
  const target = await targetOf(few, reader);
  expect(target).toMatchObject({ withheld: true, rate: null, counted: 0, judged: 0 });
  expect(JSON.stringify([target.counts, target.speed, target.curve.map(({ counts }) => counts)])).not.toMatch(/[1-9]/);
  expect(await targetOf(few, owner)).toMatchObject({ withheld: false, rate: 1, counted: 4, judged: 4 });
  const listed = async (caller: Caller) => {
    const { items } = await portfolio({ db: stack.app.db, now: () => later }, caller, {}, { limit: 50 });
    return items.find(({ key }) => key === few);
  };
  expect(await listed(reader)).toMatchObject({ tried: null, lapsed: null, target: { rate: null, counted: 0 } });
  expect(await listed(owner)).toMatchObject({ tried: 4, lapsed: 0, target: { rate: 1, counted: 4 } });
});

test("trained is who had completed what the group of that instant has to complete", async () => {
  const at = new Date(launchedAt + DAY_MS).toISOString();
  const done = { completions: [{ person: await idOf("sales-0"), at }] };
  expect((await post(stack, `${teams}/training/L1/completions`, done)).status).toBe(200);
  const moved = new Date(launchedAt + 30 * DAY_MS).toISOString();
  const members = [{ userId: "sales-0", group: "lab", joinedAt: moved }];
  await call(stack, "POST", "/api/v1/populations/teams/members", { members });
  const trained = async (days: number) =>
    (await targetOf(teams, owner, launchedAt + days * DAY_MS)).groups.map(({ group, counts }) => [
      group,
      counts?.trained,
    ]);
  const nobody = { care: 0, lab: 0, ops: 0, sales: 0 };
  expect(Object.fromEntries(await trained(29))).toEqual({ ...nobody, sales: 1 });
  expect(Object.fromEntries(await trained(31))).toEqual(nobody);
});

async function idOf(userId: string): Promise<string> {
  const { body } = await call<{ items: { id: string; name: string }[] }>(
    stack,
    "GET",
    `/api/v1/people?search=${userId}`,
  );
  return body.items.find(({ name }) => name === userId)?.id ?? "";
}

test("neither how fast nor how well tells how many left, nor how many do not use it", async () => {
  const quality = { where: [{ property: "size", is: "exists" as const }], share: 0.5 };
  const key = await launched("leavers", { part: [41, 40] }, [], [{ ...sampleTarget, quality }]);
  const members = [{ userId: "part-0", leftAt: new Date(launchedAt + 30 * DAY_MS).toISOString() }];
  expect((await call(stack, "POST", "/api/v1/populations/leavers/members", { members })).status).toBe(200);
  const known = await targetOf(key, owner);
  expect(known).toMatchObject({ speed: { people: 41 }, utilization: { people: 40, counted: 39 } });
  expect(known).toMatchObject({ proficiency: { people: 39, counted: 0 } });
  const told = await targetOf(key, reader);
  // One left and one does not use it: neither is to be found by subtraction.
  for (const each of [told, ...told.groups]) {
    expect(each.speed).toMatchObject({ people: 40 });
    expect(each.utilization).toMatchObject({ people: 40, bound: "at_least", counted: 38 });
    expect(each.proficiency).toMatchObject({ people: 38, bound: "at_most" });
  }
});

test("how many are trained is told of everybody only, and of nobody beside a wave that is too small", async () => {
  const { body } = await call<{ key: string }>(stack, "POST", "/api/v1/keys", { name: "r", scopes: ["changes:read"] });
  const headers = { authorization: `Bearer ${body.key}` };
  type Training = { name: string; assigned: number | null; completed: number | null };
  const trainings = async (key: string, named = false) => {
    const given = named ? {} : headers;
    const list = await call<{ items: Training[] }>(stack, "GET", `/api/v1/changes/${key}/training`, undefined, given);
    const change = await call<{ trainings: Training[] }>(stack, "GET", `/api/v1/changes/${key}`, undefined, given);
    expect(change.body.trainings).toEqual(list.body.items);
    return list.body.items.map(({ name, assigned, completed }) => [name, assigned, completed]);
  };
  const all = { name: "all", groups: [] };
  const large = await inReadiness(stack, {
    population: "teams",
    waves: wavesOfTeams,
    trainings: [all, { name: "some", groups: ["lab"] }],
  });
  const small = await inReadiness(stack, { population: "few", waves: [], trainings: [all] });
  const alone = await inReadiness(stack, {
    population: "teams",
    waves: [
      { name: "Most", groups: ["sales", "lab", "care"] },
      { name: "Ops", groups: ["ops"] },
    ],
    trainings: [all],
  });
  const done = { completions: [{ person: await idOf("ops-0"), at: new Date(launchedAt).toISOString() }] };
  for (const key of [large, small, alone]) await post(stack, `${key}/training/L1/completions`, done);
  expect(await trainings(large)).toEqual([
    ["all", 37, 1],
    ["some", null, null],
  ]);
  expect(await trainings(small)).toEqual([["all", null, null]]);
  expect(await trainings(alone)).toEqual([["all", null, null]]);
  expect(await trainings(alone, true)).toEqual([["all", 37, 1]]);
});

test("the rates come as a file for a spreadsheet, with what its reader may see", async () => {
  const app = { db: stack.app.db, now: () => later };
  const all = (await adoptionCsv(app, owner, few, null)).replace("\uFEFF", "").trimEnd().split("\n");
  expect(all[0]).toBe(
    "change,target,name,period_end,eligible,maturing,judged,trained,tried,active,habitual,lapsed,rate,threshold,unknown,group,wave",
  );
  const { curve } = await targetOf(few, owner);
  expect(all).toHaveLength(curve.length + 1);
  expect(all.at(-1)).toContain(",4,0,4,");
  const hidden = await adoptionCsv(app, reader, few, null);
  expect(hidden.trimEnd().split("\n").at(-1)).toContain(",,,,,,,,,,0.6,no,,");
  const lab = async (caller: Caller, group: string) =>
    (await adoptionCsv(app, caller, teams, null, { group, wave: null, period: null })).trimEnd().split("\n");
  expect((await lab(reader, "lab")).at(-1)).toMatch(/Z,,,2\d,,,,(19|20),,0\.95,0\.6,no,lab,$/);
  expect((await lab(owner, "lab")).at(-1)).toMatch(/Z,,,2\d,,,,(20|21),,(1|0\.952381),0\.6,no,lab,$/);
  // Nothing is told of a group that is hidden, not even how many rows there would be.
  expect(await lab(reader, "ops")).toHaveLength(1);
  const file = await stack.api.request(`/api/v1/changes/${few}/adoption.csv`, {
    headers: { authorization: `Bearer ${stack.adminKey}` },
  });
  expect(file.headers.get("content-disposition")).toBe(`attachment; filename="${few}-adoption.csv"`);
});
