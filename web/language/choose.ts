import { languages } from "./languages.ts";
import type { Words } from "./words.ts";

/** The texts in the language of a locale. Whoever reads gets English where there is no such language. */
export function wordsOf({ locale }: { readonly locale: string }): Words {
  const words = languages[languageOf(locale) ?? "en"] ?? languages["en"];
  if (words === undefined) throw new Error("There are no texts in English.");
  return words;
}

/** The tag of the language that is spoken to somebody with this tag: `de` for `de-AT`; `null` when there is none. */
export function languageOf(tag: string): string | null {
  for (let end = tag.length; end > 0; end = tag.lastIndexOf("-", end - 1)) {
    const wanted = tag.slice(0, end).toLowerCase();
    const known = Object.keys(languages).find((each) => each.toLowerCase() === wanted);
    if (known !== undefined) return known;
  }
  return null;
}

/**
 * The locale in which somebody is written to: of the first of their languages that there is, with its region where they name one,
 * so that `de-AT` is German with the dates of Austria. None of them, or no tag at all: the standard of the installation.
 */
export function localeFor(wanted: readonly (string | null)[], standard: string): string {
  for (const tag of [...wanted, standard, "en"]) {
    const language = tag === null ? null : languageOf(tag);
    if (tag === null || language === null || !isLocale(tag)) continue;
    return tag.includes("-") ? tag : (languages[language]?.locale ?? tag);
  }
  return "en-GB";
}

function isLocale(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length === 1;
  } catch {
    return false;
  }
}
