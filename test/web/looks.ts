import type { Page } from "playwright-core";
import { tagsOf } from "./markup.ts";

/** A way in which a page can be looked at. */
export interface Look {
  readonly name: string;
  readonly width: number;
  readonly media: NonNullable<Parameters<Page["emulateMedia"]>[0]>;
}

const plain = { colorScheme: "light", contrast: null, forcedColors: null } as const;

export const light: Look = { name: "light", width: 1280, media: plain };

/** Beside light on a desk, in which every state is looked at: every style is seen in each of these. */
export const otherLooks: readonly Look[] = [
  { name: "dark on a phone", width: 375, media: { ...plain, colorScheme: "dark" } },
  { name: "dark", width: 1280, media: { ...plain, colorScheme: "dark" } },
  { name: "more contrast", width: 1280, media: { ...plain, contrast: "more" } },
  { name: "more contrast, dark", width: 1280, media: { ...plain, colorScheme: "dark", contrast: "more" } },
  { name: "forced colours", width: 1280, media: { ...plain, forcedColors: "active" } },
];

export async function look(page: Page, { width, media }: Look): Promise<void> {
  await page.emulateMedia(media);
  await page.setViewportSize({ width, height: 800 });
}

/**
 * A choice of pages on which every class of every page is seen, in the order of the pages; each class may decide a look. A
 * page that is shown in a look of its own choice is none of them.
 */
export function styleCover(pages: readonly (readonly [name: string, html: string])[]): number[] {
  const isForced = /<html [^>]*class="look-/;
  const classes = pages.map(
    ([, html]) =>
      new Set(isForced.test(html) ? [] : tagsOf(html).flatMap(({ name, attributes }) => stylesOf(name, attributes))),
  );
  const missing = new Set(classes.flatMap((each) => [...each]));
  const chosen: number[] = [];
  while (missing.size > 0) {
    const gains = classes.map((each) => [...each].filter((name) => missing.has(name)).length);
    const best = gains.indexOf(Math.max(...gains));
    chosen.push(best);
    for (const name of classes[best] ?? []) missing.delete(name);
  }
  return chosen.toSorted((a, b) => a - b);
}

function stylesOf(tag: string, attributes: ReadonlyMap<string, string>): string[] {
  const names = (attributes.get("class") ?? "").split(/\s+/).filter((name) => name !== "");
  return names.length === 0 ? [tag] : names.map((name) => `${tag}.${name}`);
}
