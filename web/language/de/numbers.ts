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

/** "12.243". */
export function number(value: number): string {
  return numbers.format(value);
}

/** Wie viele Personen, als Wort bis zwölf. */
export function people(count: number): string {
  return words[count] ?? number(count);
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
