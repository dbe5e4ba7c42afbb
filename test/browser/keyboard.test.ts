import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { eventsOf, toAlignment } from "../path/links.ts";
import { signPath } from "./desk.ts";
import { walk } from "./walk.ts";

/** Every decision is taken by keyboard alone and without script: nothing is clicked. */
const at = walk({ sources: true });

const answers = [
  { choice: "approve" },
  { choice: "approve_with_condition", text: "Once partners are covered." },
  { choice: "ask", text: "Who pays for it?" },
  { choice: "concern", text: "Partners are not covered." },
  { choice: "counter", text: "Begin with one region." },
  { choice: "decline", text: "It costs a day a week." },
  { choice: "abstain" },
] as const;

test.each(answers)("by keyboard alone: $choice", { timeout: 120_000 }, async ({ choice, ...more }) => {
  const stakeholders = [
    { person: { email: "kim@example.com", name: "Kim Keys" } },
    { person: { email: "otto@example.com", name: "Otto Other" } },
  ];
  const key = await toAlignment(at.site.stack, { gates: [{ name: "Finance", stakeholders }] });
  const context = await at.browser.newContext({ viewport: { width: 1280, height: 900 }, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(at.site.url + (await signPath(at.site.stack, key, "Kim Keys")));
  await tabTo(page, "the choices", '[name="decision"]');
  for (let presses = 0; !(await hasFocus(page, `[value="${choice}"]`)); presses += 1) {
    if (presses > 10) throw new Error(`the arrows do not lead to ${choice}`);
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Space");
  if ("text" in more) {
    const field = choice === "approve_with_condition" ? "condition" : "reason";
    await tabTo(page, "the words", `[name="${field}"]`);
    await page.keyboard.type(more.text);
  }
  await tabTo(page, "the button", 'button:text("Record my decision")');
  await page.keyboard.press("Enter");
  await expect.poll(() => decisions(key)).toEqual([choice]);
  await context.close();
});

async function decisions(key: string): Promise<unknown[]> {
  const events = await eventsOf(at.site.stack, key);
  return events.filter(({ type }) => type === "request.decided").map(({ data }) => data["choice"]);
}

/** Whether what is meant has the focus. Playwright looks from outside of the page, whose own scripts are off. */
async function hasFocus(page: Page, selector: string): Promise<boolean> {
  return (await page.locator(`${selector}:focus`).count()) > 0;
}

async function tabTo(page: Page, what: string, selector: string): Promise<void> {
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press("Tab");
    if (await hasFocus(page, selector)) return;
  }
  throw new Error(`Tab does not lead to ${what}`);
}
