import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { openDesk } from "./desk.ts";
import { inspect } from "./inspect.ts";
import { walk } from "./walk.ts";

/** A proposal is kept while somebody types, in a real browser: nothing is lost to a closed tab, a second tab, or an early button. */
const at = walk({ sources: false });
let desk: Page;

beforeAll(async () => {
  desk = await openDesk(at.site, at.browser, { email: "petra@example.com", name: "Petra Proposer" });
});

async function kept(page: Page, words: string | RegExp): Promise<void> {
  await expect.poll(() => page.locator("#typed-state").innerText(), { timeout: 30_000 }).toMatch(words);
}

const title = (page: Page) => page.getByLabel("What is the change called?");

test("typing is enough: the tier answers at once, and a closed tab loses nothing", async () => {
  await desk.goto(`${at.site.url}/changes/new`);
  await title(desk).fill("Typed in one go");
  await desk.getByLabel(/How many teams/).fill("6");
  await expect
    .poll(() => desk.locator("#tier-advice").innerText(), { timeout: 30_000 })
    .toContain("Major, because 6 teams have to do something.");
  await kept(desk, /Kept as you type/);
  await inspect(desk, "new-change-typed");
  const other = await desk.context().newPage();
  await other.goto(`${at.site.url}/changes/new`);
  await other.getByRole("link", { name: /Go on with “Typed in one go”/ }).click();
  expect(await title(other).inputValue()).toBe("Typed in one go");
  expect(await other.getByLabel(/How many teams/).inputValue()).toBe("6");

  // The first tab types on; the second one, which began from the older text, goes on in a copy.
  await title(desk).fill("Of the first tab");
  await expect.poll(() => versionOf(desk), { timeout: 30_000 }).toBeGreaterThan(await versionOf(other));
  await title(other).fill("Of the second tab");
  await kept(other, /Nothing is lost/);
  await title(other).fill("Of the second tab, further");
  await kept(other, /Kept as you type/);
  await desk.goto(`${at.site.url}/changes/new`);
  const list = desk.getByRole("region", { name: /not kept yet/ });
  await expect.poll(() => list.innerText()).toMatch(/Of the first tab[\s\S]*/);
  expect(await list.innerText()).toContain("Of the second tab, further");
  await other.close();
}, 180_000);

test("a button that is pressed in the middle of typing keeps it once", async () => {
  await desk.goto(`${at.site.url}/changes/new`);
  await title(desk).pressSequentially("Pressed early", { delay: 5 });
  await desk.getByRole("button", { name: "Keep as draft" }).last().click();
  await desk.waitForURL(/\/changes\/CHG-\d+$/);
  await desk.goto(`${at.site.url}/changes/new`);
  expect(await desk.getByRole("main").innerText()).not.toContain("Pressed early");
}, 120_000);

test("while nothing can be kept the page says so, and goes on by itself", async () => {
  await desk.goto(`${at.site.url}/changes/new`);
  await desk.context().setOffline(true);
  await title(desk).fill("In a tunnel");
  await kept(desk, /cannot be kept just now/);
  expect(await title(desk).inputValue()).toBe("In a tunnel");
  await desk.context().setOffline(false);
  await kept(desk, /Kept as you type/);
}, 120_000);

async function versionOf(page: Page): Promise<number> {
  return Number(await page.locator('[name="typedVersion"]').inputValue());
}
