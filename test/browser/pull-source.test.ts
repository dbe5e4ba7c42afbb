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
  expect(await page.getByRole("main").innerText()).toContain("2 accepted, 0 seen before, 1 rejected");
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
        return page.getByRole("main").innerText();
      },
      { timeout: 30_000, interval: 300 },
    )
    .toContain("2 accepted, 2 seen before, 1 rejected");
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
