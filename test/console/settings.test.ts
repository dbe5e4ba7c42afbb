import type { Hono } from "hono";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApi } from "../../api/app.ts";
import type { Env } from "../../api/env.ts";
import type { App } from "../../app/context.ts";
import { createPages } from "../../web/site.ts";
import { openFrontDoor } from "../api/front-door.ts";
import { writeWorld } from "../portfolio/world.ts";
import type { FrontDoor } from "../api/front-door.ts";
import { signIn, textOf, Visitor } from "./visitor.ts";

/** The settings by forms alone: keys of programs, what people may do and how they get in, and how the installation fares. */
let door: FrontDoor;
let site: { app: App; api: Hono<Env> };
let isTemporalThere = true;
let ada: Visitor;

beforeAll(async () => {
  door = await openFrontDoor();
  const temporal = () => (isTemporalThere ? Promise.resolve() : Promise.reject(new Error("gone")));
  site = { app: door.app, api: createApi(door.app, { pages: createPages(door.app, { temporal }) }) };
  ada = await signIn(site, { email: "ada@example.com" });
});
afterAll(() => door.close());

const asKey = async (key: string, path: string) =>
  (await site.api.request(path, { headers: { authorization: `Bearer ${key}` } })).status;

test("only administrators see the settings, and everybody else is told so", async () => {
  const rita = await signIn(site, { email: "rita@example.com", scopes: ["changes:read", "people:write"] });
  for (const path of ["/settings", "/settings/keys", "/settings/people"]) {
    expect((await rita.get(path)).status).toBe(403);
    expect((await ada.get(path)).status).toBe(200);
  }
  expect((await rita.get("/")).html).not.toContain('href="/settings"');
  expect((await ada.get("/")).html).toContain('href="/settings"');
  expect((await rita.post("/settings/keys", { name: "mine", "scope.admin": "yes" })).status).toBe(403);
});

test("a key is made with the scopes that were ticked, is shown once, works, and is revoked", async () => {
  const page = await ada.get("/settings/keys");
  const typed = { name: "Nightly export", "scope.changes:read": "yes", "scope.usage:read": "yes" };
  const made = await ada.send(page, "/settings/keys", typed);
  const key = /thk_[A-Za-z0-9_-]{20,}/.exec(made.html)?.[0] ?? "";
  expect(textOf(made.html)).toContain("It is shown this once");
  expect(await asKey(key, "/api/v1/changes")).toBe(200);
  expect(await asKey(key, "/api/v1/people")).toBe(403);
  const later = await ada.get("/settings/keys");
  expect(later.html).not.toContain(key);
  expect(textOf(later.html)).toMatch(/Nightly export thk_.{8}….*Read changes, See evidence/);
  expect(textOf(later.html)).not.toMatch(/Nightly export.*?Last used never/);

  const revoke = /action="(\/settings\/keys\/[^"]+\/revoke)"/.exec(
    later.html.slice(later.html.indexOf("Nightly export")),
  )?.[1];
  const unsure = await ada.send(later, revoke ?? "");
  expect(unsure.status).toBe(400);
  expect(await asKey(key, "/api/v1/changes")).toBe(200);
  const revoked = await ada.send(later, revoke ?? "", { sure: "yes" });
  expect(textOf(revoked.html)).toContain("The key is revoked.");
  expect(textOf(revoked.html)).toContain("Revoked keys, 1");
  expect(await asKey(key, "/api/v1/changes")).toBe(401);
});

test("a key without a name or a scope is not made, and what was typed stays", async () => {
  const page = await ada.get("/settings/keys");
  const nothing = await ada.send(page, "/settings/keys", { name: "Nothing to do", person: "" });
  expect(nothing.status).toBe(400);
  expect(nothing.html).toContain('value="Nothing to do"');
  expect(textOf(nothing.html)).toContain("Name at least one scope.");
  const nameless = await ada.send(page, "/settings/keys", { name: "", "scope.people:read": "yes" });
  expect(textOf(nameless.html)).toContain("Give the key a name that says what it is for.");
  const box = /<input type="checkbox"[^>]*name="scope\.people:read"[^>]*>/.exec(nameless.html)?.[0];
  expect(box).toContain("checked");
});

test("a colleague is given access by name and signs in with a link; what is taken away is gone at once", async () => {
  const page = await ada.get("/settings/people");
  const given = await ada.send(page, "/settings/people", {
    who: "Cleo Colleague <cleo@example.com>",
    "scope.changes:read": "yes",
  });
  expect(textOf(given.html)).toContain("The login link for Cleo Colleague is ready.");
  const link = /http:\/\/takehold\.test(\/login\?token=[A-Za-z0-9_-]+)/.exec(given.html)?.[1] ?? "";
  const cleo = new Visitor(site.api);
  await cleo.send(await cleo.get(link), "/login");
  expect((await cleo.get("/")).status).toBe(200);
  expect((await cleo.get("/changes/new")).status).toBe(403);
  expect((await new Visitor(site.api).get(link)).status).toBe(410);

  const listed = await ada.get("/settings/people");
  expect(textOf(listed.html)).toMatch(
    /Cleo Colleague cleo@example\.com Read changes Given .* by Ada; signed in, 1 session\./,
  );
  const more = /action="(\/settings\/people\/[0-9a-f-]{36})"/.exec(listed.html)?.[1] ?? "";
  const both = { "scope.changes:read": "yes", "scope.changes:write": "yes" };
  expect(textOf((await ada.send(listed, more, both)).html)).toContain("It holds from now on");
  expect((await cleo.get("/changes/new")).status).toBe(200);
  await ada.send(await ada.get("/settings/people"), more, {});
  expect((await cleo.get("/")).location).toBe("/login");
  expect(textOf((await ada.get("/settings/people")).html)).not.toContain("Cleo Colleague");
  const refused = await ada.post(`${more}/login-link`, {});
  expect(refused.status).toBe(409);
  expect(textOf(refused.html)).toContain("They may not do anything yet.");
});

test("nobody is named without an address, nothing is given without a box, and nobody locks themselves out", async () => {
  const page = await ada.get("/settings/people");
  const nobody = await ada.send(page, "/settings/people", { who: "", "scope.admin": "yes" });
  expect(nobody.status).toBe(400);
  expect(textOf(nobody.html)).toContain("Name them with their address");
  const nothing = await ada.send(page, "/settings/people", { who: "dora@example.com" });
  expect(textOf(nothing.html)).toContain("Tick at least one box.");
  expect(nothing.html).toContain('value="dora@example.com"');

  const made = await ada.send(page, "/settings/people", { who: "eve@example.com", "scope.admin": "yes" });
  const link = /http:\/\/takehold\.test(\/login\?token=[A-Za-z0-9_-]+)/.exec(made.html)?.[1] ?? "";
  const eve = new Visitor(site.api);
  await eve.send(await eve.get(link), "/login");
  const own = await eve.get("/settings/people");
  const mine = /action="(\/settings\/people\/[0-9a-f-]{36})"/.exec(own.html)?.[1] ?? "";
  const out = await eve.send(own, mine, { "scope.changes:read": "yes" });
  expect(out.status).toBe(409);
  expect(textOf(out.html)).toContain("You would lock yourself out.");
  expect((await eve.get("/settings")).status).toBe(200);
});

test("the state says in plain words what is to be done, and what is fine", async () => {
  const text = textOf((await ada.get("/settings")).html);
  expect(text).toContain("Temporal answers.");
  expect(text).toContain("No mail is sent: messages wait in the inbox.");
  expect(text).toContain("Nothing waits to be tried again.");
  isTemporalThere = false;
  expect(textOf((await ada.get("/settings")).html)).toContain("Temporal does not answer.");
  isTemporalThere = true;
});

test("whoever has played the demo reads how it is taken away in one step", async () => {
  const { db } = door.app;
  await writeWorld(db, 5, 2);
  expect(textOf((await ada.get("/settings")).html)).not.toContain("demo");
  const begun = ["demo-changesets-2922", "demo-subjects-2922"];
  for (const [index, idempotency_key] of begun.entries()) {
    const number = index + 1;
    const reserved = { key: `CHG-${number}`, number, idempotency_key, actor: "key", content_hash: "h" };
    await db.insertInto("change_reservation").values(reserved).execute();
  }
  const text = textOf((await ada.get("/settings")).html);
  expect(text).toContain("2 changes of the demo are here.");
  expect(text).toContain("npx takehold demo --remove");
});

test("permissions are told and given over HTTP as well", async () => {
  const admin = await door.key("admin");
  const list = await (await site.api.request("/api/v1/permissions", { headers: admin })).json();
  const eve = list.items.find((each: { email: string }) => each.email === "eve@example.com");
  expect(eve).toMatchObject({ scopes: ["admin"], givenBy: "Ada", sessions: 1 });
  const put = (id: string, body: unknown) =>
    site.api.request(`/api/v1/people/${id}/permissions`, {
      method: "PUT",
      headers: { ...admin, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
  expect(await (await put(eve.person, { scopes: ["changes:read"] })).json()).toEqual({ scopes: ["changes:read"] });
  expect((await put(eve.person, { scopes: ["everything"] })).status).toBe(400);
  expect((await put("00000000-0000-4000-8000-000000000000", { scopes: [] })).status).toBe(404);
});
