import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { operator } from "../../../app/actor.ts";
import { addMembers } from "../../../app/people/add-members.ts";
import { erasePerson } from "../../../app/people/erase.ts";
import { importPeople } from "../../../app/people/import-people.ts";
import { undoImport } from "../../../app/people/undo-import.ts";
import { wholeDatabase } from "../traces.ts";
import { openDirectory, patchOp } from "./directory.ts";
import type { Directory } from "./directory.ts";

// Proves what becomes of people whom lists and the directory both know, where groups count, and what is refused and how.

let directory: Directory;
beforeAll(async () => {
  directory = await openDirectory();
});
afterAll(() => directory.close());

const uniqueness = { status: 409, json: { scimType: "uniqueness", status: "409" } };
const user = async (more: object) => (await directory.push("POST", "/Users", more)).json;
const add = (...ids: string[]) => patchOp({ op: "add", path: "members", value: ids.map((value) => ({ value })) });

test("nobody gets in without a key of this scope, and is told so in the form of the protocol", async () => {
  const ask = async (headers: Record<string, string>) => {
    const response = await directory.door.api.request("/scim/v2/Users", { headers });
    return { status: response.status, type: response.headers.get("content-type"), json: await response.json() };
  };
  const schemas = ["urn:ietf:params:scim:api:messages:2.0:Error"];
  expect(await ask({})).toMatchObject({ status: 401, json: { schemas, status: "401" } });
  expect(await ask({ Cookie: "takehold_session=anything" })).toMatchObject({ status: 401 });
  expect(await ask({ Authorization: "Bearer thk_wrong" })).toMatchObject({ status: 401 });
  const lesser = await ask(await directory.door.key("people:read", "people:write"));
  expect(lesser).toMatchObject({ status: 403, json: { detail: expect.stringContaining("scim:write") } });
  expect(lesser.type).toMatch(/^application\/scim\+json/);
  const other = { headers: await directory.door.key("scim:write") };
  expect((await directory.door.api.request("/api/v1/people", other)).status).toBe(403);
  expect(await directory.push("GET", "/Devices")).toMatchObject({ status: 404, json: { schemas } });
});

test("what cannot be read is refused with its kind", async () => {
  const refused = async (path: string) => (await directory.push("GET", path)).json.scimType;
  expect(await refused(`/Users?filter=${encodeURIComponent('userName sw "a"')}`)).toBe("invalidFilter");
  expect(await refused(`/Users?filter=${encodeURIComponent('title eq "a"')}`)).toBe("invalidFilter");
  expect(await refused("/Users?startIndex=one")).toBe("invalidValue");
  const { id } = await user({ userName: "plain", active: true });
  const kind = async (body: unknown) => (await directory.push("PATCH", `/Users/${id}`, body)).json.scimType;
  expect(await kind({})).toBe("invalidSyntax");
  expect(await kind(patchOp({ op: "move", path: "active", value: true }))).toBe("invalidSyntax");
  expect(await kind(patchOp({ op: "replace", path: "active", value: "perhaps" }))).toBe("invalidValue");
  expect(await kind(patchOp({ op: "replace", path: "emails", value: [{ value: "no address" }] }))).toBe("invalidValue");
  expect(await kind(patchOp({ op: "remove", path: "userName" }))).toBe("mutability");
  expect(await kind(patchOp({ op: "remove" }))).toBe("noTarget");
  expect(await kind(patchOp({ op: "replace", path: "active[", value: true }))).toBe("invalidPath");
  expect((await directory.push("POST", "/Users", { displayName: "Nameless" })).json.scimType).toBe("invalidValue");
  expect((await directory.push("POST", "/Groups", {})).json.scimType).toBe("invalidValue");
});

test("somebody known from a list is that person, keeps what people corrected, and no list can be undone under them", async () => {
  const people = [{ email: "Ada@example.org", name: "Ada", userIds: ["ada-crm"], team: "sales" }];
  const list = await importPeople(directory.door.app, operator, { people });
  const ada = await user({
    userName: "ada",
    emails: [{ value: "ada@example.org", primary: true }],
    displayName: "Ada L.",
  });
  const headers = await directory.door.key("people:read", "people:write");
  const request = async (init: RequestInit = {}) =>
    (
      await directory.door.api.request(`/api/v1/people/${ada.id}`, {
        ...init,
        headers: { ...headers, "Content-Type": "application/json" },
      })
    ).json();
  expect(await request()).toMatchObject({ name: "Ada L.", team: "sales", userIds: ["ada", "ada-crm"] });
  await request({ method: "PATCH", body: JSON.stringify({ name: "Ada Lovelace" }) });
  await directory.push("PUT", `/Users/${ada.id}`, { ...ada, preferredLanguage: "en_GB", timezone: "Mars/Olympus" });
  expect(await request()).toMatchObject({ name: "Ada Lovelace", language: "en-GB", timeZone: null });
  expect(await undoImport(directory.door.app, operator, list.import ?? "")).toMatchObject({
    removed: 0,
    kept: ["Ada Lovelace"],
  });
});

test("two people are never made one: names and addresses of others are refused", async () => {
  const one = await user({ userName: "one", externalId: "x-1", emails: [{ value: "one@example.org" }] });
  const two = await user({ userName: "two", externalId: "x-2", emails: [{ value: "two@example.org" }] });
  const change = (value: object) => directory.push("PATCH", `/Users/${two.id}`, patchOp({ op: "replace", value }));
  expect(await change({ userName: "ONE" })).toMatchObject(uniqueness);
  expect(await change({ userName: "one" })).toMatchObject(uniqueness);
  expect(await change({ externalId: "x-1" })).toMatchObject(uniqueness);
  expect(await change({ emails: [{ value: "one@example.org" }] })).toMatchObject(uniqueness);
  expect(
    await directory.push("POST", "/Users", { userName: "three", emails: [{ value: "One@example.org" }] }),
  ).toMatchObject(uniqueness);
  expect((await directory.push("GET", `/Users/${one.id}`)).json).toEqual(one);
  expect((await directory.push("GET", `/Users/${two.id}`)).json).toEqual(two);
  await directory.push("POST", "/Groups", { displayName: "Taken", externalId: "g-1" });
  expect(await directory.push("POST", "/Groups", { displayName: "taken" })).toMatchObject(uniqueness);
  expect(await directory.push("POST", "/Groups", { displayName: "Free", externalId: "g-1" })).toMatchObject(uniqueness);
});

test("a population that lists keep is left alone until somebody says that a group counts there", async () => {
  await directory.populate("field");
  const [mia, max] = [
    await user({ userName: "mia", displayName: "Mia" }),
    await user({ userName: "max", displayName: "Max" }),
  ];
  const joinedAt = "2026-01-05T00:00:00Z";
  const members = ["mia", "zoe"].map((userId) => ({ userId, group: "North", joinedAt }));
  await addMembers(directory.door.app, operator, "field", { members });
  const { json: group } = await directory.push("POST", "/Groups", { displayName: "Field" });
  await directory.push("PATCH", `/Groups/${group.id}`, add(mia.id, max.id));
  expect((await directory.rows("field")).map(({ name }) => name)).toEqual(["Mia", "zoe"]);
  const headers = await directory.door.key("people:read", "people:write");
  const path = `/api/v1/directory/groups`;
  const listed = await (await directory.door.api.request(path, { headers })).json();
  expect(listed.items).toContainEqual({
    id: group.id,
    displayName: "Field",
    people: 2,
    population: null,
    group: "Field",
  });
  directory.clock.now = Date.parse("2026-03-10T00:00:00Z");
  const put = (body: object) => {
    const init = {
      method: "PUT",
      headers: { ...headers, "Content-Type": "application/json" },
      body: JSON.stringify(body),
    };
    return directory.door.api.request(`${path}/${group.id}`, init);
  };
  expect((await put({ population: "nowhere", group: "North" })).status).toBe(400);
  expect(await (await put({ population: "field", group: "North" })).json()).toMatchObject({
    population: "field",
    people: 2,
  });
  expect(await directory.rows("field")).toMatchObject([
    { name: "Mia", group: "North", joinedAt: "2026-01-05T00:00:00.000Z", leftAt: null },
    { name: "zoe", group: "North", leftAt: null },
    { name: "Max", group: "North", joinedAt: "2026-03-10T00:00:00.000Z", leftAt: null },
  ]);
  directory.clock.now = Date.parse("2026-03-20T00:00:00Z");
  await put({ population: "field", group: "South" });
  expect((await directory.rows("field")).filter(({ name }) => name === "Mia")).toMatchObject([
    { group: "North", leftAt: "2026-03-20T00:00:00.000Z" },
    { group: "South", joinedAt: "2026-03-20T00:00:00.000Z", leftAt: null },
  ]);
});

test("who is deactivated leaves the populations of lists as well, and leaving was not yet what a list plans", async () => {
  await directory.populate("plan");
  const tom = await user({ userName: "tom", displayName: "Tom" });
  const entries = [
    { userId: "tom", group: "A", joinedAt: "2026-01-01T00:00:00Z", leftAt: "2026-12-31T00:00:00Z" },
    { userId: "tom", group: "B", joinedAt: "2027-01-01T00:00:00Z" },
  ];
  await addMembers(directory.door.app, operator, "plan", { members: entries });
  directory.clock.now = Date.parse("2026-04-01T00:00:00Z");
  await directory.push("PATCH", `/Users/${tom.id}`, patchOp({ op: "replace", value: { active: false } }));
  expect(await directory.rows("plan")).toMatchObject([
    { group: "A", leftAt: "2026-04-01T00:00:00.000Z" },
    { group: "B", leftAt: null },
  ]);
});

test("passwords are kept nowhere, looks are recorded, and who is erased is gone from the directory's tables", async () => {
  const secret = "correct horse battery staple";
  const eve = await user({
    userName: "eve.erased",
    displayName: "Eve Erased",
    password: secret,
    title: "Chief of Secrets",
  });
  const texts = [...(await wholeDatabase(directory.door.app.db)).values()].join("\n");
  expect(texts).not.toContain(secret);
  expect(texts).not.toContain("Chief of Secrets");
  await directory.push("GET", `/Users/${eve.id}`);
  const looks = await sql<{ place: string }>`select place from name_access where ${eve.id}::uuid = any(people)`.execute(
    directory.door.app.db,
  );
  expect(looks.rows).toEqual([{ place: "person" }]);
  await erasePerson(directory.door.app, operator, eve.id);
  expect([...(await wholeDatabase(directory.door.app.db)).values()].join("\n").toLowerCase()).not.toContain(
    "eve.erased",
  );
  expect((await directory.push("GET", `/Users/${eve.id}`)).status).toBe(404);
});

test("addresses are chosen by type, added beside others, and the primary one is written to", async () => {
  const { id } = await user({ userName: "lin", emails: [{ value: "lin@home.example", type: "home" }] });
  const edit = async (operation: object) => {
    const { json } = await directory.push("PATCH", `/Users/${id}`, patchOp(operation));
    return json.emails;
  };
  const path = 'emails[type eq "work"].value';
  expect(await edit({ op: "Add", path, value: "lin@work.example" })).toEqual([
    { value: "lin@home.example", type: "home" },
    { value: "lin@work.example", type: "work" },
  ]);
  const written = await sql<{ email: string }>`select email from person where id = ${id}`.execute(
    directory.door.app.db,
  );
  expect(written.rows).toEqual([{ email: "lin@work.example" }]);
  expect(await edit({ op: "add", path: "emails", value: [{ value: "lin@new.example", primary: true }] })).toHaveLength(
    3,
  );
  expect(await edit({ op: "replace", path: 'emails[type eq "home"].primary', value: true })).toContainEqual({
    value: "lin@new.example",
    primary: false,
  });
  expect(await edit({ op: "remove", path: 'emails[type eq "home"]' })).toHaveLength(2);
  expect(await edit({ op: "remove", path: "emails" })).toEqual([]);
});
