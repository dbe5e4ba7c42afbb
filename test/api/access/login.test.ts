import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { createLoginLink } from "../../../app/access/create-login-link.ts";
import { operator } from "../../../app/actor.ts";
import { openFrontDoor, posted } from "../front-door.ts";
import type { FrontDoor } from "../front-door.ts";

/** A login link begins one session, once, by an act of a person; its session is a cookie that other sites cannot use. */

let door: FrontDoor;
let at = Date.UTC(2026, 0, 5);
beforeAll(async () => {
  door = await openFrontDoor({}, () => at);
});
afterAll(() => door.close());

let path = "";
let token = "";
beforeEach(async () => {
  const link = await createLoginLink(door.app, operator, { person: randomUUID(), scopes: ["admin"] });
  const url = new URL(link.url);
  expect(url.origin).toBe("http://takehold.test");
  path = url.pathname + url.search;
  token = url.searchParams.get("token") ?? "";
});

async function use(sent = token, headers: Record<string, string> = {}) {
  return door.api.request("/login", { method: "POST", body: new URLSearchParams({ token: sent }), headers });
}

const cookieOf = (response: Response) => response.headers.get("set-cookie")?.split(";")[0] ?? "";

describe("the link", () => {
  test("GET and HEAD show a form and change nothing, however often", async () => {
    for (const method of ["GET", "HEAD", "GET"]) expect((await door.api.request(path, { method })).status).toBe(200);
    const page = await (await door.api.request(path)).text();
    expect(page).toContain('method="post"');
    expect(page).not.toContain("<script");
    expect((await use()).status).toBe(303);
  });

  test("POST opens a session in an HttpOnly, SameSite cookie, and the link is used up", async () => {
    const response = await use();
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe("/");
    const cookie = response.headers.get("set-cookie") ?? "";
    expect(cookie).toMatch(/^takehold_session=[\w-]{43};/);
    expect(cookie).toContain("HttpOnly");
    expect(cookie).toContain("SameSite=Lax");
    expect(cookie).not.toContain(token);
    expect((await door.api.request("/api/v1/keys", { headers: { Cookie: cookieOf(response) } })).status).toBe(200);
    expect((await use()).status).toBe(410);
    expect((await door.api.request(path)).status).toBe(410);
  });

  test("of twenty people who post it at once, one is let in", async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => use()));
    expect(answers.filter((answer) => answer.status === 303)).toHaveLength(1);
    expect(answers.filter((answer) => answer.status === 410)).toHaveLength(19);
    expect(answers.filter((answer) => answer.headers.has("set-cookie"))).toHaveLength(1);
  });

  test("the second click of a double click is already signed in", async () => {
    const first = await use();
    const second = await use(token, { Cookie: cookieOf(first) });
    expect([second.status, second.headers.get("location")]).toEqual([303, "/"]);
  });

  test("works for an hour", async () => {
    at += 60 * 60_000;
    expect((await use()).status).toBe(410);
  });

  test("is not taken from another site", async () => {
    expect((await use(token, { "Sec-Fetch-Site": "cross-site" })).status).toBe(403);
    expect((await use()).status).toBe(303);
  });

  test("a token that was never made looks like one that was used", async () => {
    const [unknown, none] = [await use("guess"), await use("")];
    await use();
    const used = await use();
    const texts = await Promise.all([unknown, none, used].map((response) => response.text()));
    expect(new Set(texts).size).toBe(1);
    expect([unknown.status, none.status, used.status]).toEqual([410, 410, 410]);
  });
});

describe("a session", () => {
  const make = posted({ name: "by session", scopes: ["changes:read"] });
  const headersOf = async (headers: Record<string, string>) => ({
    ...make,
    headers: { "Content-Type": "application/json", Cookie: cookieOf(await use()), ...headers },
  });

  test.each([
    [{ "Sec-Fetch-Site": "same-origin" }, 201],
    [{ Origin: "http://takehold.test" }, 201],
    [{ Host: "10.0.0.7:8080", Origin: "http://10.0.0.7:8080" }, 201],
    [{}, 403],
    [{ Origin: "null" }, 403],
    [{ Origin: "https://evil.example" }, 403],
    [{ "Sec-Fetch-Site": "same-site", Origin: "http://takehold.test" }, 403],
    [{ "Sec-Fetch-Site": "cross-site" }, 403],
    [{ "Sec-Fetch-Site": "none" }, 403],
  ])("with %j a write is answered %i", async (headers, status) => {
    expect((await door.api.request("/api/v1/keys", await headersOf(headers))).status).toBe(status);
  });

  test("is over when the person signs out, and after two weeks", async () => {
    const [first, second] = [{ Cookie: cookieOf(await use()) }, { Cookie: "" }];
    const look = async (headers: { Cookie: string }) => (await door.api.request("/api/v1/keys", { headers })).status;
    expect(await look(first)).toBe(200);
    const out = { method: "POST", headers: { ...first, "Sec-Fetch-Site": "same-origin" } };
    expect((await door.api.request("/logout", out)).status).toBe(303);
    expect(await look(first)).toBe(401);

    const link = await createLoginLink(door.app, operator, { person: randomUUID(), scopes: ["admin"] });
    second.Cookie = cookieOf(await use(new URL(link.url).searchParams.get("token") ?? ""));
    expect(await look(second)).toBe(200);
    at += 14 * 24 * 60 * 60_000;
    expect(await look(second)).toBe(401);
  });
});
