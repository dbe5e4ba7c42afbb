// Proves of every page in every state what a reader, a screen reader and the content policy rely on.
import { readdir, readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { headingLevels, tagsOf, valuesOf, wordsOf } from "./markup.ts";
import { everyPage, shownPages } from "./pages.tsx";

const pages = everyPage();
const scripts = ["/assets/live.js", "/assets/keys.js", "/assets/typed.js"].map((src) => [
  ["type", "module"],
  ["src", src],
]);

test("there are pages to look at", () => {
  expect(pages.length).toBeGreaterThan(40);
  expect(new Set(pages.map(([name]) => name)).size).toBe(pages.length);
});

test("every page of the product is among them", async () => {
  const folder = new URL("../../web/pages/", import.meta.url);
  const files = (await readdir(folder)).filter((file) => file.endsWith(".tsx"));
  const texts = await Promise.all(files.map((file) => readFile(new URL(file, folder), "utf8")));
  const components = texts.flatMap((text) =>
    [...text.matchAll(/^export const (\w+Page) = /gm)].map(([, name]) => name),
  );
  expect(components.length).toBeGreaterThan(20);
  const shown = new Set(shownPages.map(({ page }) => page));
  // Whoever adds a page adds a line to the list it belongs to, in test/web/pages.
  expect(components.filter((name) => !shown.has(name ?? ""))).toEqual([]);
});

describe.each(pages)("%s", (_name, html) => {
  const tags = tagsOf(html);

  test("is a document with a language, a title and one main heading", () => {
    expect(html).toMatch(/^<!doctype html><html lang="en-GB" dir="(ltr|rtl)"/);
    expect(html).toMatch(/<title>[^<]+: Takehold<\/title>/);
    expect(headingLevels(html).filter((level) => level === 1)).toHaveLength(1);
  });

  test("has its headings in order, none left out", () => {
    const levels = headingLevels(html);
    expect(levels[0]).toBe(1);
    for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
  });

  test("has landmarks and a skip link that leads somewhere", () => {
    for (const name of ["header", "main", "footer"]) expect(tags.map((tag) => tag.name)).toContain(name);
    expect(tags.filter((tag) => tag.name === "main")).toHaveLength(1);
    expect(tags.find((tag) => tag.attributes.get("class") === "skip")?.attributes.get("href")).toMatch(/^#/);
  });

  test("keeps the content policy: no inline style, no script but our own, nothing loaded from elsewhere", () => {
    for (const { name, attributes } of tags) {
      if (name === "script") expect(scripts).toContainEqual([...attributes]);
      expect(name).not.toBe("style");
      for (const key of attributes.keys()) expect(key).not.toMatch(/^(style|on.*)$/);
      for (const key of ["src", "action", "formaction", "srcset"])
        expect(attributes.get(key) ?? "/").toMatch(/^\/(?!\/)/);
      if (name === "link") expect(attributes.get("href")).toMatch(/^\/assets\//);
      if (name === "use") expect(attributes.get("href")).toMatch(/^#/);
    }
  });

  test("names every input, once, and binds its help and its error", () => {
    const ids = valuesOf(html, "id");
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
    const labels = new Set(valuesOf(html, "for"));
    for (const { name, attributes } of tags) {
      if (!["input", "select", "textarea"].includes(name) || attributes.get("type") === "hidden") continue;
      expect([...labels]).toContain(attributes.get("id"));
    }
    const referred = ["aria-describedby", "aria-labelledby", "for"].flatMap((key) => valuesOf(html, key));
    for (const id of referred.flatMap((list) => list.split(" "))) expect(ids).toContain(id);
    for (const href of valuesOf(html, "href"))
      if (href.length > 1 && href.startsWith("#")) expect(ids).toContain(href.slice(1));
  });

  test("speaks plainly: no exclamation, no bare Submit, nothing undefined", () => {
    const words = wordsOf(html);
    expect(words).not.toMatch(/!|\bSubmit\b|\bOK\b|undefined|\[object|\bNaN\b|\bnull\b|Invalid Date/);
  });
});
