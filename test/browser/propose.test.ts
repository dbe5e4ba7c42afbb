import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";
import { call } from "../stack.ts";
import { openDesk } from "./desk.ts";
import { inspect } from "./inspect.ts";
import { walk } from "./walk.ts";

/** A proposal that helps to think while it is typed, in a real browser: what follows from it appears in place, and nothing typed is lost. */
const at = walk({ sources: false });
let desk: Page;

beforeAll(async () => {
  const post = async (path: string, body: unknown) => {
    const answer = await call(at.site.stack, "POST", `/api/v1${path}`, body);
    expect(answer.status, JSON.stringify(answer.body)).toBeLessThan(300);
  };
  await post("/sources", { id: "crm", name: "The CRM", historic: true });
  const people = Array.from({ length: 10 }, (_, n) => ({ name: `Person ${n}`, userIds: [`u${n}`] }));
  await post("/people/import", { people });
  await post("/populations", { id: "sales", name: "Sales" });
  const members = people.map((_, n) => ({ userId: `u${n}`, group: "north", joinedAt: "2020-01-01T00:00:00Z" }));
  await post("/populations/sales/members", { members });
  const hour = 3_600_000;
  const events = Array.from({ length: 24 * 5 }, (_, n) => ({
    type: "track",
    event: "Deal saved",
    userId: `u${n % 2}`,
    messageId: `saved-${n}`,
    timestamp: new Date(Date.now() - (n + 1) * hour).toISOString(),
  }));
  await post("/sources/crm/import", { events });
  desk = await openDesk(at.site, at.browser, { email: "petra@example.com", name: "Petra Proposer" });
}, 120_000);

test("who might have to decide appears while it is typed, and is taken over in place", async () => {
  await desk.goto(`${at.site.url}/changes/new`);
  await desk.getByLabel("What is the change called?").fill("A large one");
  await desk.locator('[name="budget.build.planned"]').fill("900000");
  const candidates = () => desk.locator("#candidates").innerText();
  await expect.poll(candidates, { timeout: 30_000 }).toContain("900,000 EUR are planned, more than");
  await inspect(desk, "new-change-candidates");
  const row = desk.locator("#candidates li", { hasText: "900,000 EUR" }).first();
  const name = (await row.locator("b").innerText()).trim();
  // Nothing of the page is loaded anew: what is not part of the form stays as it is.
  await desk.evaluate(() => document.body.setAttribute("data-same", "yes"));
  await row.getByRole("button", { name: /Take over/ }).click();
  await expect.poll(() => desk.locator('[name="gates.0.name"]').inputValue(), { timeout: 30_000 }).toBe(name);
  expect(await desk.locator("body").getAttribute("data-same")).toBe("yes");
  expect(await desk.getByLabel("What is the change called?").inputValue()).toBe("A large one");
  await expect.poll(candidates, { timeout: 30_000 }).toContain(`${name} will be asked`);
  await expect.poll(() => desk.locator("#typed-state").innerText(), { timeout: 30_000 }).toMatch(/Kept as you type/);
  // What was taken over is kept with the rest.
  const other = await desk.context().newPage();
  await other.goto(`${at.site.url}/changes/new`);
  await other.getByRole("link", { name: /Go on with “A large one”/ }).click();
  await expect.poll(() => other.locator('[name="gates.0.name"]').inputValue(), { timeout: 30_000 }).toBe(name);
  await other.close();
}, 180_000);

const preview = (page: Page) => page.locator("#preview-targets-0").innerText();

test("a target that is typed is counted on real events in place, and again when it is typed on", async () => {
  await desk.goto(`${at.site.url}/changes/new`);
  await expect.poll(() => preview(desk), { timeout: 30_000 }).toContain("Choose the event");
  await desk.getByLabel("What is the change called?").fill("Deals are saved");
  await desk.locator('[name="population"]').selectOption("sales");
  await desk.locator('[name="targets.0.behaviour.event"]').fill("Deal saved");
  await desk.locator('[name="targets.0.source"]').selectOption("crm");
  await desk.locator('[name="targets.0.period"]').selectOption("day");
  await desk.locator('[name="targets.0.m"]').fill("1");
  await desk.locator('[name="targets.0.w"]').fill("2");
  await desk.locator('[name="targets.0.threshold"]').fill("60");
  await expect
    .poll(() => preview(desk), { timeout: 30_000 })
    .toContain("Today 2 of 10 would count, 20%; you ask for 60%.");
  await inspect(desk, "new-change-preview");
  await desk.locator('[name="targets.0.threshold"]').fill("15");
  await expect.poll(() => preview(desk), { timeout: 30_000 }).toContain("It is reached already");
  expect(await desk.getByLabel("What is the change called?").inputValue()).toBe("Deals are saved");
  await desk.getByRole("button", { name: "Look back with this target" }).click();
  await expect.poll(() => desk.getByRole("link", { name: "It was looked at. Go to it." }).count()).toBe(1);
  expect(await desk.getByLabel("What is the change called?").inputValue()).toBe("Deals are saved");
}, 180_000);
