import { en } from "../../web/language/en/index.ts";
import type { Words } from "../../web/language/words.ts";

/**
 * A language made of English in which every text stands in ⟦brackets⟧. On a page in it, what people can read and stands in no
 * brackets is written into the page and could not be translated.
 */
export const pseudo: Words = { ...bracketed(en), locale: "en-GB", direction: "rtl" };

function bracketed<Texts>(texts: Texts): Texts;
function bracketed(texts: unknown): unknown {
  if (typeof texts === "string") return `⟦${texts}⟧`;
  if (typeof texts === "function")
    return (...args: unknown[]): unknown => bracketed(Reflect.apply(texts, undefined, args));
  if (texts === null || typeof texts !== "object") return texts;
  return Object.fromEntries(Object.entries(texts).map(([key, value]) => [key, bracketed(value)]));
}

/** A text without what stands in brackets, also in brackets within brackets. */
export function outsideBrackets(text: string): string {
  const less = text.replaceAll(/⟦[^⟦⟧]*⟧/g, " ");
  return less === text ? text : outsideBrackets(less);
}
