import { countedIn } from "../counted.ts";

export const counted = countedIn("de-DE");

const numbers = new Intl.NumberFormat("de-DE", { maximumFractionDigits: 1 });
const words = [
  "null",
  "eine",
  "zwei",
  "drei",
  "vier",
  "fünf",
  "sechs",
  "sieben",
  "acht",
  "neun",
  "zehn",
  "elf",
  "zwölf",
];

/** Wie viele Personen, als Wort bis zwölf. */
export function people(count: number): string {
  return words[count] ?? numbers.format(count);
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
