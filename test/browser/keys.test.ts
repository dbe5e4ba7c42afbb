// The portfolio without a mouse: rows are reached, opened and searched by single keys, which can be turned off; everything else by Tab.
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createApi } from "../../api/app.ts";
import { createLoginLink } from "../../app/access/create-login-link.ts";
import { operator } from "../../app/actor.ts";
import { resolvePeople } from "../../app/people/resolve.ts";
import { listUnlisted } from "../../store/portfolio/listing.ts";
import { createPages } from "../../web/site.ts";
import { openFrontDoor } from "../api/front-door.ts";
import type { FrontDoor } from "../api/front-door.ts";
import { launchBrowser } from "../browser.ts";
import { writeWorld } from "../portfolio/world.ts";
import { inspect, watchPage } from "./inspect.ts";

let door: FrontDoor;
let browser: Browser;
let context: BrowserContext;
let page: Page;
let url = "";
let close: () => Promise<void>;

beforeAll(async () => {
  door = await openFrontDoor();
  await writeWorld(door.app.db, 3, 70, Date.now());
  await listUnlisted(door.app.db);
  const front = new Hono();
  const server = serve({ fetch: (request) => front.fetch(request), port: 0, hostname: "127.0.0.1" });
  await new Promise<void>((resolve) => server.once("listening", resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
  const app = { ...door.app, url };
  front.route("/", createApi(app, { pages: createPages(app) }));
  close = () => new Promise((resolve) => server.close(() => resolve()));
  browser = await launchBrowser();
  context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  page = await watchPage(await context.newPage());
  const people = await resolvePeople(app, [{ path: "me", ref: { email: "lea@example.com", name: "Lea Leader" } }]);
  const link = await createLoginLink(app, operator, { person: people.get("me") ?? "", scopes: ["admin"] });
  await page.goto(link.url);
  await page.keyboard.press("Tab");
  await page.getByRole("button", { name: "Open the console" }).press("Enter");
  await page.waitForURL(`${url}/`);
  // Where a row leads is another test's: here it only has to lead there.
  await context.route("**/changes/CHG-*", (route) => route.fulfill({ body: "<h1>A change</h1>" }));
});
afterAll(async () => {
  await browser?.close();
  await close?.();
  await door?.close();
});

const rows = () => page.locator("[data-row]");
const focused = () => page.evaluate(() => document.activeElement?.getAttribute("href") ?? "");
const hrefAt = async (nth: number) => (await rows().nth(nth).getAttribute("href")) ?? "";
async function press(...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key);
}

test("j and k go from row to row, arrows too once one is chosen, Enter opens it", async () => {
  await page.goto(`${url}/`);
  await press("ArrowDown");
  expect(await focused()).toBe("");
  await press("j");
  expect(await focused()).toBe(await hrefAt(0));
  await press("j", "j", "k");
  expect(await focused()).toBe(await hrefAt(1));
  await press("ArrowDown", "ArrowDown", "ArrowUp");
  expect(await focused()).toBe(await hrefAt(2));
  const chosen = await hrefAt(2);
  await press("Enter");
  await page.waitForURL(`${url}${chosen}`);
});

test("at the end of the list the next page is a row, and at its ends nothing happens", async () => {
  await page.goto(`${url}/`);
  await press("j", "k");
  expect(await focused()).toBe(await hrefAt(0));
  const count = await rows().count();
  for (let nth = 1; nth < count + 2; nth += 1) await press("j");
  expect(await focused()).toMatch(/^\/\?cursor=/);
  await press("Enter");
  await page.waitForURL(/cursor=/);
  expect(await rows().count()).toBeGreaterThan(0);
  expect(await page.getByRole("link", { name: "Back to the first page" }).isVisible()).toBe(true);
});

test("/ searches, what is typed there is text, and the filter stands in the address", async () => {
  await page.goto(`${url}/`);
  await press("/");
  await page.keyboard.type("inv?j/k");
  expect(await page.locator("[data-search]").inputValue()).toBe("inv?j/k");
  expect(await page.locator("dialog[open]").count()).toBe(0);
  await press("/", "Control+a");
  await page.keyboard.type("Invoices");
  await press("Enter");
  await page.waitForURL(/q=Invoices/);
  for (const title of await page.locator(".portfolio .title").allInnerTexts()) expect(title).toBe("Invoices");
});

test("? says what there is, Escape closes it, and the keys can be turned off for good", async () => {
  await page.goto(`${url}/`);
  await press("j", "?");
  const dialog = page.getByRole("dialog", { name: "Keys on this page" });
  expect(await dialog.isVisible()).toBe(true);
  await inspect(page, "portfolio-keys");
  await press("Escape");
  expect(await dialog.isVisible()).toBe(false);
  expect(await focused()).toBe(await hrefAt(0));

  await page.getByRole("button", { name: "All keys" }).press("Enter");
  await page.getByRole("checkbox", { name: "Single keys do this" }).press("Space");
  await page.getByRole("button", { name: "Close" }).press("Enter");
  for (const reload of [false, true]) {
    if (reload) await page.reload();
    const before = await focused();
    await press("j", "?", "/");
    expect(await focused()).toBe(before);
    expect(await dialog.isVisible()).toBe(false);
  }
  await page.getByRole("button", { name: "All keys" }).press("Enter");
  await page.getByRole("checkbox", { name: "Single keys do this" }).press("Space");
  await press("Escape", "j");
  expect(await focused()).toMatch(/^\/changes\/CHG-/);
});

test("Tab alone reaches search, every filter, the file, each row and the next page, and always shows where it is", async () => {
  await page.goto(`${url}/`);
  const reached: string[] = [];
  for (let presses = 0; presses < 200; presses += 1) {
    await press("Tab");
    const at = await page.evaluate(() => {
      const element = document.activeElement;
      if (element === null || element === document.body) return null;
      const { outlineStyle, boxShadow } = getComputedStyle(element);
      const isShown = outlineStyle !== "none" || boxShadow !== "none";
      const name = element.id === "" ? (element.getAttribute("href") ?? element.textContent ?? "") : `#${element.id}`;
      return { name, isShown };
    });
    if (at === null || at.name === reached[0]) break;
    expect(at).toMatchObject({ isShown: true });
    reached.push(at.name);
  }
  const links = await rows().evaluateAll((all) => all.map((row) => row.getAttribute("href") ?? ""));
  expect(links.length).toBe(51);
  expect(reached).toEqual(expect.arrayContaining(["#q", "#team", "#stage", "#owner", "/portfolio.csv", ...links]));
});

test("the page is sound for a screen reader and fits every width", async () => {
  await page.goto(`${url}/?status=delivered&team=ops`);
  await inspect(page, "portfolio-narrowed");
});

test("without script nothing is promised that does not work", async () => {
  const state = await context.storageState();
  const plain = await browser.newContext({ javaScriptEnabled: false, storageState: state });
  const bare = await plain.newPage();
  await bare.goto(`${url}/`);
  expect(await bare.getByText("Move with").isVisible()).toBe(false);
  expect(await bare.locator("dialog").isVisible()).toBe(false);
  await bare.locator("#q").fill("Invoices");
  await bare.getByRole("button", { name: "Filter" }).click();
  expect(await bare.locator(".portfolio .title").first().innerText()).toBe("Invoices");
  await plain.close();
});
