import { mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { AxeResults, RunOptions } from "axe-core";
import type { Page } from "playwright-core";
import { expect } from "vitest";

const axe = readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const widths = [375, 1280] as const;

/** What a page said on the console, kept until it is inspected. */
const said = new WeakMap<Page, string[]>();

/** Keeps what a page says on its console and the faults in it: a broken content policy is said there. */
export async function watchPage(page: Page): Promise<Page> {
  const lines: string[] = [];
  said.set(page, lines);
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") lines.push(message.text());
  });
  page.on("pageerror", (error) => lines.push(String(error)));
  return page;
}

/**
 * Asserts what holds of every page, at the width of a phone and of a desk: no serious or critical finding of axe, nothing
 * wider than the screen, a quiet console. With SCREENSHOTS set to a folder it leaves a picture of each.
 */
export async function inspect(page: Page, name: string): Promise<void> {
  for (const width of widths) {
    await page.setViewportSize({ width, height: 900 });
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(`${name} at ${width} is ${overflow} px too wide`).toBe(`${name} at ${width} is 0 px too wide`);
    expect({ name, width, findings: await findings(page) }).toEqual({ name, width, findings: [] });
    await picture(page, `${name}-${width}`);
  }
  // Some pages answer with a status that says what was wrong, which browsers note; that is meant.
  const lines = (said.get(page) ?? []).filter((line) => !/the server responded with a status of 4/.test(line));
  expect({ name, lines }).toEqual({ name, lines: [] });
}

async function findings(page: Page): Promise<string[]> {
  // Evaluated by the test, so the content policy of the page neither sees nor stops it.
  await page.evaluate(await axe);
  const { violations } = await page.evaluate(async () => {
    const run = Reflect.get(window, "axe") as { run: (options: RunOptions) => Promise<AxeResults> };
    // A mail in its frame runs no script, so nothing can be asked of it there; asking would be said on the console.
    return run.run({ resultTypes: ["violations"], iframes: false });
  });
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(" | ")}`);
}

async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env["SCREENSHOTS"];
  if (folder === undefined) return;
  await mkdir(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}
