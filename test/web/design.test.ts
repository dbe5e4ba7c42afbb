// Proves that the page of the design shows everything pages are made of, from where pages have it.
import { readdir, readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { looksSheet, tokens } from "../../web/assets/looks.ts";
import { icons, marks } from "../../web/kit/shapes.ts";
import { statusKinds } from "../../web/kit/status.tsx";
import { wordsOf } from "./markup.ts";
import { shownPages } from "./pages.tsx";

const html = shownPages.find(({ page }) => page === "DesignPage")?.html() ?? "";
const web = new URL("../../web/", import.meta.url);
const textsIn = async (folder: string): Promise<string[]> => {
  const files = (await readdir(new URL(folder, web))).filter((file) => file.endsWith(".tsx"));
  return Promise.all(files.map((file) => readFile(new URL(folder + file, web), "utf8")));
};

/** Frames of whole pages, and what is inside of others. */
const wholePages = ["ConsolePage", "LinkPage", "VoidLink", "Sprite", "HiddenFields", "Keys", "KeysHint"];

test("every component of the kit is on it", async () => {
  const kit = (await textsIn("kit/")).flatMap((text) =>
    [...text.matchAll(/^export const ([A-Z]\w*) = \(/gm)].map(([, name = ""]) => name),
  );
  expect(kit.length).toBeGreaterThan(20);
  const page = (await textsIn("pages/design/")).join("\n");
  const isShown = (name: string) => new RegExp(`<${name}[\\s>/]`).test(page);
  expect(kit.filter((name) => !wholePages.includes(name) && !isShown(name))).toEqual([]);
});

test("every token of the stylesheet is on it, with its value in each look", async () => {
  const css = await readFile(new URL("assets/tokens.css", web), "utf8");
  const declared = new Set([...css.matchAll(/^\s*(--[\w-]+):/gm)].map(([, name = ""]) => name));
  expect(declared.size).toBeGreaterThan(60);
  expect(new Set(tokens().map(({ name }) => name))).toEqual(declared);
  const words = wordsOf(html);
  for (const { name, value, dark } of tokens()) {
    expect(words).toContain(name);
    expect(words.replaceAll("&quot;", '"')).toContain(value);
    if (dark !== undefined) expect(words).toContain(`dark ${dark}`);
  }
});

test("every icon, mark and status is on it", () => {
  for (const name of Object.keys(icons)) expect(html).toContain(`<code>${name}</code>`);
  for (const name of Object.keys(marks)) expect(html).toContain(`href="#m-${name}"`);
  expect(html.match(/class="status /g)?.length).toBeGreaterThanOrEqual(statusKinds.length);
});

test("a chosen look sets what the device would: every token in dark, and in more contrast", () => {
  const sheet = looksSheet();
  const rule = (name: string) => new RegExp(`\\.${name} \\{([^}]*)\\}`).exec(sheet)?.[1] ?? "";
  for (const { name, value, dark, contrast } of tokens()) {
    expect(rule("look-light")).toContain(`${name}: ${value};`);
    if (dark !== undefined) expect(rule("look-dark")).toContain(`${name}: ${dark};`);
    if (contrast !== undefined) expect(rule("look-contrast")).toContain(`${name}: ${contrast};`);
  }
  expect(rule("look-dark").lastIndexOf("--ground:")).toBeGreaterThan(rule("look-dark").indexOf("--ground:"));
});
