import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createKey } from "../../../app/access/create-key.ts";
import { operator } from "../../../app/actor.ts";
import { hashOf, randomSecret } from "../../../lib/secret.ts";
import { insertKey } from "../../../store/access/keys.ts";
import { openFrontDoor } from "../front-door.ts";
import type { FrontDoor } from "../front-door.ts";

/** Nothing below /api/v1 answers anybody who is unknown, or known without the scope: asked of every route there is. */

let door: FrontDoor;
beforeAll(async () => {
  door = await openFrontDoor();
});
afterAll(() => door.close());

/** Every route as it is registered, with parameters filled in. */
function everyRoute(): { method: string; path: string }[] {
  const routes = door.api.routes.filter(({ method, path }) => method !== "ALL" && path.startsWith("/api/v1/"));
  const filled = routes.map(({ method, path }) => ({
    method,
    path: path.replace(":key", "CHG-1").replaceAll(/:[a-zA-Z]+/g, "x"),
  }));
  return [...new Map(filled.map((route) => [`${route.method} ${route.path}`, route])).values()];
}

async function answerTo(route: { method: string; path: string }, headers: Record<string, string>) {
  const response = await door.api.request(route.path, { method: route.method, headers });
  return { status: response.status, body: await response.json() };
}

test("there are routes to ask", () => {
  expect(everyRoute().length).toBeGreaterThan(3);
});

describe("every route answers", () => {
  test("401 without credentials, and with wrong ones", async () => {
    for (const route of everyRoute())
      for (const headers of [
        {},
        { Authorization: "Bearer thk_wrong" },
        { Authorization: "Basic eDp5" },
        { Cookie: "takehold_session=x" },
      ])
        expect(await answerTo(route, headers), `${route.method} ${route.path}`).toMatchObject({
          status: 401,
          body: { code: "unauthenticated", status: 401 },
        });
  });

  test("403 to a key without any scope, before the input is looked at", async () => {
    const secret = `thk_${randomSecret()}`;
    const row = { hash: hashOf(secret), prefix: "thk_none", name: "no scopes", person: null, createdAt: Date.now() };
    await insertKey(door.app.db, { ...row, scopes: [] });
    for (const route of everyRoute())
      expect(
        await answerTo(route, { Authorization: `Bearer ${secret}` }),
        `${route.method} ${route.path}`,
      ).toMatchObject({
        status: 403,
        body: { code: "forbidden" },
      });
  });

  test("401 to an address that does not exist, so that nobody can look for some", async () => {
    expect(await answerTo({ method: "GET", path: "/api/v1/nothing" }, {})).toMatchObject({ status: 401 });
    const known = await door.key("changes:read");
    expect(await answerTo({ method: "GET", path: "/api/v1/nothing" }, known)).toMatchObject({ status: 404 });
  });
});

test("a revoked key is unknown from the next request on", async () => {
  const { id, key } = await createKey(door.app, operator, { name: "short-lived", scopes: ["admin"] });
  const headers = { Authorization: `Bearer ${key}` };
  const list = { method: "GET", path: "/api/v1/keys" };
  expect((await answerTo(list, headers)).status).toBe(200);
  expect((await answerTo({ method: "DELETE", path: `/api/v1/keys/${id}` }, headers)).status).toBe(200);
  expect((await answerTo(list, headers)).status).toBe(401);
});
