import { beforeAll, expect, test } from "vitest";
import { decide, signLink, toAlignment } from "../path/links.ts";
import { mailedStack } from "../path/mailed-stack.ts";
import { call } from "../stack.ts";
import { signIn, textOf } from "./visitor.ts";
import type { Visitor } from "./visitor.ts";

/** Who is known, what waits for each of them and what they decided, on the real services. */
const site = mailedStack();
let petra: Visitor;

beforeAll(async () => {
  petra = await signIn(site.stack);
});

async function pageOf(name: string): Promise<{ path: string; text: string }> {
  const list = await petra.get(`/people?q=${encodeURIComponent(name)}`);
  const path = new RegExp(`href="(/people/[0-9a-f-]+)">${name}<`).exec(list.html)?.[1] ?? "";
  return { path, text: textOf((await petra.get(path)).html) };
}

test("before anybody is asked, a person's page says what will be there", async () => {
  const { text } = await pageOf("Petra");
  expect(text).toContain("petra@example.com");
  expect(text).toContain("Nothing waits for Petra.");
  expect(text).toContain("No decision of Petra is on record.");
});

test("who is asked has it on their page until they decide, and then what they decided, with their reason", async () => {
  await call(site.stack, "POST", "/api/v1/teams", { id: "fin", name: "Revenue Finance" });
  const lists = { people: [{ email: "fritz@example.com", name: "Fritz Finance", team: "fin" }] };
  expect((await call(site.stack, "POST", "/api/v1/people/import", lists)).status).toBe(200);
  await toAlignment(site.stack);
  const before = await pageOf("Fritz Finance");
  expect(before.text).toMatch(/Waiting for them 1 change Use one definition of a qualified lead .* Decide at the gate/);
  expect(before.text).toContain("Revenue Finance");
  const list = textOf((await petra.get("/people?team=fin")).html);
  expect(list).toContain("Fritz Finance fritz@example.com Revenue Finance 1");
  expect(list).not.toContain("Lena Legal");
  expect((await pageOf("Olga Owner")).text).toMatch(/Looking after 1 running change Use one definition/);

  const link = await signLink(site.mailbox, "fritz@example.com");
  expect((await decide(site.stack, link, "decline", "The forecast is not ready.")).status).toBe(303);
  const after = (await pageOf("Fritz Finance")).text;
  expect(after).toContain("Nothing waits for Fritz Finance.");
  expect(after).toMatch(/Decided 1 decision Use one definition .* Declined .* The forecast is not ready\./);
});

test("a search that finds nobody leads back; an id that is nobody's is not found", async () => {
  expect(textOf((await petra.get("/people?q=zzz")).html)).toContain("Nobody fits this filter.");
  for (const id of ["x", "00000000-0000-4000-8000-000000000000"])
    expect((await petra.get(`/people/${id}`)).status).toBe(404);
});

test("names are for those who may see them, and nobody else is offered the page", async () => {
  const reader = await signIn(site.stack, { email: "rita@example.com", scopes: ["changes:read"] });
  expect((await reader.get("/people")).status).toBe(403);
  expect((await reader.get((await pageOf("Fritz Finance")).path)).status).toBe(403);
  expect((await reader.get("/")).html).not.toContain('href="/people"');
  expect((await petra.get("/")).html).toContain('href="/people"');
});
