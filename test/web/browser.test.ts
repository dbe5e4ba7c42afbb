// Proves in a real browser, wide and light, narrow and dark, that every page is usable: nothing the content policy blocks,
// nothing wider than the screen, nothing an accessibility check finds serious.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import type { AxeResults } from "axe-core";
import { Hono } from "hono";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { pagePolicy } from "../../api/security-headers.ts";
import { assetRoutes } from "../../web/assets/routes.ts";
import { launchBrowser } from "../browser.ts";
import { everyPage, germanPages } from "./pages.tsx";

const pages = [...everyPage(), ...germanPages()];
const site = new Hono().route("/", assetRoutes).get("/page/:number", (context) => {
  const [, html] = pages[Number(context.req.param("number"))] ?? [];
  return html === undefined ? context.notFound() : context.html(html, 200, { "Content-Security-Policy": pagePolicy });
});

let server: ReturnType<typeof serve>;
let origin: string;
let browser: Browser;
let axe: string;

beforeAll(async () => {
  const listening = new Promise<AddressInfo>((resolve) => {
    server = serve({ fetch: site.fetch, port: 0, hostname: "127.0.0.1" }, resolve);
  });
  origin = `http://127.0.0.1:${(await listening).port}`;
  browser = await launchBrowser();
  axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
});
afterAll(async () => {
  await browser.close();
  await new Promise((resolve) => server.close(resolve));
});

const screens = [
  { width: 1280, colorScheme: "light" },
  { width: 375, colorScheme: "dark" },
] as const;

test.each(screens)("as sent, $width wide and $colorScheme", { timeout: 300_000 }, async ({ width, colorScheme }) => {
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));
  page.on("request", (request) => request.url().startsWith(origin) || complaints.push(`asked ${request.url()}`));
  page.on("response", (response) => response.ok() || complaints.push(`${response.url()}: ${response.status()}`));
  for (const [number, [name]] of pages.entries()) {
    // The frame of a message is another page's business; the policy here allows none.
    if (name === "inbox, message") continue;
    await page.goto(`${origin}/page/${number}`);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (wide > 0) complaints.push(`${name}: ${wide} px wider than the screen`);
  }
  await context.close();
  expect(complaints).toEqual([]);
});

test.each(screens)("to assistive technology, $width wide and $colorScheme", { timeout: 300_000 }, async (screen) => {
  const { width, colorScheme } = screen;
  // The check itself is a script, which the policy rightly blocks.
  const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, bypassCSP: true });
  const page = await context.newPage();
  const findings: string[] = [];
  for (const [number, [name]] of pages.entries()) {
    await page.goto(`${origin}/page/${number}`);
    findings.push(...(await violations(page)).map((violation) => `${name}: ${violation}`));
  }
  await context.close();
  expect(findings).toEqual([]);
});

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const results = await page.evaluate<AxeResults>(
    "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })",
  );
  return results.violations
    .filter(({ impact }) => impact === "serious" || impact === "critical" || impact === "moderate")
    .map(({ id, nodes }) => `${id} at ${nodes.map(({ target }) => target.join(" ")).join(", ")}`);
}
