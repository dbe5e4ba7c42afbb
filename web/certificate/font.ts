import { createRequire } from "node:module";
import { openSync } from "fontkit";

/** The typeface of PDFs: it holds Latin, Greek, Cyrillic, Armenian, Georgian, Hebrew and Arabic, and many signs. */
const from = createRequire(import.meta.url);

export const fontFiles = {
  regular: from.resolve("dejavu-fonts-ttf/ttf/DejaVuSans.ttf"),
  bold: from.resolve("dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf"),
};

export const scripts = "Latin, Greek, Cyrillic, Armenian, Georgian, Hebrew and Arabic";

/** Stands for a sign that the typeface does not have. */
const absent = "\u25a1";

export interface Typeface {
  /** Text as the typeface can show it: one sign stands for each it lacks, and nothing in it steers how it is laid out. */
  readonly inert: (text: string) => string;
  /** Signs that were stood for so far. */
  readonly absentCount: () => number;
}

export function openTypeface(): Typeface {
  const opened = openSync(fontFiles.regular);
  if (!("hasGlyphForCodePoint" in opened)) throw new Error("the typeface is one font, not a collection");
  let count = 0;
  const shown = (sign: string): string => {
    if (sign === "\n" || opened.hasGlyphForCodePoint(sign.codePointAt(0) ?? 0)) return sign;
    count += 1;
    return absent;
  };
  return {
    inert: (text) => {
      // Half characters, controls and invisible marks, of which some turn the direction of what follows.
      const plain = text
        .normalize("NFC")
        .replaceAll(/\r\n?|\p{Zl}|\p{Zp}/gu, "\n")
        .replaceAll("\t", " ")
        .replaceAll(/(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Variation_Selector}]/gu, "");
      return Array.from(plain, shown).join("");
    },
    absentCount: () => count,
  };
}
