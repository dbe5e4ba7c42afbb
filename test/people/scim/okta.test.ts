import { afterAll, beforeAll, expect, test } from "vitest";
import { openDirectory, patchOp } from "./directory.ts";
import type { Directory } from "./directory.ts";

// Proves that the requests which Okta documents for SCIM 2.0 lead to people, teams and dated memberships.

let okta: Directory;
const ids = { test: "", other: "", group: "" };

beforeAll(async () => {
  okta = await openDirectory();
});
afterAll(() => okta.close());

const testUser = {
  schemas: ["urn:ietf:params:scim:schemas:core:2.0:User"],
  userName: "test.user@okta.example",
  name: { givenName: "Test", familyName: "User" },
  emails: [{ primary: true, value: "test.user@okta.example", type: "work" }],
  displayName: "Test User",
  locale: "en-US",
  externalId: "00ujl29u0le5T6Aj10h7",
  groups: [],
  password: "1mz050nq",
  active: true,
};

test("a user is looked for, created, found again, and never created twice", async () => {
  const search = "/Users?filter=userName%20eq%20%22test.user%40okta.example%22&startIndex=1&count=100";
  const none = await okta.push("GET", search);
  expect(none).toMatchObject({ status: 200, json: { totalResults: 0, startIndex: 1, itemsPerPage: 0, Resources: [] } });
  expect(none.headers.get("content-type")).toMatch(/^application\/scim\+json/);
  const created = await okta.push("POST", "/Users", testUser);
  const { groups: _none, password: _secret, ...kept } = testUser;
  expect(created).toMatchObject({ status: 201, json: { ...kept, groups: [], meta: { resourceType: "User" } } });
  expect(created.json).not.toHaveProperty("password");
  ids.test = created.json.id;
  expect(created.headers.get("location")).toBe(`http://takehold.test/scim/v2/Users/${ids.test}`);
  expect((await okta.push("GET", search)).json).toMatchObject({ totalResults: 1, Resources: [{ id: ids.test }] });
  expect((await okta.push("GET", `/Users/${ids.test}`)).json).toEqual(created.json);
  expect(await okta.push("POST", "/Users", testUser)).toMatchObject({
    status: 409,
    json: {
      schemas: ["urn:ietf:params:scim:api:messages:2.0:Error"],
      status: "409",
      scimType: "uniqueness",
      detail: expect.stringContaining("userName"),
    },
  });
});

test("the user is a person who can be written to, and use under their user name is theirs", async () => {
  const headers = await okta.door.key("people:read");
  const response = await okta.door.api.request(`/api/v1/people/${ids.test}`, { headers });
  expect(await response.json()).toMatchObject({
    name: "Test User",
    email: "test.user@okta.example",
    language: "en-US",
    userIds: ["test.user@okta.example"],
  });
});

test("an update replaces the profile, and what it says of a department and a manager is kept", async () => {
  okta.clock.now += 60_000;
  const other = await okta.push("POST", "/Users", {
    ...testUser,
    userName: "boss@okta.example",
    externalId: "00u2",
    emails: [],
  });
  ids.other = other.json.id;
  const profile = {
    ...(await okta.push("GET", `/Users/${ids.test}`)).json,
    name: { givenName: "Another", middleName: "Excited", familyName: "User" },
    displayName: undefined,
    "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User": {
      department: "Sales EMEA",
      manager: { value: "boss@okta.example" },
    },
  };
  const updated = await okta.push("PUT", `/Users/${ids.test}`, profile);
  expect(updated).toMatchObject({ status: 200, json: { id: ids.test, name: { givenName: "Another" }, active: true } });
  expect(updated.json).not.toHaveProperty("displayName");
  const headers = await okta.door.key("people:read");
  const response = await okta.door.api.request(`/api/v1/people/${ids.test}`, { headers });
  expect(await response.json()).toMatchObject({ name: "Another User", team: "sales-emea", manager: ids.other });
});

test("a pushed group begins empty, is filled and renamed, and replaced as a whole", async () => {
  const group = { schemas: ["urn:ietf:params:scim:schemas:core:2.0:Group"], displayName: "Test SCIMv2", members: [] };
  const created = await okta.push("POST", "/Groups", group);
  expect(created).toMatchObject({ status: 201, json: { displayName: "Test SCIMv2", members: [] } });
  ids.group = created.json.id;
  const path = `/Groups/${ids.group}`;
  okta.clock.now = Date.parse("2026-03-03T10:00:00Z");
  const change = patchOp(
    { op: "remove", path: `members[value eq "${ids.other}"]` },
    { op: "add", path: "members", value: [{ value: ids.test, display: "test.user@okta.example" }] },
  );
  expect((await okta.push("PATCH", path, change)).status).toBe(204);
  expect((await okta.push("PATCH", path, change)).status).toBe(204);
  const renamed = patchOp({ op: "replace", value: { id: ids.group, displayName: "Test SCIMv20" } });
  expect((await okta.push("PATCH", path, renamed)).status).toBe(204);
  expect((await okta.push("GET", path)).json).toMatchObject({
    displayName: "Test SCIMv20",
    members: [{ value: ids.test, display: "Another User" }],
  });
  expect((await okta.push("GET", `/Users/${ids.test}`)).json.groups).toMatchObject([{ value: ids.group }]);
  okta.clock.now = Date.parse("2026-03-04T10:00:00Z");
  const whole = patchOp({ op: "replace", path: "members", value: [{ value: ids.test }, { value: ids.other }] });
  expect((await okta.push("PATCH", path, whole)).status).toBe(204);
  expect(await okta.rows("test-scimv2")).toEqual([
    { name: "Another User", group: "Test SCIMv2", joinedAt: "2026-03-03T10:00:00.000Z", leftAt: null },
    { name: "Test User", group: "Test SCIMv2", joinedAt: "2026-03-04T10:00:00.000Z", leftAt: null },
  ]);
});

test("deactivation ends memberships as of now, and reactivation joins anew", async () => {
  okta.clock.now = Date.parse("2026-04-01T08:00:00Z");
  const off = patchOp({ op: "replace", value: { active: false } });
  expect(await okta.push("PATCH", `/Users/${ids.test}`, off)).toMatchObject({ status: 200, json: { active: false } });
  okta.clock.now = Date.parse("2026-04-02T08:00:00Z");
  expect((await okta.push("PATCH", `/Users/${ids.test}`, off)).status).toBe(200);
  okta.clock.now = Date.parse("2026-05-01T08:00:00Z");
  const profile = (await okta.push("GET", `/Users/${ids.test}`)).json;
  expect(await okta.push("PUT", `/Users/${ids.test}`, { ...profile, active: true })).toMatchObject({
    status: 200,
    json: { active: true },
  });
  const rows = await okta.rows("test-scimv2");
  expect(rows.filter(({ name }) => name === "Another User")).toMatchObject([
    { joinedAt: "2026-03-03T10:00:00.000Z", leftAt: "2026-04-01T08:00:00.000Z" },
    { joinedAt: "2026-05-01T08:00:00.000Z", leftAt: null },
  ]);
});

test("import pages through users in one order, and unlinking a group ends what it gave", async () => {
  const page = async (startIndex: number) => (await okta.push("GET", `/Users?startIndex=${startIndex}&count=1`)).json;
  const [first, second] = [await page(1), await page(2)];
  expect([first, second]).toMatchObject([
    { totalResults: 2, startIndex: 1, itemsPerPage: 1, Resources: [{ id: ids.test }] },
    { totalResults: 2, startIndex: 2, itemsPerPage: 1, Resources: [{ id: ids.other }] },
  ]);
  okta.clock.now = Date.parse("2026-06-01T08:00:00Z");
  expect((await okta.push("DELETE", `/Groups/${ids.group}`)).status).toBe(204);
  expect(await okta.push("DELETE", `/Groups/${ids.group}`)).toMatchObject({ status: 404, json: { status: "404" } });
  expect((await okta.rows("test-scimv2")).every(({ leftAt }) => leftAt !== null)).toBe(true);
});
