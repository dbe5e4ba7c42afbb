import { afterAll, beforeAll, expect, test } from "vitest";
import { openFrontDoor, posted } from "../api/front-door.ts";
import type { FrontDoor } from "../api/front-door.ts";

// Proves people, teams and populations through the front door: what is kept, what a repeat does, what is refused and why.

const DAY_MS = 86_400_000;
const instantIn = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString();
const lastSummer = "2025-08-01T00:00:00Z";
const soon = instantIn(1);
const ahead = instantIn(400);

let door: FrontDoor;
let headers: { readonly Authorization: string };

beforeAll(async () => {
  door = await openFrontDoor();
  headers = await door.key("people:read", "people:write");
});
afterAll(() => door.close());

async function call(method: "GET" | "POST" | "PUT" | "PATCH", path: string, body?: unknown) {
  const init = body === undefined ? { headers } : posted(body, headers);
  const response = await door.api.request(`/api/v1${path}`, { ...init, method });
  return { status: response.status, json: await response.json() };
}

test("a person is added, found, edited, and never added twice", async () => {
  await call("POST", "/teams", { id: "sales", name: "Sales", calendar: { zone: "Europe/Berlin" } });
  const ada = { name: "Ada", email: "ada@example.org", team: "sales", userIds: ["u-ada"], manager: "boss@example.org" };
  const { status, json } = await call("POST", "/people", ada);
  expect({ status, json }).toMatchObject({ status: 201, json: { name: "Ada", team: "sales", userIds: ["u-ada"] } });
  expect(await call("GET", `/people/${json.manager}`)).toMatchObject({
    json: { email: "boss@example.org", name: "boss" },
  });
  expect(await call("PATCH", `/people/${json.id}`, { team: null, timeZone: "Europe/Berlin" })).toMatchObject({
    status: 200,
    json: { name: "Ada", team: null, timeZone: "Europe/Berlin", email: "ada@example.org" },
  });
  expect(await call("POST", "/people", { email: "ADA@example.org" })).toMatchObject({
    status: 409,
    json: { code: "conflict", errors: [{ path: "email" }] },
  });
  expect(await call("POST", "/people", { name: "Other", userIds: ["u-ada"] })).toMatchObject({
    status: 409,
    json: { errors: [{ path: "userIds" }] },
  });
  expect(await call("POST", "/people", { name: "Other", team: "nowhere" })).toMatchObject({
    status: 400,
    json: { errors: [{ path: "team" }] },
  });
  expect(await call("GET", "/people?search=ADA")).toMatchObject({ json: { items: [{ id: json.id }], next: null } });
});

test("a list of people can be sent again, and tells who it cannot tell", async () => {
  const people = [
    { email: "g@example.org", name: "Grace", team: "navy", userIds: ["u-g"], manager: "chief@example.org" },
    { email: "chief@example.org", name: "Chief", team: "navy" },
    { userIds: ["only-an-id"] },
  ];
  expect((await call("POST", "/people/import", { people })).json).toMatchObject({ people: 3, added: 3, changed: 0 });
  expect((await call("POST", "/people/import", { people })).json).toMatchObject({
    people: 3,
    added: 0,
    changed: 0,
    import: null,
    outcome: [],
  });
  const found = await call("GET", "/people?team=navy");
  expect(found.json.items.map(({ name }: { name: string }) => name)).toEqual(["Chief", "Grace"]);
  const mixed = [{ email: "g@example.org", userIds: ["only-an-id"] }];
  expect(await call("POST", "/people/import", { people: mixed })).toMatchObject({
    status: 400,
    json: { errors: [{ path: "people.0" }] },
  });
});

test("a roster has joiners, movers and leavers, and the same list twice is the same roster", async () => {
  await call("POST", "/populations", { id: "makers", name: "Makers" });
  const members = [
    { userId: "m1", group: "core", joinedAt: "2025-01-01T00:00:00Z" },
    { userId: "m1", group: "other", joinedAt: "2025-06-01T00:00:00+02:00" },
    { userId: "m2", person: "m2@example.org", name: "Em Two", group: "core", joinedAt: "2025-02-01T00:00:00Z" },
    { userId: "m2", leftAt: "2025-09-01T00:00:00Z" },
  ];
  const rows = async () => (await call("GET", "/populations/makers/members")).json.items;
  expect((await call("POST", "/populations/makers/members", { members })).json).toEqual({ rows: 4, peopleAdded: 2 });
  const first = await rows();
  expect(first).toMatchObject([
    { name: "Em Two", userIds: ["m2"], group: "core", leftAt: "2025-09-01T00:00:00Z" },
    { name: "m1", group: "core", leftAt: "2025-05-31T22:00:00Z" },
    { name: "m1", group: "other", joinedAt: "2025-05-31T22:00:00Z", leftAt: null },
  ]);
  expect((await call("POST", "/populations/makers/members", { members })).json).toEqual({ rows: 4, peopleAdded: 0 });
  expect(await rows()).toEqual(first);
  const held = await call("GET", "/populations/makers/members?at=2025-07-01T00:00:00Z");
  expect(held.json.items.map(({ group }: { group: string }) => group)).toEqual(["core", "other"]);
  expect((await call("GET", "/populations")).json.items).toEqual([
    { id: "makers", name: "Makers", people: 1, groups: [{ group: "other", people: 1 }] },
  ]);
});

test("a list that replaces the members holds from now on, and what was before stays as it was", async () => {
  await call("POST", "/populations", { id: "crew" });
  const joinedAt = "2025-01-01T00:00:00Z";
  const member = (userId: string, group: string, more: object = {}) => ({ userId, group, joinedAt, ...more });
  const before = ["c1", "c2", "c3"].map((userId) => member(userId, "deck"));
  await call("POST", "/populations/crew/members", { members: [...before, member("c4", "deck", { joinedAt: ahead })] });
  const held = async (at: string) => {
    const { json } = await call("GET", `/populations/crew/members?at=${at}`);
    return json.items.map(({ name, group }: { name: string; group: string }) => `${name} ${group}`);
  };
  const list = {
    members: [member("c1", "deck"), member("c2", "engine"), member("c5", "engine", { joinedAt: lastSummer })],
  };
  for (let times = 0; times < 2; times += 1) {
    expect((await call("PUT", "/populations/crew/members", list)).status).toBe(200);
    expect(await held("2025-06-01T00:00:00Z")).toEqual(["c1 deck", "c2 deck", "c3 deck"]);
    expect(await held(soon)).toEqual(["c1 deck", "c2 engine", "c5 engine"]);
    expect(await held(ahead)).toEqual(["c1 deck", "c2 engine", "c5 engine"]);
  }
  const rows = (await call("GET", "/populations/crew/members")).json.items;
  expect(rows).toHaveLength(5);
  const back = { members: [...list.members, member("c3", "deck")] };
  await call("PUT", "/populations/crew/members", back);
  expect(await held(soon)).toEqual(["c1 deck", "c2 engine", "c3 deck", "c5 engine"]);
});

test("the same list with moves in it, once more, changes nothing", async () => {
  await call("POST", "/populations", { id: "movers" });
  const members = [
    { userId: "v1", group: "core", joinedAt: "2025-01-01T00:00:00Z" },
    { userId: "v1", group: "other", joinedAt: "2025-06-01T00:00:00Z" },
    { userId: "v2", group: "core", joinedAt: "2025-02-01T00:00:00Z", leftAt: "2025-09-01T00:00:00Z" },
  ];
  const rows = async () => (await call("GET", "/populations/movers/members")).json.items;
  await call("PUT", "/populations/movers/members", { members });
  const first = await rows();
  expect(first).toHaveLength(3);
  await call("PUT", "/populations/movers/members", { members });
  expect(await rows()).toEqual(first);
});

test("a list is read in pages", async () => {
  await call("POST", "/populations", { id: "many" });
  const members = Array.from({ length: 7 }, (_, n) => ({
    userId: `n${n}`,
    group: "g",
    joinedAt: "2025-01-01T00:00:00Z",
  }));
  await call("POST", "/populations/many/members", { members });
  const names: string[] = [];
  let path: string | null = "/populations/many/members?limit=3";
  while (path !== null) {
    const { json }: Awaited<ReturnType<typeof call>> = await call("GET", path);
    names.push(...json.items.map(({ name }: { name: string }) => name));
    path = json.next === null ? null : `/populations/many/members?limit=3&cursor=${json.next}`;
  }
  expect(names).toEqual(members.map(({ userId }) => userId));
});

test.each([
  ["a group called *", { userId: "x", group: "*", joinedAt: "2025-01-01T00:00:00Z" }],
  ["nobody named", { group: "g", joinedAt: "2025-01-01T00:00:00Z" }],
  ["an instant without an offset", { userId: "x", group: "g", joinedAt: "2025-01-01T00:00:00" }],
  [
    "leaving before joining",
    { userId: "x", group: "g", joinedAt: "2025-01-02T00:00:00Z", leftAt: "2025-01-01T00:00:00Z" },
  ],
  [
    "an id nobody has",
    { person: "00000000-0000-4000-8000-000000000000", group: "g", joinedAt: "2025-01-01T00:00:00Z" },
  ],
])("%s is refused, and nothing of the list is kept", async (_name, bad) => {
  await call("POST", "/populations", { id: "refused" });
  const good = { userId: "good", group: "g", joinedAt: "2025-01-01T00:00:00Z" };
  const { status, json } = await call("POST", "/populations/refused/members", { members: [good, bad] });
  expect({ status, json }).toMatchObject({ status: 400, json: { code: "invalid" } });
  expect(json.errors[0].path).toMatch(/^members\.1/);
  expect((await call("GET", "/populations/refused/members")).json.items).toEqual([]);
});

test("what is not there is not found, and a key without the scope is refused", async () => {
  expect(await call("POST", "/populations/nowhere/members", { members: [] })).toMatchObject({ status: 404 });
  expect(await call("GET", "/people/00000000-0000-4000-8000-000000000000")).toMatchObject({ status: 404 });
  const reader = await door.key("people:read");
  const refused = await door.api.request("/api/v1/people", posted({ name: "X" }, reader));
  expect(refused.status).toBe(403);
});
