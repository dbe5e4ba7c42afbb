// Proves in a real browser, page by page and look by look, that every page is usable: nothing that an accessibility check
// finds wrong, nothing wider than the screen, nothing that moves while it loads, nothing heavy, nothing that needs script.
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import type { AxeResults } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "../browser.ts";
import { light, look, otherLooks, styleCover } from "./looks.ts";
import { everyPage, germanPages } from "./pages.tsx";
import { servePages } from "./served.ts";
import type { ServedPages } from "./served.ts";

const pages = [...everyPage(), ...germanPages()];
/** What is found wrong here shows that the checks below can find something. */
const wrong =
  '<!doctype html><html lang="en"><head><title>x</title><link rel="stylesheet" href="/assets/takehold.css"></head><body><main>' +
  '<h1>A page with every fault</h1><svg width="2000" height="9"></svg><button></button><p style="color:red">x</p>' +
  `<script src="/stream"></script>${"<!-- heavy -->".repeat(9_000)}</main></body></html>`;

/** Every style of every page is on one of these. */
const cover = new Set(styleCover(pages));
const bytesMax = 100 * 1024;
/** The narrowest that each layout has to bear, the last of them 1280 at 400 %. */
const widths = [900, 641, 320] as const;

let site: ServedPages;
let browser: Browser;
let axe: string;

beforeAll(async () => {
  site = await servePages([...pages, ["wrong", wrong]]);
  browser = await launchBrowser();
  axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
});
afterAll(async () => {
  await browser.close();
  await site.stop();
});

/** Does something with each page in two tabs at once, and answers what was found wrong, by the names of the pages. */
async function inTabs(
  numbers: readonly number[],
  options: Parameters<Browser["newContext"]>[0],
  check: (page: Page, number: number) => Promise<readonly string[]>,
): Promise<string[]> {
  const found: string[] = [];
  const waiting = [...numbers];
  const tab = async () => {
    const context = await browser.newContext({ viewport: { width: light.width, height: 800 }, ...options });
    const page = await context.newPage();
    page.on("console", (message) => message.type() === "error" && found.push(`${page.url()}: ${message.text()}`));
    page.on("request", (request) => request.url().startsWith(site.origin) || found.push(`asked ${request.url()}`));
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const name = pages[next]?.[0] ?? "wrong";
      for (const complaint of await check(page, next)) found.push(`${name}: ${complaint}`);
    }
    await context.close();
  };
  await Promise.all([tab(), tab()]);
  return found;
}

/** Everything that is asked of a page as it is sent, in light on a desk and then narrower. */
async function asSent(page: Page, number: number): Promise<string[]> {
  await look(page, light);
  await page.goto(site.urlOf(number));
  const moved = await shifts(page);
  const bytes = await transferred(page);
  await page.evaluate(axe);
  const found = await violations(page, tags, cover.has(number));
  if (moved > 0) found.push(`parts move while it loads: ${moved}`);
  found.push(...(await lopsided(page)).map((words) => `“${words}” runs to the edge of its button or mark`));
  if (bytes > bytesMax) found.push(`${bytes} bytes`);
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (over > 0) found.push(`${over} px wider than a screen of ${width}`);
  }
  return found;
}

/** Cumulative layout shift up to now. */
async function shifts(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        const add = (entries: PerformanceEntryList) => {
          for (const entry of entries) sum += Number(Reflect.get(entry, "value"));
        };
        const observer = new PerformanceObserver((list) => add(list.getEntries()));
        observer.observe({ type: "layout-shift", buffered: true });
        // Two frames: what the first has laid out is told in the second.
        requestAnimationFrame(() => requestAnimationFrame(() => (add(observer.takeRecords()), resolve(sum))));
      }),
  );
}

/** Words of buttons and marks that have less room behind them than before them, where a rule of a table reached into them. */
async function lopsided(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll(".button, .status")]
      .filter((each) => {
        const { paddingInlineStart, paddingInlineEnd } = getComputedStyle(each);
        return Number.parseFloat(paddingInlineEnd) < Number.parseFloat(paddingInlineStart);
      })
      .map((each) => each.textContent),
  );
}

/** What the page and everything it asked for weigh on the line, or weighed when they were first asked for. */
async function transferred(page: Page): Promise<number> {
  return page.evaluate(() =>
    performance
      .getEntries()
      .filter((entry) => entry instanceof PerformanceResourceTiming)
      .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0),
  );
}

const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/** Contrast takes as long as all else together, and is the same wherever the same styles are. */
async function violations(page: Page, runOnly: readonly string[], withContrast = true): Promise<string[]> {
  const rules = withContrast ? {} : { "color-contrast": { enabled: false } };
  const options = { resultTypes: ["violations"], iframes: false, runOnly, rules };
  const results = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(options)})`);
  return results.violations
    .filter(({ impact }) => impact === "serious" || impact === "critical" || impact === "moderate")
    .map(({ id, nodes }) => `${id} at ${told(nodes.map(({ target }) => target.join(" ")))}`);
}

/** The first of them, and how many more there are. */
function told(places: readonly string[]): string {
  const more = places.length > 4 ? ` and ${places.length - 4} more` : "";
  return places.slice(0, 4).join(", ") + more;
}

test("every page in every state, as it is sent and to assistive technology", { timeout: 300_000 }, async () => {
  expect(await inTabs([...pages.keys()], {}, asSent)).toEqual([]);
});

test("every style in dark, with more contrast, in forced colours and on a phone", { timeout: 300_000 }, async () => {
  expect(cover.size).toBeGreaterThan(10);
  const found = await inTabs([...cover], {}, async (page, number) => {
    await look(page, light);
    await page.goto(site.urlOf(number));
    await page.evaluate(axe);
    const complaints: string[] = [];
    for (const each of otherLooks) {
      await look(page, each);
      // What is not a matter of colour was looked at above, but for what a narrow screen shows otherwise.
      const rules = each.width < light.width ? tags : ["color-contrast"];
      complaints.push(...(await violations(page, rules)).map((violation) => `${each.name}: ${violation}`));
    }
    return complaints;
  });
  expect(found).toEqual([]);
});

test("a page is whole and painted without script", async () => {
  const number = pages.findIndex(([name]) => name === "change, followed live");
  const read = async (javaScriptEnabled: boolean): Promise<{ text: string; painted: number }> => {
    let text = "";
    let painted = 0;
    await inTabs([number], { javaScriptEnabled }, async (page) => {
      await page.goto(site.urlOf(number));
      text = await page.getByRole("main").innerText();
      await expect
        .poll(async () => (painted = await page.evaluate(() => performance.getEntriesByType("paint").length)))
        .toBeGreaterThan(0);
      return [];
    });
    return { text, painted };
  };
  const [with_, without] = [await read(true), await read(false)];
  expect(without.text.length).toBeGreaterThan(1_000);
  expect(without.text).toBe(with_.text);
});

test("names, titles and words without a space stay on a phone's screen", { timeout: 300_000 }, async () => {
  const found = await inTabs([...cover], { javaScriptEnabled: false }, async (page, number) => {
    await page.setViewportSize({ width: 375, height: 800 });
    await page.goto(site.urlOf(number));
    const words = await page.evaluate(writeLongWords);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    return [...(words === 0 ? ["nothing on it was made long"] : []), ...(over > 0 ? [`${over} px too wide`] : [])];
  });
  expect(found).toEqual([]);
});

/** Puts a word of sixty letters into everything that people wrote or are called, and answers into how many places. */
function writeLongWords(): number {
  const theirs = "h1, .for, .session span, .ball dd, tbody th, .agenda a, dl dd, .who, main p, .subject, .to";
  const ours = ".status, .button, .day, .r, .nowrap, .entry-word, .reading, .visually-hidden, svg, script, pre";
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts: Node[] = [];
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) texts.push(node);
  const shown = texts.filter(
    ({ parentElement, textContent }) =>
      parentElement?.closest(theirs) != null &&
      parentElement.closest(ours) === null &&
      /[a-z]{4}/i.test(textContent ?? ""),
  );
  const long = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz";
  for (const text of shown) text.textContent = (text.textContent ?? "").replace(/[A-Za-z]{4,}/, long);
  return shown.length;
}

test("on a phone the navigation takes no room until it is asked for, without script and by keys alone", async () => {
  const number = pages.findIndex(([name]) => name === "portfolio");
  const phone = { javaScriptEnabled: false, viewport: { width: 375, height: 800 } };
  const found = await inTabs([number], phone, async (page) => {
    await page.goto(site.urlOf(number));
    const nav = page.getByRole("navigation", { name: "Main" });
    const menu = page.getByRole("button", { name: "Menu" });
    expect((await page.locator(".topbar").boundingBox())?.height).toBeLessThan(72);
    expect(await nav.isVisible()).toBe(false);
    await menu.press("Enter");
    expect(await nav.isVisible()).toBe(true);
    await page.keyboard.press("Tab");
    expect(await nav.getByRole("link", { name: "Portfolio" }).evaluate((link) => link.matches(":focus"))).toBe(true);
    await page.keyboard.press("Escape");
    expect(await nav.isVisible()).toBe(false);
    await page.setViewportSize({ width: 1280, height: 800 });
    expect([await nav.isVisible(), await menu.isVisible()]).toEqual([true, false]);
    return [];
  });
  expect(found).toEqual([]);
});

test("a page with every fault is found out", async () => {
  const found = (
    await inTabs([pages.length], {}, async (page, number) => {
      const faults = await asSent(page, number);
      const late = () =>
        document.body.prepend(Object.assign(document.createElement("pre"), { textContent: "\n".repeat(20) }));
      await page.evaluate(late);
      return [...faults, `moved ${(await shifts(page)) > 0}`];
    })
  ).join("\n");
  for (const fault of ["button-name", "bytes", "moved true", "wider than a screen of 320", "Content Security Policy"])
    expect(found).toContain(fault);
});
