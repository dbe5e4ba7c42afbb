import type { Hono } from "hono";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApi } from "../../api/app.ts";
import type { Env } from "../../api/env.ts";
import type { App } from "../../app/context.ts";
import { createPages } from "../../web/site.ts";
import { openFrontDoor } from "../api/front-door.ts";
import type { FrontDoor } from "../api/front-door.ts";
import { signIn, textOf } from "./visitor.ts";

/**
 * Whoever comes with a browser and fails reads what happened and how to go on. A program gets problem+json for the same, and
 * neither learns anything of the inside.
 */
let door: FrontDoor;
let site: { app: App; api: Hono<Env> };
let isBroken = false;
const faults: { error: unknown; requestId: string }[] = [];

beforeAll(async () => {
  door = await openFrontDoor({}, () => {
    if (isBroken) throw new Error('relation "change" is locked, at /srv/secret.ts:7');
    return Date.now();
  });
  const onFault = (error: unknown, requestId: string) => void faults.push({ error, requestId });
  site = { app: door.app, api: createApi(door.app, { pages: createPages(door.app), onFault }) };
});
afterAll(() => door.close());

const asPage = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" };

async function asked(path: string, headers: Record<string, string>) {
  const response = await site.api.request(path, { headers });
  return {
    status: response.status,
    type: response.headers.get("content-type") ?? "",
    requestId: response.headers.get("x-request-id") ?? "",
    policy: response.headers.get("content-security-policy"),
    html: await response.text(),
  };
}

test("an unknown address is a page that says so and leads on", async () => {
  const page = await asked("/chanegs/CHG-1", asPage);
  expect([page.status, page.type]).toEqual([404, "text/html; charset=UTF-8"]);
  expect(page.policy).toContain("default-src 'none'");
  expect(textOf(page.html)).toContain("There is nothing at this address");
  expect(textOf(page.html)).toContain("Nothing was changed.");
  expect(page.html).toContain('href="/"');
  expect(page.html).not.toContain("chanegs");
});

test("an address that only takes forms is a page that says so", async () => {
  const page = await asked("/changes/CHG-1/actions/accept", asPage);
  expect([page.status, page.type]).toEqual([405, "text/html; charset=UTF-8"]);
  expect(textOf(page.html)).toContain("Opening it changed nothing.");
});

test("programs, and whoever asks the API, get problem+json for the same", async () => {
  for (const [path, headers] of [
    ["/chanegs/CHG-1", {}],
    ["/chanegs/CHG-1", { accept: "application/json" }],
    ["/api/v1/chanegs", { ...asPage, ...(await door.key("admin")) }],
  ] as const) {
    const answer = await asked(path, headers);
    expect([path, answer.status, answer.type]).toEqual([path, 404, "application/problem+json"]);
  }
});

test("what is not permitted is a page with the navigation and whom to ask", async () => {
  const reader = await signIn(site, { email: "rita@example.com", scopes: ["changes:read", "usage:read"] });
  const page = await reader.get("/inbox");
  expect([page.status, page.headers.get("content-type")]).toEqual([403, "text/html; charset=UTF-8"]);
  expect(textOf(page.html)).toContain("This is not open to you");
  expect(textOf(page.html)).toContain("Ask whoever runs Takehold");
  expect(page.html).toContain('aria-label="Main"');
});

test("a fault of ours is a page with the number under which its cause is in the log, and nothing of the cause", async () => {
  const petra = await signIn(site);
  const key = await door.key("admin");
  isBroken = true;
  const page = await petra.get("/changes/CHG-1");
  const api = await asked("/api/v1/changes/CHG-1", { ...asPage, ...key });
  isBroken = false;
  expect([page.status, page.headers.get("content-type")]).toEqual([500, "text/html; charset=UTF-8"]);
  const requestId = page.headers.get("x-request-id") ?? "";
  expect(requestId).not.toBe("");
  expect(textOf(page.html)).toContain(requestId);
  expect(textOf(page.html)).toContain("What was recorded before is safe.");
  expect(page.html).not.toMatch(/relation|secret|node_modules|\.tsx?\b/i);
  expect([api.status, api.type]).toEqual([500, "application/problem+json"]);
  expect(api.html).not.toMatch(/relation|secret/);
  expect(faults.map((fault) => fault.requestId)).toEqual([requestId, api.requestId]);
  expect(String(faults[0]?.error)).toContain("relation");
});
