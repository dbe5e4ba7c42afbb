import { afterAll, beforeAll, expect, test } from "vitest";
import { createKey } from "../../../app/access/create-key.ts";
import { operator } from "../../../app/actor.ts";
import type { Caller, Scope } from "../../../app/actor.ts";
import { adoptionView } from "../../../app/adoption/view.ts";
import { DAY_MS } from "../../../domain/adoption/rule.ts";
import { signIn, textOf } from "../../console/visitor.ts";
import { call, startStack } from "../../stack.ts";
import type { Stack } from "../../stack.ts";
import { inReadiness, post } from "../change/proposals.ts";

/** The freeze at launch as numbers, over HTTP and on the page, beside who joined, left and moved since; and what is told without names. */

let stack: Stack;
let key = "";
const launchedAt = Date.now();
const later = launchedAt + 70 * DAY_MS;
const day = (days: number) => new Date(launchedAt + days * DAY_MS).toISOString();
const withScopes = (...scopes: Scope[]): Caller => ({ kind: "key", key: "reader", person: null, scopes });
const reader = withScopes("changes:read");
const owner = withScopes("changes:read", "people:read");

beforeAll(async () => {
  stack = await startStack();
  await call(stack, "POST", "/api/v1/sources", { id: "crm", historic: true });
  await call(stack, "POST", "/api/v1/populations", { id: "field" });
  await members([...people("north", 12), ...people("south", 14), ...people("west", 9)], "2020-01-01T00:00:00Z");
  const waves = [
    { name: "First", groups: ["north", "south"] },
    { name: "Second", groups: ["west"] },
  ];
  key = await inReadiness(stack, { population: "field", waves });
  for (const id of ["W1", "W2"])
    expect((await post(stack, `${key}/waves/${id}/launch`, { reason: "They know it." })).status).toBe(200);
});
afterAll(() => stack.stop());

const people = (group: string, count: number) =>
  Array.from({ length: count }, (_, index) => ({ group, userId: `${group}-${index}` }));

async function members(rows: readonly { group: string; userId: string }[], joinedAt: string) {
  const body = { members: rows.map((row) => ({ ...row, joinedAt })) };
  expect((await call(stack, "POST", "/api/v1/populations/field/members", body)).status).toBe(200);
}

async function leave(userIds: readonly string[], leftAt: string) {
  const body = { members: userIds.map((userId) => ({ userId, leftAt })) };
  expect((await call(stack, "POST", "/api/v1/populations/field/members", body)).status).toBe(200);
}

async function rosterAt(caller: Caller, at: number) {
  const { roster } = await adoptionView({ db: stack.app.db, now: () => later }, caller, key, at);
  return roster ?? expect.fail("a roster");
}

const none = { joined: 0, left: 0, movedIn: 0, movedOut: 0 };

test("frozen is what it was at launch, and who came and went since stands beside it, by wave and group", async () => {
  await members(
    [
      { group: "north", userId: "new-1" },
      { group: "west", userId: "new-2" },
    ],
    day(3),
  );
  await leave(["north-0", "south-0"], day(4));
  await members(
    [
      { group: "west", userId: "south-1" },
      { group: "elsewhere", userId: "south-2" },
    ],
    day(5),
  );
  await members([{ group: "south", userId: "north-1" }], day(6));
  expect(await rosterAt(owner, launchedAt + 2 * DAY_MS)).toMatchObject({ all: { frozen: 35, now: 35, since: none } });
  const at = launchedAt + 10 * DAY_MS;
  expect(await rosterAt(owner, at)).toEqual({
    at,
    all: { frozen: 35, now: 34, since: { at, joined: 2, left: 2, movedIn: 2, movedOut: 3 } },
    waves: [
      {
        wave: "W1",
        name: "First",
        launchedAt: expect.any(Number),
        frozen: 26,
        now: 23,
        since: { at, joined: 1, left: 2, movedIn: 1, movedOut: 3 },
        groups: [
          { group: "north", frozen: 12, now: 11, since: { at, joined: 1, left: 1, movedIn: 0, movedOut: 1 } },
          { group: "south", frozen: 14, now: 12, since: { at, joined: 0, left: 1, movedIn: 1, movedOut: 2 } },
        ],
      },
      {
        wave: "W2",
        name: "Second",
        launchedAt: expect.any(Number),
        frozen: 9,
        now: 11,
        since: { at, joined: 1, left: 0, movedIn: 1, movedOut: 0 },
        groups: [{ group: "west", frozen: 9, now: 11, since: { at, joined: 1, left: 0, movedIn: 1, movedOut: 0 } }],
      },
    ],
  });
});

test("who may not see names is told sizes at period ends, and who came and went as of when it last pointed at nobody", async () => {
  const { at, all, waves } = await rosterAt(reader, launchedAt + 10 * DAY_MS);
  expect(at).toBeLessThanOrEqual(launchedAt + 10 * DAY_MS);
  expect(all).toMatchObject({ frozen: 35, since: { ...none, at: expect.any(Number) } });
  expect(all.since?.at).toBeLessThan(at);
  expect(waves.map((wave) => [wave.frozen, wave.groups.map(({ frozen }) => frozen)])).toEqual([
    [26, [12, 14]],
    [9, [9]],
  ]);
  await leave(["west-0", "west-1", "west-2", "west-3", "west-4", "west-5", "west-6"], day(30));
  const small = await rosterAt(reader, later);
  // West is now smaller than five, and another group is hidden beside it: at every instant alike.
  for (const one of [small, await rosterAt(reader, launchedAt + 10 * DAY_MS)]) {
    const hidden = one.waves.flatMap(({ groups }) => groups).filter(({ frozen }) => frozen === null);
    expect(hidden.map(({ group }) => group)).toContain("west");
    expect(hidden.length).toBeGreaterThan(1);
    expect(one.waves.map(({ frozen, since }) => [frozen, since])).toEqual([
      [null, null],
      [null, null],
    ]);
    expect(one.all.frozen).toBe(35);
  }
});

test("sizes of waves are told by the roster alone to who may not see names", async () => {
  const named = await call<{ waves: readonly { eligible: number | null }[] }>(stack, "GET", `/api/v1/changes/${key}`);
  expect(named.body.waves.map(({ eligible }) => eligible)).toEqual([26, 9]);
  const made = await createKey(stack.app, operator, { name: "reader", scopes: ["changes:read"] });
  const headers = { Authorization: `Bearer ${made.key}` };
  const response = await stack.api.request(`/api/v1/changes/${key}`, { headers });
  const told = (await response.json()) as { waves: readonly { eligible: number | null }[] };
  expect(told.waves.map(({ eligible }) => eligible)).toEqual([null, null]);
});

test("the page says it in a sentence, and by wave and group in a table", async () => {
  const visitor = await signIn(stack);
  const text = textOf((await visitor.get(`/changes/${key}`)).html);
  expect(text).toContain("35 people were on the rosters of 2 waves at launch.");
  expect(text).toContain("Since then nobody came, left or moved; 35 people count now.");
  expect(text).toContain("north 12 0 0 0 0 12");
});
