import type { BrowserContext, Page } from "playwright-core";
import { expect, test } from "vitest";
import { createLoginLink } from "../../app/access/create-login-link.ts";
import { operator } from "../../app/actor.ts";
import { addMembers } from "../../app/people/add-members.ts";
import { createPopulation } from "../../app/people/populations.ts";
import { resolvePeople } from "../../app/people/resolve.ts";
import { typedProposal } from "../console/proposal-fields.ts";
import { inspect, watchPage } from "./inspect.ts";
import { walk } from "./walk.ts";

/**
 * A change is carried by clicking, in a real browser on the real services, from the login link to the first measurement of
 * its use. Every page on the way is inspected for accessibility at the width of a phone and of a desk, and no page may
 * break the content policy or say anything on the console.
 */
const at = walk({ sources: false });

async function signIn(context: BrowserContext): Promise<Page> {
  const { app } = at.site.stack;
  const people = await resolvePeople(app, [
    { path: "me", ref: { email: "petra@example.com", name: "Petra Proposer" } },
  ]);
  const link = await createLoginLink(app, operator, { person: people.get("me") ?? "", scopes: ["admin"] });
  const page = await context.newPage();
  await page.goto(link.url);
  await inspect(page, "login");
  await page.getByRole("button", { name: "Open the console" }).click();
  await page.waitForURL(`${at.site.url}/`);
  return page;
}

/** Loads a page again until it says something: what follows of a click happens in the workflow. */
async function until(page: Page, words: string | RegExp): Promise<void> {
  await expect
    .poll(
      async () => {
        await page.reload();
        return page.getByRole("main").innerText();
      },
      { timeout: 60_000, interval: 300 },
    )
    .toMatch(words);
}

async function fill(page: Page, fields: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, value] of Object.entries(fields)) {
    if (value === "") continue;
    const input = page.locator(`.proposal [name="${name}"]`);
    // What is as usual is folded away, and nobody opens it to write the same.
    if ((await input.inputValue()) === value) continue;
    const tag = await input.evaluate((element) => element.tagName);
    await (tag === "SELECT" ? input.selectOption(value) : input.fill(value));
  }
}

test("a change goes from the login link to its first measurement by clicking", async () => {
  const { app } = at.site.stack;
  await createPopulation(app, operator, { id: "everyone", name: "Everyone who enters leads" });
  const joinedAt = new Date(Date.now() - 40 * 86_400_000).toISOString();
  const members = ["anna", "ben", "cleo", "dora", "emil", "fay"].map((name) => ({
    person: { email: `${name}@example.com`, name },
    group: "sales",
    joinedAt,
  }));
  await addMembers(app, operator, "everyone", { members });

  const desk = await at.browser.newContext({ viewport: { width: 1280, height: 900 }, locale: "en-GB" });
  const page = await watchPage(await signIn(desk));
  await inspect(page, "first-run");

  await page.getByRole("link", { name: "Evidence" }).click();
  await inspect(page, "sources-none");
  await page.getByText("Add a source").first().click();
  await page.getByLabel("What it is called").fill("CRM");
  await page.getByRole("button", { name: "Add a source" }).click();
  const writeKey = (await page.getByText(/^tku_/).first().innerText()).trim();
  await inspect(page, "source");

  await page.getByRole("link", { name: "Propose a change" }).click();
  await inspect(page, "new-change");
  await page.getByRole("button", { name: "Ask for this change" }).click();
  expect(await page.getByRole("alert").innerText()).toContain("Not everything is there yet");
  await inspect(page, "new-change-errors");
  await fill(page, typedProposal({ "targets.0.graceDays": "0" }));
  await page.getByRole("button", { name: "Ask for this change" }).click();
  await page.waitForURL(/\/changes\/CHG-\d+$/);
  await inspect(page, "change-intake");
  const change = page.url();

  await page.getByRole("button", { name: "Accept the proposal" }).click();
  await until(page, /Fritz Finance/);
  await inspect(page, "change-alignment");
  await page.getByRole("link", { name: /Inbox/ }).click();
  await until(page, /Fritz Finance/);
  await inspect(page, "inbox");
  await page.getByRole("link", { name: /Fritz Finance/ }).click();
  await inspect(page, "inbox-message");
  await expect.poll(() => page.frames().length).toBe(2);
  const signUrl = await page.locator('pre a[href*="/s/"]').first().getAttribute("href");

  await signWithoutScript(signUrl ?? "");

  await page.goto(change);
  await until(page, /Mark as done/);
  await inspect(page, "change-build");
  await page.getByRole("button", { name: "Mark as done" }).click();
  await page.getByRole("button", { name: "Accept the build" }).click();
  await until(page, /not completed the training|Launch it for everybody/);
  await inspect(page, "change-readiness");

  await page.getByRole("link", { name: /Inbox/ }).click();
  await until(page, /anna@example.com/);
  await page
    .getByRole("link", { name: /anna@example.com/ })
    .first()
    .click();
  await page.locator('pre a[href*="/t/"]').first().click();
  await inspect(page, "training");
  await page.getByRole("main").getByRole("button").click();
  await inspect(page, "training-done");

  await page.goto(change);
  await page.locator("summary", { hasText: "Launch it for everybody" }).click();
  await page.getByLabel(/Why launch anyway/).fill("The rest is on holiday and learns next week.");
  await page.getByRole("button", { name: "Launch it for everybody" }).click();
  await until(page, /Launched/);
  await inspect(page, "change-launched");

  const batch = members.slice(0, 4).map(({ person }, index) => ({
    type: "track",
    userId: person.email,
    event: "lead_entered",
    messageId: `m-${index}`,
    timestamp: new Date().toISOString(),
  }));
  const sent = await fetch(`${at.site.url}/v1/batch`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Basic ${btoa(`${writeKey}:`)}` },
    body: JSON.stringify({ batch: [...batch, { type: "track", event: "nobody_did_this" }] }),
  });
  expect(sent.status).toBe(200);
  await until(page, /Tried\s*4/);
  await inspect(page, "change-used");

  await page.goto(`${at.site.url}/sources/crm`);
  expect(await page.getByRole("main").innerText()).toContain("lead_entered");
  expect(await page.getByRole("main").innerText()).toContain("It names nobody who acted");
  await inspect(page, "source-used");
  await page.goto(`${at.site.url}/sources`);
  await inspect(page, "sources");
  await page.goto(`${at.site.url}/`);
  await inspect(page, "portfolio");
  await desk.close();
}, 600_000);

/** The person asked: another browser, a phone, without script and without an account. */
async function signWithoutScript(url: string): Promise<void> {
  const phone = await at.browser.newContext({ viewport: { width: 375, height: 800 }, javaScriptEnabled: false });
  const page = await phone.newPage();
  await page.goto(url);
  await page.getByText("Approve", { exact: true }).click();
  await page.getByRole("button", { name: "Record my decision" }).click();
  expect(await page.getByRole("main").innerText()).toMatch(/approved/i);
  await phone.close();
}

test("an old change is measured from two files, and becomes the rule of a new one", async () => {
  const desk = await at.browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await watchPage(await signIn(desk));
  await page.getByRole("link", { name: "Measure an old one" }).click();
  await inspect(page, "retro");
  await page.getByLabel("What people did").setInputFiles("demo/workers-sdk/events.csv");
  await page.getByLabel("Who could use it").setInputFiles("demo/workers-sdk/roster.csv");
  await page.getByLabel("Event that shows use").fill("changeset_added");
  await page.getByLabel("Launched on").fill("2021-12-10");
  await page.getByLabel("Only this team").fill("core");
  await page.getByRole("button", { name: "Measure it" }).click();
  // The page comes in two parts: that it is being measured, then what came of it.
  await page.getByText("people have the habit").first().waitFor();
  await inspect(page, "retro-result");
  await page.getByRole("link", { name: "Turn this into a change" }).click();
  expect(await page.getByLabel("Name of the event").inputValue()).toBe("changeset_added");
  await desk.close();
}, 300_000);
