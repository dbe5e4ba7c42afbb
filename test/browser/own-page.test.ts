import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { createLoginLink } from "../../app/access/create-login-link.ts";
import { operator } from "../../app/actor.ts";
import { resolvePeople } from "../../app/people/resolve.ts";
import { toAlignment } from "../path/links.ts";
import { inspect, watchPage } from "./inspect.ts";
import { walk } from "./walk.ts";

/**
 * Somebody with two requests goes from one of them to the list of everything and from there to the other, on a phone and
 * without script. Each page on the way is inspected for accessibility at the width of a phone and of a desk.
 */
const at = walk({ sources: true });
let inbox: Page;

beforeAll(async () => {
  for (const title of ["Alpha terms", "Beta terms"])
    await toAlignment(at.site.stack, {
      title,
      gates: [{ name: "Finance", stakeholders: [{ person: "fay@example.com" }] }],
    });
  inbox = await signIn();
});

async function signIn(): Promise<Page> {
  const { app } = at.site.stack;
  const people = await resolvePeople(app, [{ path: "me", ref: "petra@example.com" }]);
  const link = await createLoginLink(app, operator, { person: people.get("me") ?? "", scopes: ["admin"] });
  const page = await watchPage(await (await at.browser.newContext()).newPage());
  await page.goto(link.url);
  await page.getByRole("button", { name: "Open the console" }).click();
  await page.waitForURL(`${at.site.url}/`);
  return page;
}

/** Opens the message on the inbox page that has this in its subject; answers the link in it. */
async function linkOf(subject: RegExp, kind: string): Promise<string> {
  const message = inbox.getByRole("link", { name: subject }).first();
  await expect
    .poll(
      async () => {
        await inbox.goto(`${at.site.url}/inbox`);
        return message.count();
      },
      { timeout: 30_000, interval: 300 },
    )
    .toBeGreaterThan(0);
  await message.click();
  return (await inbox.locator(`pre a[href*="/${kind}/"]`).first().getAttribute("href")) ?? "";
}

test("from one request to the list of all of them, and to the other", async () => {
  const phone = await at.browser.newContext({ viewport: { width: 375, height: 800 }, javaScriptEnabled: false });
  const page = await phone.newPage();
  await page.goto(await linkOf(/Alpha terms/, "s"));
  expect(await page.getByRole("main").innerText()).toContain("1 more request waits for you.");
  await page.getByRole("button", { name: "Mail me my list" }).click();
  expect(await page.getByRole("main").innerText()).toMatch(/Your list was mailed to you at \d\d:\d\d/);
  const offer = page.url();
  const own = await linkOf(/Your list: 2 decisions wait for you/, "me");
  await inspect(inbox, "inbox-own-page");
  await page.goto(own);
  await page.getByRole("link", { name: "Beta terms" }).click();
  expect(await page.getByRole("heading", { level: 1 }).innerText()).toBe("Beta terms");
  await phone.close();

  const desk = await watchPage(await (await at.browser.newContext()).newPage());
  for (const [url, name] of [
    [own, "own-page"],
    [offer, "own-page-offer"],
  ] as const) {
    await desk.goto(url);
    await inspect(desk, name);
  }
}, 300_000);
