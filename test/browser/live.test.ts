import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { decide, toAlignment } from "../path/links.ts";
import { call } from "../stack.ts";
import { openDesk, signPath } from "./desk.ts";
import { inspect } from "./inspect.ts";
import { walk } from "./walk.ts";

/**
 * The page of a change brings itself up to date: what somebody else decides appears without a reload, and nothing that the
 * reader does meanwhile is lost. The clicks of the rest of the path are in the journey's test.
 */
const at = walk({ sources: true });

const olga = { email: "olga@example.com", name: "Olga Owner" };
const signedIn = () => openDesk(at.site, at.browser, olga);

/** Marks the document, so that a reload would show. */
const mark = (page: Page) => page.evaluate(() => void Reflect.set(window, "sameDocument", true));
const isSameDocument = (page: Page) => page.evaluate(() => Reflect.get(window, "sameDocument") === true);

async function showsChange(page: Page, key: string): Promise<void> {
  const listens = page.waitForResponse((response) => response.url().endsWith("/stream"));
  await page.goto(`${at.site.url}/changes/${key}`);
  expect((await listens).status()).toBe(200);
  await mark(page);
}

test("a decision appears without a reload; focus, folds, typed text and place stay", async () => {
  const key = await toAlignment(at.site.stack);
  const path = await signPath(at.site.stack, key, "Fritz Finance");
  const page = await signedIn();
  await showsChange(page, key);
  const gate = page.locator(".sheet", { hasText: "Gate: Finance" });
  expect(await gate.innerText()).not.toContain("1 approved");

  const hold = page.locator("details.action", { has: page.locator('form[action$="/hold"]') });
  await hold.locator("summary").click();
  await hold.locator("textarea").fill("The budget is decided in May.");
  const history = page.locator("#history-title");
  await history.scrollIntoViewIfNeeded();
  const focus = page.locator(".crumbs a");
  await focus.evaluate((link: HTMLElement) => link.focus({ preventScroll: true }));
  const topOf = () => history.evaluate((element) => Math.round(element.getBoundingClientRect().top));
  const place = await topOf();

  await decide(at.site.stack, path, "approve");

  await expect.poll(() => gate.innerText(), { timeout: 20_000 }).toContain("1 approved");
  expect(await isSameDocument(page)).toBe(true);
  expect(await page.getByRole("status").innerText()).toContain("Updated just now");
  expect(await hold.locator("textarea").inputValue()).toBe("The budget is decided in May.");
  expect(await focus.evaluate((link) => link === document.activeElement)).toBe(true);
  expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(0);
  expect(Math.abs((await topOf()) - place)).toBeLessThanOrEqual(1);
  await inspect(page, "change-live");
  await page.goto(`${at.site.url}/people`);
  await inspect(page, "people");
  await page.getByRole("link", { name: "Fritz Finance" }).click();
  await inspect(page, "person");
  await page.context().close();
}, 120_000);

test("what was said of the reader's own act stays, and a change that ends is shown as ended", async () => {
  const key = await toAlignment(at.site.stack);
  const page = await signedIn();
  await showsChange(page, key);
  const hold = page.locator("details.action", { has: page.locator('form[action$="/hold"]') });
  await hold.locator("summary").click();
  await hold.locator("textarea").fill("The budget is decided in May.");
  await hold.locator("button").click();
  await page.waitForURL(`**/changes/${key}`);
  await mark(page);
  expect(await page.getByRole("main").innerText()).toContain("It is on hold.");

  const { status } = await call(at.site.stack, "POST", `/api/v1/changes/${key}/withdraw`, { reason: "Not needed." });
  expect(status).toBe(200);
  await expect.poll(() => page.getByRole("main").innerText(), { timeout: 20_000 }).toContain("It was withdrawn.");
  expect(await page.getByRole("main").innerText()).toContain("It is on hold.");
  expect(await isSameDocument(page)).toBe(true);
  expect(await page.locator("main[data-stream]").count()).toBe(0);
  await page.context().close();
}, 120_000);

test("a stream that cannot be had leaves the page as it was loaded, and says nothing", async () => {
  const key = await toAlignment(at.site.stack);
  const page = await signedIn();
  await page.route("**/stream", (route) => route.fulfill({ status: 403, body: "" }));
  const refused = page.waitForResponse((response) => response.url().endsWith("/stream"));
  await page.goto(`${at.site.url}/changes/${key}`);
  await refused;
  await inspect(page, "change-not-live");
  expect(await page.getByRole("status").innerText()).toBe("");
  await page.context().close();
}, 120_000);
