import type { Predicate } from "../change/schema.ts";

/** A predicate as people write and read it: `plan is team`, `deal.amount at least 1000`, `email exists`. */

const words = {
  equals: "is",
  not_equals: "is not",
  at_least: "at least",
  at_most: "at most",
  contains: "contains",
} as const satisfies Record<Exclude<Predicate["is"], "exists">, string>;

const line = /^(.+?)\s+(is not|is|at least|at most|contains)\s+(.+)$/i;
const existence = /^(.+?)\s+exists$/i;

/** One predicate in words. */
export function predicateText({ property, is, value }: Predicate): string {
  return is === "exists" ? `${property} exists` : `${property} ${words[is]} ${String(value ?? "")}`;
}

/** Reads one line. A number stays a text, which compares alike. `null`: it is none. */
export function readPredicate(text: string): Predicate | null {
  const exists = existence.exec(text);
  if (exists !== null) return { property: (exists[1] ?? "").trim(), is: "exists" };
  const match = line.exec(text);
  const is = Object.entries(words).find(([, word]) => word === match?.[2]?.toLowerCase())?.[0];
  if (match === null || !isOperator(is)) return null;
  return { property: (match[1] ?? "").trim(), is, value: (match[3] ?? "").trim() };
}

/** Predicates in words, one a line. `wrong`: what to do about the first line that is none; what follows it is not read. */
export function readPredicates(text: string): { readonly where: Predicate[]; readonly wrong: string | null } {
  const where: Predicate[] = [];
  for (const each of text.split(/\r\n|\r|\n/)) {
    if (each.trim() === "") continue;
    const predicate = readPredicate(each.trim());
    if (predicate === null) {
      const wrong = `“${each.trim()}” is no filter. Write a property, then is, is not, at least, at most, contains or exists, then a value.`;
      return { where, wrong };
    }
    where.push(predicate);
  }
  return { where, wrong: null };
}

function isOperator(text: string | undefined): text is keyof typeof words {
  return text !== undefined && Object.hasOwn(words, text);
}
