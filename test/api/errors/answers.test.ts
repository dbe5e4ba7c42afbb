import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ProblemBody, registry } from "../../../api/problem.ts";
import { openFrontDoor, posted } from "../front-door.ts";
import type { FrontDoor } from "../front-door.ts";

/** Every failure leaves as problem+json with a code that is documented, and nothing internal leaves at all. */

let door: FrontDoor;
let admin: { Authorization: string };
const faults: { error: unknown; requestId: string }[] = [];
beforeAll(async () => {
  door = await openFrontDoor({ bodyBytesMax: 2_000, onFault: (error, requestId) => faults.push({ error, requestId }) });
  door.api.get("/broken", () => {
    throw new Error("password=hunter2 at /srv/secret.ts:7");
  });
  admin = await door.key("admin");
});
afterAll(() => door.close());

async function problemOf(path: string, init: RequestInit = {}) {
  const response = await door.api.request(path, init);
  expect(response.headers.get("content-type")).toBe("application/problem+json");
  expect(response.headers.get("x-content-type-options")).toBe("nosniff");
  const body = ProblemBody.parse(await response.json());
  expect(body.requestId).toBe(response.headers.get("x-request-id"));
  expect(body.status).toBe(response.status);
  expect(body.type).toBe(`/docs/errors#${body.code}`);
  return { response, body };
}

test("404 for an address that does not exist", async () => {
  expect((await problemOf("/nothing")).body.code).toBe("not_found");
});

test("405 names the methods an address has", async () => {
  const { response, body } = await problemOf("/api/v1/keys/abc", { method: "PUT", headers: admin });
  expect(body.code).toBe("method_not_allowed");
  expect(response.headers.get("allow")).toBe("DELETE");
  expect((await problemOf("/livez", { method: "POST" })).response.headers.get("allow")).toBe("GET, HEAD");
});

test("400 for a body that is not JSON, without quoting it", async () => {
  const init = { method: "POST", body: '{"name": "a', headers: { ...admin, "Content-Type": "application/json" } };
  const { body } = await problemOf("/api/v1/keys", init);
  expect(body).toMatchObject({ code: "invalid", status: 400, errors: [] });
});

test.each(["text/plain", "application/x-www-form-urlencoded", undefined])("415 for a body of type %s", async (type) => {
  const body = new TextEncoder().encode('{"name":"a","scopes":["admin"]}');
  const headers = type === undefined ? admin : { ...admin, "Content-Type": type };
  expect((await problemOf("/api/v1/keys", { method: "POST", body, headers })).body.code).toBe("unsupported_media_type");
});

const json = () => ({ ...admin, "Content-Type": "application/json" });

describe("413 for a body that is too large", () => {
  const large = JSON.stringify({ name: "x".repeat(3_000), scopes: ["admin"] });

  test("by its declared length, before it is read", async () => {
    const headers = { ...json(), "Content-Length": "3000" };
    const { body } = await problemOf("/api/v1/keys", { method: "POST", body: "{}", headers });
    expect(body.code).toBe("too_large");
  });

  test("by counting, when no length or a chunked one is declared", async () => {
    expect((await problemOf("/api/v1/keys", { method: "POST", body: large, headers: json() })).body.code).toBe(
      "too_large",
    );
    const chunked = { ...json(), "Content-Length": "2", "Transfer-Encoding": "chunked" };
    expect((await problemOf("/api/v1/keys", { method: "POST", body: large, headers: chunked })).body.code).toBe(
      "too_large",
    );
  });

  test("while one that is just small enough is read", async () => {
    const init = posted({ name: "small", scopes: ["changes:read"] }, admin);
    expect((await door.api.request("/api/v1/keys", init)).status).toBe(201);
  });
});

test("500 tells the request id and nothing else; the cause goes to the log under the same id", async () => {
  const { response, body } = await problemOf("/broken", { headers: { "X-Request-Id": "caller-1234" } });
  expect(response.status).toBe(500);
  expect(body.requestId).toBe("caller-1234");
  expect(JSON.stringify(body)).not.toMatch(/hunter2|secret\.ts/);
  expect(faults).toEqual([
    { requestId: "caller-1234", error: expect.objectContaining({ message: expect.stringContaining("hunter2") }) },
  ]);
});

test("a request id that could forge a log line is replaced", async () => {
  const { body } = await problemOf("/nothing", { headers: { "X-Request-Id": 'evil" level=info' } });
  expect(body.requestId).toMatch(/^[0-9a-f-]{36}$/);
});

test("people with a browser get the same as a page in plain words", async () => {
  const asPage = { headers: { Accept: "text/html,application/xhtml+xml,*/*;q=0.8" } };
  const missing = await door.api.request("/nothing", asPage);
  expect([missing.status, missing.headers.get("content-type")]).toEqual([404, "text/html; charset=UTF-8"]);
  const broken = await door.api.request("/broken", asPage);
  expect(broken.status).toBe(500);
  const text = await broken.text();
  expect(text).toContain(broken.headers.get("x-request-id") ?? "no id");
  expect(text).not.toMatch(/hunter2|secret\.ts/);
  expect((await door.api.request("/api/v1/keys", asPage)).headers.get("content-type")).toBe("application/problem+json");
});

test("401 says how to authenticate", async () => {
  const { response } = await problemOf("/api/v1/keys");
  expect(response.headers.get("www-authenticate")).toBe('Bearer realm="takehold"');
});

test("every code has its section in docs/errors.md with its status, and no section is left over", async () => {
  const markdown = await readFile(new URL("../../../docs/errors.md", import.meta.url), "utf8");
  const sections = [...markdown.matchAll(/^## (\w+)\n\nStatus (\d+)/gm)].map(([, code, status]) => [
    code,
    Number(status),
  ]);
  expect(Object.fromEntries(sections)).toEqual(
    Object.fromEntries(Object.entries(registry).map(([code, { status }]) => [code, status])),
  );
  expect(sections).toHaveLength(Object.keys(registry).length);
});
