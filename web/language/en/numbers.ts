import { countedIn } from "../counted.ts";

export const counted = countedIn("en-GB");

const numbers = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });
const words = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];

/** "12,243". */
export function number(value: number): string {
  return numbers.format(value);
}

/** "1 day", "2 days", "1,697 days". */
export function plural(count: number, word: string, many = `${word}s`): string {
  return `${number(count)} ${count === 1 ? word : many}`;
}

/** `n` as a word up to nine: "All five must agree". */
export function countWord(count: number): string {
  return words[count] ?? number(count);
}

/** "One", "Two" at the beginning of a sentence. */
export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
