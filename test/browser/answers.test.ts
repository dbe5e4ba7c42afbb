import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { toAlignment } from "../path/links.ts";
import { openDesk, signPath } from "./desk.ts";
import { inspect, watchPage } from "./inspect.ts";
import { walk } from "./walk.ts";

/**
 * People say more than yes and no from their link, on a phone and without script: a concern that they close themselves, a
 * question that is answered, a request that is passed on, a condition that is overruled. What the console shows of it is seen too.
 */
const at = walk({ sources: true });

/** A phone without script. */
async function openPhone(path: string): Promise<Page> {
  const context = await at.browser.newContext({ viewport: { width: 375, height: 800 }, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(at.site.url + path);
  return page;
}

const wordsOf = (page: Page) => page.getByRole("main").innerText();

/** The same page where the accessibility check can run. */
async function inspectLink(path: string, name: string): Promise<void> {
  const context = await at.browser.newContext();
  const page = await watchPage(await context.newPage());
  await page.goto(at.site.url + path);
  await inspect(page, name);
  await context.close();
}

/** Loads a page again until it says something: what follows of a click happens in the workflow. */
async function until(page: Page, words: RegExp): Promise<void> {
  const read = async () => {
    await page.reload();
    return wordsOf(page);
  };
  await expect.poll(read, { timeout: 60_000, interval: 300 }).toMatch(words);
}

async function say(page: Page, choice: string, fields: Readonly<Record<string, string>> = {}): Promise<void> {
  const form = page.locator("form", { has: page.getByRole("button", { name: "Record my decision" }) });
  await form.getByText(choice, { exact: true }).click();
  for (const [label, text] of Object.entries(fields)) await form.getByLabel(label, { exact: true }).fill(text);
  await form.getByRole("button").click();
}

const lena = { person: { email: "lena@example.com", name: "Lena Legal" }, role: "Head of Legal", required: true };
const bob = { person: { email: "bob@example.com", name: "Bob Board" }, role: "Works council" };
const last = { person: { email: "lars@example.com", name: "Lars Last" }, order: 2 };

test("a concern is raised, closed and followed by an approval, without script", async () => {
  const gate = { name: "Legal", silence: "consent" as const, stakeholders: [lena, bob, last] };
  const key = await toAlignment(at.site.stack, { gates: [gate] });
  const path = await signPath(at.site.stack, key, "Lena Legal");
  await until(await openPhone(path), /your decision is needed here. The gate stays shut, and after/);
  await inspectLink(path, "sign-asked");
  const page = await openPhone(path);
  expect(await page.locator("input:checked").count()).toBe(0);
  expect(await wordsOf(page)).not.toContain("Abstain");
  expect(await wordsOf(page)).toMatch(/Lars Last others are asked first\s*Asked second/);
  expect(await wordsOf(await openPhone(await signPath(at.site.stack, key, "Bob Board")))).toMatch(
    /Silence counts as consent after .* never as an approval/,
  );

  await say(page, "I have a concern");
  expect(await page.getByRole("alert").innerText()).toContain("Please name your concern");
  expect(await page.locator("#f-reason").getAttribute("aria-invalid")).toBe("true");
  expect(await page.getByLabel("I have a concern").isChecked()).toBe(true);

  await page.getByLabel("In your words", { exact: true }).fill("The contract does not cover partners.");
  await page.getByRole("button", { name: "Record my decision" }).click();
  expect(await wordsOf(page)).toMatch(/you raised a concern about revision 1.*The contract does not cover partners\./s);
  await inspectLink(path, "sign-own-concern");

  await page.getByRole("button", { name: "Close my concern" }).click();
  expect(await wordsOf(page)).toContain("You closed your concern.");
  expect(await page.locator("input:checked").count()).toBe(0);

  await say(page, "Approve");
  expect(await wordsOf(page)).toMatch(/Recorded: you approved revision 1.*Two more people decide/s);
  await inspectLink(path, "sign-approved");
}, 240_000);

test("a request is passed on, its question answered, its condition overruled", async () => {
  const key = await toAlignment(at.site.stack, {
    gates: [{ name: "Works", stakeholders: [bob, { ...lena, required: false }] }],
  });
  const phone = await openPhone(await signPath(at.site.stack, key, "Bob Board"));
  await phone.getByText("Not mine, ask somebody else").click();
  await phone.getByLabel("Who should decide instead?").fill("bob@example.com");
  await phone.getByLabel(/A note for them/).fill("You know the old contract.");
  await phone.getByRole("button", { name: "Pass it on" }).click();
  expect(await phone.getByRole("alert").innerText()).toContain("This is your own address.");
  expect(await phone.getByLabel(/A note for them/).inputValue()).toBe("You know the old contract.");
  await phone.getByLabel("Who should decide instead?").fill("carla@example.com");
  await phone.getByRole("button", { name: "Pass it on" }).click();
  expect(await phone.getByRole("heading", { level: 1 }).innerText()).toMatch(/It is with carla/i);

  const path = await signPath(at.site.stack, key, "carla", 2);
  const carla = await openPhone(path);
  expect(await wordsOf(carla)).toMatch(/You decide for Works council \(Bob Board\).*“You know the old contract\.”/s);
  await say(carla, "I need to know something first", { "In your words": "Who pays for it?" });
  expect(await wordsOf(carla)).toContain("Your question is with Olga Owner; your clock stands still.");
  await inspectLink(path, "sign-asking");

  const desk = await openDesk(at.site, at.browser, { email: "sam@example.com", name: "Sam Sponsor" });
  await desk.goto(`${at.site.url}/changes/${key}`);
  await until(desk, /carla for Works council \(Bob Board\)/);
  await desk.locator("summary", { hasText: "Answer the question" }).click();
  await inspect(desk, "change-question");
  await desk.getByLabel("Your answer").fill("Marketing, until September.");
  await desk.locator("button", { hasText: "Answer the question" }).click();
  expect(await wordsOf(desk)).toContain("Your answer was sent.");

  await until(carla, /Your question was answered\./);
  expect(await wordsOf(carla)).toContain("Marketing, until September.");
  await say(carla, "Approve with a condition", { "The condition, in your words": "Only until September." });
  expect(await wordsOf(carla)).toMatch(/you approved revision 1 with a condition.*Only until September\./s);

  await until(desk, /Open condition: Olga Owner sees to it/);
  await desk.locator("summary", { hasText: "Overrule this condition" }).click();
  await inspect(desk, "change-condition");
  await desk.getByLabel(/Why does it not have to be settled first/).fill("The budget is for the whole year.");
  await desk.locator("button", { hasText: "Overrule this condition" }).click();
  expect(await wordsOf(desk)).toContain("It was overruled, in your name.");
  await until(carla, /Your condition was overruled by Sam Sponsor\..*The budget is for the whole year\./s);
  await inspectLink(path, "sign-overruled");
}, 240_000);
