import { afterAll, beforeAll, expect, test } from "vitest";
import { resolvePeople } from "../../app/people/resolve.ts";
import { signPath } from "../browser/desk.ts";
import { call, startStack } from "../stack.ts";
import type { Stack } from "../stack.ts";
import { typedProposal } from "./proposal-fields.ts";
import { formsIn, signIn, textOf, Visitor } from "./visitor.ts";

/** The review of a proposal: it shows the very pages and messages that people get later, and nothing on it decides anything. */
let stack: Stack;
let petra: Visitor;

beforeAll(async () => {
  stack = await startStack();
  petra = await signIn(stack);
  const people = await resolvePeople(stack.app, [
    { path: "greta", ref: { email: "greta@example.com", name: "Greta Deutsch" } },
  ]);
  const german = { language: "de", timeZone: "Europe/Berlin" };
  expect((await call(stack, "PATCH", `/api/v1/people/${people.get("greta")}`, german)).status).toBe(200);
});
afterAll(() => stack.stop());

const twoGroups = {
  "gates.0.stakeholders.1.person.name": "Greta Deutsch",
  "gates.0.stakeholders.1.person.email": "greta@example.com",
  "gates.0.stakeholders.1.role": "Betriebsrat",
  "gates.0.stakeholders.1.order": "2",
};

async function reviewed(fields: Readonly<Record<string, string>>) {
  const blank = await petra.get("/changes/new");
  const page = await petra.send(blank, "/changes/new", typedProposal({ ...fields, do: "review" }));
  const key = /CHG-\d+/.exec(page.html)?.[0] ?? "";
  return { page, key, at: `/changes/${key}` };
}

/** What a reader sees, but for the notice of the rehearsal and for dates: they run on between the two pages. */
function lasting(html: string): string {
  return textOf(html)
    .replace(/This is how it will look\..*?as if it were asked today\. /, "")
    .replaceAll(/\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?\d{1,2} [A-Z][a-z]+(?: \d{4})?\b/g, "DATE")
    .replaceAll(/\b\d\d:\d\d\b/g, "TIME")
    .replaceAll(/\s+/g, " ");
}

test("a page that is rehearsed reads word for word like the one that is sent", async () => {
  const { page, key, at } = await reviewed({ title: "Rehearsed", ...twoGroups });
  expect(textOf(page.html)).toContain("Nothing is missing.");
  const rehearsed = await petra.get(`${at}/review/G1/0`);
  expect(rehearsed.status, textOf(rehearsed.html)).toBe(200);
  await petra.send(page, `${at}/actions/submit`);
  await petra.send(await petra.get(at), `${at}/actions/accept`);
  const link = await expect
    .poll(() => signPath(stack, key, "Fritz Finance").catch(() => null), { timeout: 20_000 })
    .not.toBeNull()
    .then(() => signPath(stack, key, "Fritz Finance"));
  await expect
    .poll(async () => textOf((await new Visitor(stack.api).get(link)).html), { timeout: 20_000 })
    .toContain("works until");
  const sent = await new Visitor(stack.api).get(link);
  const text = lasting(rehearsed.html);
  expect(text).toMatch(/Needed by DATE/);
  expect(text).toContain("Fritz Finance, Head of Finance");
  expect(text).toContain("Approve with a condition");
  expect(text).toBe(lasting(sent.html));
  const after = await petra.get(`${at}/review`);
  expect([after.status, after.location]).toEqual([303, at]);
});

test("somebody who is asked later sees their page in their own language, with the form they will have then", async () => {
  const { page, at } = await reviewed({ title: "In German", ...twoGroups });
  expect(textOf(page.html)).toMatch(
    /Betriebsrat \(Greta Deutsch\) .*?asked once those before have answered.*?in German/,
  );
  const seen = await petra.get(`${at}/review/G1/1`);
  expect(textOf(seen.html)).toContain("So wird die Seite aussehen.");
  expect(textOf(seen.html)).toContain("Entscheidung festhalten");
  expect(textOf((await petra.get(`${at}/review/G1/0`)).html)).toContain("others are asked first");
  const message = await petra.get(`${at}/review/G1/1/message`);
  expect(textOf(message.html)).toContain("Olga Owner bittet Sie als Betriebsrat um Ihre Entscheidung.");
});

test("nothing on a rehearsed page or message can decide, be sent or be run", async () => {
  const { at } = await reviewed({ title: "Harmless" });
  for (const path of [`${at}/review/G1/0`, `${at}/review/G1/0/message`]) {
    const page = await petra.get(path);
    expect(page.status).toBe(200);
    expect(page.html).not.toMatch(/\/s\/[A-Za-z0-9_-]{16}/);
    expect(page.headers.get("content-security-policy")).toMatch(/form-action 'none'.*sandbox/);
    for (const { action, hidden } of formsIn(page.html)) expect([action, hidden["nonce"]]).toEqual(["#decide", ""]);
  }
  const gone = await petra.get(`${at}/review/G1/7`);
  expect(gone.status).toBe(404);
  expect(textOf(gone.html)).toContain("Nobody sits there any more");
});

test("every missing part leads to its input, and nothing can be asked for before", async () => {
  const { page, at } = await reviewed({
    title: "Half",
    "brief.why": "",
    "targets.0.threshold": "",
    "sponsor.name": "",
    "sponsor.email": "",
  });
  expect(textOf(page.html)).toContain("3 parts are still missing.");
  const links = [...page.html.matchAll(/href="([^"]*\/edit\?missing=yes#[^"]+)"/g)].map((match) => match[1] ?? "");
  expect(links.slice(0, 3).map((link) => link.replace(/.*#/, ""))).toEqual([
    "f-brief-why",
    "f-sponsor-email",
    "f-targets-0-threshold",
  ]);
  for (const link of links) {
    const [path = "", id = ""] = link.split("#");
    expect((await petra.get(path)).html, id).toContain(`id="${id}"`);
  }
  expect(formsIn(page.html).map(({ action }) => action)).not.toContain(`${at}/actions/submit`);
  expect(textOf(page.html)).toContain("3 parts still to fill in.");
});

test("who may only read is shown the review and offered nothing", async () => {
  const { at } = await reviewed({ title: "To be read" });
  const rita = await signIn(stack, { email: "rita@example.com", scopes: ["changes:read"] });
  const page = await rita.get(`${at}/review`);
  expect(page.status).toBe(200);
  expect(formsIn(page.html).map(({ action }) => action)).toEqual(["/logout"]);
});
