import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Page } from "playwright-core";
import { launchBrowser } from "../browser.ts";
import { germanLinkPages, linkPages } from "./pages/links.tsx";
import { shownPages } from "./pages.tsx";
import type { Shown } from "./pages/shown.tsx";
import { servePages } from "./served.ts";

/**
 * `npm run screens`: pictures of every page, into `docs/screens`. The first state of a page is taken at the width of a
 * phone, a tablet and a desk, in light and dark; each other state once, as most people see it. `--all` takes every state in
 * every way, `--only WORD` those with the word in their name, `--to FOLDER` puts them elsewhere.
 */
interface Shot {
  readonly width: 375 | 768 | 1280;
  readonly scheme: "light" | "dark";
}

const everyWay: readonly Shot[] = ([375, 768, 1280] as const).flatMap((width): Shot[] => [
  { width, scheme: "light" },
  { width, scheme: "dark" },
]);
/** What lies further down is cut off: a picture is to be looked at. */
const heightMax = { 375: 1_600, 768: 1_250, 1280: 1_100 } as const;
const quality = 30;

const { values: options } = parseArgs({
  options: { all: { type: "boolean" }, only: { type: "string" }, to: { type: "string", default: "docs/screens" } },
});

const pages: readonly Shown[] = [...shownPages, ...germanLinkPages];
const site = await servePages(pages.map(({ name, html }) => [name, html()]));
const browser = await launchBrowser();
try {
  await mkdir(options.to, { recursive: true });
  const wanted = [...pages.entries()].filter(([, { name }]) => name.includes(options.only ?? ""));
  // Pages and states come and go; their pictures go with them.
  if (options.only === undefined) await removePictures(options.to);
  const bytes = await Promise.all([
    takeEach(wanted.filter((_, n) => n % 2 === 0)),
    takeEach(wanted.filter((_, n) => n % 2 === 1)),
  ]);
  const sum = bytes.reduce((total, each) => total + each, 0);
  process.stdout.write(`${wanted.length} pages and states, ${(sum / 1_048_576).toFixed(1)} MB, in ${options.to}\n`);
} finally {
  await browser.close();
  await site.stop();
}

async function removePictures(folder: string): Promise<void> {
  const old = (await readdir(folder)).filter((file) => /-(375|768|1280)-(light|dark)\.jpg$/.test(file));
  await Promise.all(old.map((file) => rm(join(folder, file))));
}

async function takeEach(some: readonly (readonly [number: number, shown: Shown])[]): Promise<number> {
  const page = await (await browser.newContext({ reducedMotion: "reduce" })).newPage();
  let bytes = 0;
  for (const [number, shown] of some) {
    await page.goto(site.urlOf(number));
    for (const shot of waysOf(shown)) {
      const picture = await take(page, shot);
      bytes += picture.length;
      await writeFile(join(options.to, `${fileOf(shown.name)}-${shot.width}-${shot.scheme}.jpg`), picture);
    }
  }
  return bytes;
}

function waysOf(shown: Shown): readonly Shot[] {
  if (options.all === true || pages.find(({ page }) => page === shown.page) === shown) return everyWay;
  const isLink = linkPages.includes(shown) || germanLinkPages.includes(shown);
  return [{ width: isLink ? 375 : 1280, scheme: "light" }];
}

async function take(page: Page, { width, scheme }: Shot): Promise<Buffer> {
  await page.emulateMedia({ colorScheme: scheme });
  await page.setViewportSize({ width, height: 800 });
  const whole = await page.evaluate(() => document.documentElement.scrollHeight);
  const height = Math.min(whole, heightMax[width]);
  // A bar that keeps to the foot of the screen is at the foot of the picture.
  await page.setViewportSize({ width, height });
  return page.screenshot({ type: "jpeg", quality, fullPage: true, clip: { x: 0, y: 0, width, height } });
}

/** "sign, with a code to type" is `sign--with-a-code-to-type`. */
function fileOf(name: string): string {
  const words = (text: string) =>
    text
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, "-")
      .replaceAll(/^-|-$/g, "");
  const [page = "", ...state] = name.split(", ");
  return [words(page), ...(state.length === 0 ? [] : [words(state.join(" "))])].join("--");
}
