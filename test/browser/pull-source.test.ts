import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../browser.ts";
import { openWarehouse } from "../usage/warehouse.ts";
import type { TestWarehouse } from "../usage/warehouse.ts";
import { openDesk } from "./desk.ts";
import { inspect } from "./inspect.ts";
import { startSite } from "./site.ts";
import type { Site } from "./site.ts";

/** Somebody connects a warehouse without script: a mistake, a try, the source, pulling it. The password is on no page. */
let site: Site;
let browser: Browser;
let warehouse: TestWarehouse;

beforeAll(async () => {
  [site, browser, warehouse] = await Promise.all([startSite(), launchBrowser(), openWarehouse()]);
  await warehouse.run("create table used (id text, who text, what text, at timestamptz, plan text)");
  await warehouse.run(`grant select on used to ${warehouse.reader}`);
  await warehouse.run(`insert into used values ('1', 'anna@example.com', 'report_opened', '2026-03-01', 'pro'),
    ('2', 'ben@example.com', 'report_opened', '2026-03-02', 'free'), ('3', null, 'report_opened', '2026-03-02', 'free')`);
});
afterAll(async () => {
  await browser?.close();
  await site?.stop();
  await warehouse?.drop();
});

async function describe(page: Page, name: string): Promise<void> {
  const fill = (label: string, value: string) => page.getByLabel(label, { exact: true }).fill(value);
  await page.goto(`${site.url}/sources/new/sql`);
  await fill("What it is called", name);
  await fill("Where it is", warehouse.url.replace(`:${warehouse.password}`, ""));
  await fill("Password optional", warehouse.password);
  await fill("The query", "select id, who, what, at, plan from used");
  await fill("Who acted", "who");
  await fill("When", "happened");
  await fill("Name of the event optional", "what");
  await fill("What tells rows apart optional", "id");
  await fill("Properties optional", "plan = plan");
  await page.getByRole("button", { name: "Try it" }).click();
  expect(await page.getByRole("main").innerText()).toContain("The query has no column happened");
  await fill("When", "at");
  await page.getByRole("button", { name: "Try it" }).click();
  expect(await page.locator("#tried").innerText()).toMatch(
    /anna@example\.com[\s\S]*ben@example\.com[\s\S]*names nobody who acted/,
  );
  expect(await page.content()).not.toContain(warehouse.password);
}

/** How many rows came again; of those that came first two count, however often the schedule has asked meanwhile. */
async function seenBefore(page: Page): Promise<number> {
  const told = /2 accepted, (\d+) seen before/.exec(await page.getByRole("main").innerText());
  expect(told).not.toBeNull();
  return Number(told?.[1]);
}

/** What is asked is changed: a mistake keeps what was typed, another place wants its own password, and what came counts once. */
async function change(page: Page): Promise<void> {
  const main = page.getByRole("main");
  await page.getByRole("link", { name: "Change how it is asked" }).click();
  expect(await page.getByLabel("The query", { exact: true }).inputValue()).toBe(
    "select id, who, what, at, plan from used",
  );
  expect(await page.getByLabel("Password optional", { exact: true }).inputValue()).toBe("");
  await page.getByLabel("What it is called", { exact: true }).fill("Product warehouse, active plans");
  await page.getByLabel("The query", { exact: true }).fill("select id, who, what, at, plan from usedd");
  await page.getByRole("button", { name: "Keep the changes" }).click();
  expect(await main.innerText()).toContain("Nothing was changed. Your text is still here.");
  expect(await page.getByLabel("The query", { exact: true }).inputValue()).toContain("usedd");
  await page
    .getByLabel("The query", { exact: true })
    .fill("select id, who, what, at, plan from used where plan = 'pro'");
  const place = page.getByLabel("Where it is", { exact: true });
  const before = await place.inputValue();
  await place.fill(before.replace("127.0.0.1", "127.0.0.2"));
  await page.getByRole("button", { name: "Keep the changes" }).click();
  expect(await main.innerText()).toContain("the stored one was not meant for it");
  await place.fill(before);
  await page.getByRole("button", { name: "Try it" }).click();
  expect(await page.locator("#tried").innerText()).toContain("anna@example.com");
  expect(await page.locator("#tried").innerText()).not.toContain("ben@example.com");
  await page.getByLabel("How often", { exact: true }).selectOption("1440");
  await page.getByRole("button", { name: "Keep the changes" }).click();
  await page.waitForURL(/\/sources\/product-warehouse$/);
  expect(await page.locator("h1").innerText()).toBe("Product warehouse, active plans");
  expect(await page.locator("#pulled").innerText()).toContain("every 24 hours");
}

test("a warehouse is tried, added and pulled on pages without script, and each page is fit for a phone", async () => {
  const desk = await openDesk(site, browser, { email: "petra@example.com", name: "Petra" });
  const storageState = await desk.context().storageState();
  const plain = await browser.newContext({ storageState, javaScriptEnabled: false, locale: "en-GB" });
  const page = await plain.newPage();
  await page.goto(`${site.url}/sources`);
  await page.getByRole("link", { name: "PostgreSQL warehouse" }).click();
  await describe(page, "Product warehouse");
  await page.getByRole("button", { name: "Add this source" }).click();
  await page.waitForURL(/\/sources\/product-warehouse$/);
  await page.getByRole("button", { name: "Pull now" }).click();
  await expect
    .poll(
      async () => {
        await page.reload();
        return page.locator("#pulled").innerText();
      },
      { timeout: 30_000, interval: 300 },
    )
    .toContain("up to date");
  const before = await seenBefore(page);
  expect(await page.content()).not.toContain(warehouse.password);
  // Begun anew, all rows come once more, and those that are known count once.
  await page.locator("summary", { hasText: "Start anew" }).click();
  await page.getByLabel("Read everything again from the beginning").check();
  await page.getByRole("button", { name: "Start anew" }).click();
  await page.waitForURL(/\/sources\/product-warehouse$/);
  await page.getByRole("button", { name: "Pull now" }).click();
  await expect
    .poll(
      async () => {
        await page.reload();
        return (await seenBefore(page)) - before;
      },
      { timeout: 30_000, interval: 300 },
    )
    .toBeGreaterThanOrEqual(2);
  await change(page);
  await plain.close();
  for (const kind of ["sql", "http", "posthog"]) {
    await desk.goto(`${site.url}/sources/new/${kind}`);
    await inspect(desk, `pull-${kind}`);
  }
  await describe(desk, "Another");
  await inspect(desk, "pull-tried");
  await desk.goto(`${site.url}/sources/product-warehouse`);
  await inspect(desk, "pulled-source");
  await desk.getByRole("button", { name: "Pause pulling" }).click();
  expect(await desk.locator("#pulled").innerText()).toContain("none while it is paused");
});
