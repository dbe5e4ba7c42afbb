import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { openDesk } from "./desk.ts";
import { inspect, watchPage } from "./inspect.ts";
import { walk } from "./walk.ts";

/** The first hour: from an empty installation to a change of one's own that a colleague signs on a phone, by what pages say alone. */
const at = walk({ sources: false });

async function until(page: Page, words: RegExp): Promise<void> {
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

/** What a first, small change needs, by the labels that are read. */
const answers: readonly (readonly [label: string | RegExp, text: string])[] = [
  ["What is the change called?", "Every meeting has an agenda"],
  ["What exactly changes?", "Whoever invites writes three lines on what is to be decided."],
  [/How many teams/, "1"],
  [/How many people will work differently/, "12"],
  [/Which problem does it solve/, "Meetings end without a decision."],
  ["How will this be used?", "In every invitation from Monday on."],
  ["Who is the audience?", "Our team of twelve."],
  ["What decision will this drive?", "Whether a meeting is needed at all."],
  ["What happens if we do nothing?", "Longer meetings."],
  ["Sponsor: name", "Sam Sponsor"],
  ["Sponsor: e-mail", "sam@example.com"],
  ["Owner: name", "Olga Ops"],
  ["Owner: e-mail", "olga@example.com"],
  ["What is decided here?", "Do we try it?"],
];

test("a first change is proposed, reviewed, asked for and signed on a colleague's phone", async () => {
  const desk = await watchPage(await openDesk(at.site, at.browser, { email: "olga@example.com", name: "Olga Ops" }));
  await inspect(desk, "first-hour-empty");
  await desk.getByRole("main").getByRole("link", { name: "Propose a change" }).click();
  for (const [label, text] of answers)
    await desk
      .getByLabel(label, { exact: typeof label === "string" })
      .first()
      .fill(text);
  const gate = desk.getByRole("group", { name: "Gate 1" });
  const person = gate.getByRole("group", { name: "Person 1" });
  await person.getByLabel("Name").fill("Carla Colleague");
  await person.getByLabel("E-mail").fill("carla@example.com");
  await desk.getByLabel(/No target at all/).fill("It is small: we ask the team after a month.");
  await expect.poll(() => desk.locator("#tier-advice").innerText(), { timeout: 30_000 }).toContain("Light, because");
  await desk.getByRole("button", { name: "Review it first" }).click();
  await desk.waitForURL(/\/changes\/CHG-\d+\/review$/);
  await inspect(desk, "first-hour-review");
  expect(await desk.getByRole("main").innerText()).toContain("Nothing is missing.");
  const seen = desk.frameLocator('iframe[title^="The page that"]').first();
  await expect.poll(() => seen.getByRole("heading", { level: 1 }).innerText()).toBe("Every meeting has an agenda");
  await desk.getByRole("button", { name: "Ask for this change" }).click();
  await desk.waitForURL(/\/changes\/CHG-\d+$/);
  const change = desk.url();
  await desk.getByRole("button", { name: "Accept the proposal" }).click();

  await desk.getByRole("link", { name: /Inbox/ }).click();
  await until(desk, /Carla Colleague/);
  await desk.getByRole("link", { name: /Carla Colleague/ }).click();
  const link = await desk.locator('pre a[href*="/s/"]').first().getAttribute("href");
  const phone = await at.browser.newContext({ viewport: { width: 375, height: 812 }, hasTouch: true, isMobile: true });
  const carla = await watchPage(await phone.newPage());
  await carla.goto(link ?? "");
  await inspect(carla, "first-hour-sign");
  await carla.getByText("Approve", { exact: true }).tap();
  await carla.getByRole("button", { name: "Record my decision" }).tap();
  await expect.poll(() => carla.getByRole("main").innerText()).toMatch(/you approved/i);
  await phone.close();

  await desk.goto(change);
  await until(desk, /Carla Colleague approved at|Accept the build/);
}, 300_000);
