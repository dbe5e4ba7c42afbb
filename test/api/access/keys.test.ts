import { afterAll, beforeAll, expect, test } from "vitest";
import { openFrontDoor, posted } from "../front-door.ts";
import type { FrontDoor } from "../front-door.ts";

/** Keys through the API: made once with their secret, listed without it, kept as a hash. */

let door: FrontDoor;
let admin: { Authorization: string };
beforeAll(async () => {
  door = await openFrontDoor();
  admin = await door.key("admin");
});
afterAll(() => door.close());

test("201: the secret is shown once, and only its hash is kept", async () => {
  const made = await door.api.request("/api/v1/keys", posted({ name: "pipeline", scopes: ["usage:write"] }, admin));
  expect(made.status).toBe(201);
  const body = await made.json();
  expect(body).toMatchObject({
    name: "pipeline",
    scopes: ["usage:write"],
    person: null,
    lastUsedAt: null,
    revokedAt: null,
  });
  expect(body.key).toMatch(/^thk_[\w-]{43}$/);
  expect(body.key.startsWith(body.prefix)).toBe(true);
  expect(body.createdAt).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);

  const list = await (await door.api.request("/api/v1/keys", { headers: admin })).text();
  expect(list).toContain(body.id);
  expect(list).not.toContain(body.key);
  const row = await door.app.db.selectFrom("api_key").selectAll().where("id", "=", body.id).executeTakeFirstOrThrow();
  expect(JSON.stringify({ ...row, hash: row.hash.toString("latin1") })).not.toContain(body.key);
});

test("the list tells when a key was last used", async () => {
  const used = await door.key("changes:read");
  const last = async () => {
    const { items } = await (await door.api.request("/api/v1/keys", { headers: admin })).json();
    return items[0].lastUsedAt;
  };
  expect(await last()).toBeNull();
  await door.api.request("/api/v1/nothing", { headers: used });
  expect(await last()).toMatch(/Z$/);
});

test("400: every wrong field is named", async () => {
  const response = await door.api.request(
    "/api/v1/keys",
    posted({ name: " ", scopes: ["everything"], colour: 1 }, admin),
  );
  expect(response.status).toBe(400);
  const { code, errors } = await response.json();
  expect(code).toBe("invalid");
  expect(errors.map((error: { path: string }) => error.path).toSorted()).toEqual(["colour", "name", "scopes.0"]);
});

test("404: a key that does not exist cannot be revoked", async () => {
  for (const id of ["x", "00000000-0000-4000-8000-000000000000"])
    expect((await door.api.request(`/api/v1/keys/${id}`, { method: "DELETE", headers: admin })).status).toBe(404);
});
