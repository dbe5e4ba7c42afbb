import { afterAll, beforeAll, expect, test } from "vitest";
import { openDirectory, patchOp } from "./directory.ts";
import type { Directory } from "./directory.ts";

// Proves that the requests which Microsoft documents for Entra ID are understood, with and without its flag for conformity.

let entra: Directory;
const ids = { user: "", manager: "", group: "" };
const enterprise = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";

beforeAll(async () => {
  entra = await openDirectory();
});
afterAll(() => entra.close());

const user = {
  schemas: ["urn:ietf:params:scim:schemas:core:2.0:User", enterprise],
  externalId: "0a21f0f2-8d2a-4f8e-bf98-7363c4aed4ef",
  userName: "Test_User_00aa",
  active: true,
  emails: [{ primary: true, type: "work", value: "test_11bb@testuser.example" }],
  meta: { resourceType: "User" },
  name: { formatted: "givenName familyName", familyName: "familyName", givenName: "givenName" },
  roles: [],
};

test("the connection is tested with a user that cannot be there, and discovery says what is understood", async () => {
  const nobody = await entra.push("GET", '/Users?filter=userName eq "non-existent user"');
  expect(nobody).toMatchObject({ status: 200, json: { totalResults: 0, Resources: [] } });
  expect((await entra.push("GET", "/ServiceProviderConfig")).json).toMatchObject({
    patch: { supported: true },
    bulk: { supported: false },
    filter: { supported: true },
    authenticationSchemes: [{ type: "oauthbearertoken" }],
  });
  const types = (await entra.push("GET", "/ResourceTypes")).json;
  expect(types.Resources.map(({ endpoint }: { endpoint: string }) => endpoint)).toEqual(["/Users", "/Groups"]);
  const schemas = (await entra.push("GET", "/Schemas")).json;
  expect(schemas).toMatchObject({
    totalResults: 3,
    Resources: [{ name: "User" }, { id: enterprise }, { name: "Group" }],
  });
  expect((await entra.push("GET", `/Schemas/${enterprise}`)).json).toEqual(schemas.Resources[1]);
  expect(await entra.push("GET", "/Users/5171a35d82074e068ce2")).toMatchObject({
    status: 404,
    json: { status: "404" },
  });
});

test("a user is created, matched by user name and by address, and changed attribute by attribute", async () => {
  const created = await entra.push("POST", "/Users", user);
  expect(created).toMatchObject({ status: 201, json: { userName: "Test_User_00aa", externalId: user.externalId } });
  ids.user = created.json.id;
  for (const filter of [
    'userName eq "test_user_00AA"',
    'emails[type eq "work"].value eq "TEST_11bb@testuser.example"',
    `externalId eq "${user.externalId}"`,
    `id eq "${ids.user}" and userName eq "Test_User_00aa"`,
  ])
    expect((await entra.push("GET", `/Users?filter=${encodeURIComponent(filter)}`)).json).toMatchObject({
      totalResults: 1,
      Resources: [{ id: ids.user }],
    });
  const changed = await entra.push(
    "PATCH",
    `/Users/${ids.user}`,
    patchOp(
      { op: "Replace", path: 'emails[type eq "work"].value', value: "updated@testuser.example" },
      { op: "Replace", path: "name.familyName", value: "updatedFamilyName" },
      { op: "Add", path: "nickName", value: "Babs" },
      { op: "Replace", path: "displayName", value: "Pvlo" },
      { op: "Add", path: `${enterprise}:department`, value: "Revenue Finance" },
      { op: "Replace", path: "userName", value: "5b50642d@testuser.example" },
    ),
  );
  expect(changed).toMatchObject({
    status: 200,
    json: {
      userName: "5b50642d@testuser.example",
      displayName: "Pvlo",
      name: { formatted: "givenName familyName", familyName: "updatedFamilyName", givenName: "givenName" },
      emails: [{ value: "updated@testuser.example", type: "work", primary: true }],
      [enterprise]: { department: "Revenue Finance" },
    },
  });
});

test("with the flag for conformity, names of an object are paths themselves", async () => {
  const changed = await entra.push(
    "PATCH",
    `/Users/${ids.user}`,
    patchOp(
      { op: "replace", path: 'emails[type eq "work"].value', value: "mhvaes@testuser.example" },
      {
        op: "replace",
        value: { displayName: "Bjfe", "name.givenName": "Kkom", [`${enterprise}:employeeNumber`]: "Aklq" },
      },
    ),
  );
  expect(changed).toMatchObject({
    status: 200,
    json: { displayName: "Bjfe", name: { givenName: "Kkom", familyName: "updatedFamilyName" } },
  });
});

test("a manager is named in each of three forms, also before the manager is pushed", async () => {
  const managerOf = async () => {
    const headers = await entra.door.key("people:read");
    const response = await entra.door.api.request(`/api/v1/people/${ids.user}`, { headers });
    return ((await response.json()) as { manager: string | null }).manager;
  };
  const early = patchOp({ op: "Add", path: `${enterprise}:manager`, value: "head@testuser.example" });
  await entra.push("PATCH", `/Users/${ids.user}`, early);
  expect(await managerOf()).toBeNull();
  const head = { userName: "head@testuser.example", displayName: "Head", active: "True" };
  ids.manager = (await entra.push("POST", "/Users", head)).json.id;
  expect(await managerOf()).toBe(ids.manager);
  await entra.push("PATCH", `/Users/${ids.user}`, patchOp({ op: "Remove", path: `${enterprise}:manager` }));
  expect(await managerOf()).toBeNull();
  for (const value of [ids.manager, { value: ids.manager }, [{ $ref: "…", value: ids.manager }]]) {
    await entra.push("PATCH", `/Users/${ids.user}`, patchOp({ op: "Remove", path: `${enterprise}:manager` }));
    await entra.push("PATCH", `/Users/${ids.user}`, patchOp({ op: "Add", path: `${enterprise}:manager`, value }));
    expect(await managerOf()).toBe(ids.manager);
  }
});

test("a group is matched by its name without its members, and members come and go one by one", async () => {
  const group = {
    schemas: ["urn:ietf:params:scim:schemas:core:2.0:Group", "http://schemas.microsoft.com/2006/11/Group"],
    externalId: "8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159",
    displayName: "Sellers",
    meta: { resourceType: "Group" },
  };
  const created = await entra.push("POST", "/Groups", group);
  expect(created).toMatchObject({ status: 201, json: { displayName: "Sellers", members: [] } });
  ids.group = created.json.id;
  const found = await entra.push("GET", '/Groups?excludedAttributes=members&filter=displayName eq "sellers"');
  expect(found.json).toMatchObject({ totalResults: 1, Resources: [{ id: ids.group }] });
  expect(found.json.Resources[0]).not.toHaveProperty("members");
  const path = `/Groups/${ids.group}`;
  entra.clock.now = Date.parse("2026-03-05T00:00:00Z");
  const add = patchOp({ op: "Add", path: "members", value: [{ $ref: null, value: ids.user }, { value: ids.manager }] });
  expect((await entra.push("PATCH", path, add)).status).toBe(204);
  const isMember = `/Groups?filter=${encodeURIComponent(`id eq "${ids.group}" and members eq "${ids.user}"`)}&attributes=id`;
  expect((await entra.push("GET", isMember)).json.totalResults).toBe(1);
  entra.clock.now = Date.parse("2026-03-06T00:00:00Z");
  const remove = patchOp({ op: "Remove", path: "members", value: [{ $ref: null, value: ids.user }] });
  expect((await entra.push("PATCH", path, remove)).status).toBe(204);
  expect((await entra.push("PATCH", path, remove)).status).toBe(204);
  expect((await entra.push("GET", isMember)).json.totalResults).toBe(0);
  expect(await entra.rows("sellers")).toEqual([
    { name: "Bjfe", group: "Sellers", joinedAt: "2026-03-05T00:00:00.000Z", leftAt: "2026-03-06T00:00:00.000Z" },
    { name: "Head", group: "Sellers", joinedAt: "2026-03-05T00:00:00.000Z", leftAt: null },
  ]);
});

test("a member who was not pushed is refused by name, and nothing of the request is kept", async () => {
  const stranger = "11111111-2222-4333-8444-555555555555";
  const both = patchOp({ op: "Add", path: "members", value: [{ value: ids.user }, { value: stranger }] });
  const refused = await entra.push("PATCH", `/Groups/${ids.group}`, both);
  expect(refused).toMatchObject({ status: 400, json: { scimType: "invalidValue", status: "400" } });
  expect(refused.json.detail).toContain(stranger);
  expect((await entra.push("GET", `/Groups/${ids.group}`)).json.members).toHaveLength(1);
});

test("disabling as text, deleting, and pushing again: one person, whose time away is known", async () => {
  entra.clock.now = Date.parse("2026-04-01T00:00:00Z");
  const off = patchOp({ op: "Replace", path: "active", value: "False" });
  expect(await entra.push("PATCH", `/Users/${ids.manager}`, off)).toMatchObject({
    status: 200,
    json: { active: false },
  });
  const found = await entra.push("GET", `/Users?filter=${encodeURIComponent('userName eq "head@testuser.example"')}`);
  expect(found.json.Resources).toMatchObject([{ active: false }]);
  expect((await entra.push("DELETE", `/Users/${ids.manager}`)).status).toBe(204);
  expect((await entra.push("GET", `/Users/${ids.manager}`)).status).toBe(404);
  expect((await entra.push("DELETE", `/Users/${ids.manager}`)).status).toBe(404);
  entra.clock.now = Date.parse("2026-05-01T00:00:00Z");
  const again = await entra.push("POST", "/Users", {
    userName: "head@testuser.example",
    displayName: "Head",
    active: true,
  });
  expect(again).toMatchObject({ status: 201, json: { id: ids.manager } });
  await entra.push(
    "PATCH",
    `/Groups/${ids.group}`,
    patchOp({ op: "Add", path: "members", value: [{ value: ids.manager }] }),
  );
  expect((await entra.rows("sellers")).filter(({ name }) => name === "Head")).toMatchObject([
    { leftAt: "2026-04-01T00:00:00.000Z" },
    { joinedAt: "2026-05-01T00:00:00.000Z", leftAt: null },
  ]);
});
