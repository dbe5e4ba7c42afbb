import type { Context } from "hono";
import { ScimMistake } from "../../../lib/scim/mistake.ts";
import { readFilter } from "../../../lib/scim/path.ts";
import type { ScimPath } from "../../../lib/scim/path.ts";
import { pageMax } from "./schemas.ts";

const pageUsual = 100;

/** Which part of a list is asked for; `startIndex` counts from 1. */
export function pageOf(c: Context): { readonly startIndex: number; readonly offset: number; readonly limit: number } {
  const startIndex = Math.max(1, wholeNumber(c, "startIndex") ?? 1);
  const limit = Math.min(pageMax, Math.max(0, wholeNumber(c, "count") ?? pageUsual));
  return { startIndex, offset: startIndex - 1, limit };
}

function wholeNumber(c: Context, name: string): number | null {
  const given = c.req.query(name);
  if (given === undefined || given === "") return null;
  if (/^-?\d{1,9}$/.test(given)) return Number(given);
  throw new ScimMistake("invalidValue", `${name} is a whole number.`);
}

/**
 * What a filter asks for, by the names of `known`: paths in small letters without choices of values. Answers the value that each key
 * is compared with; `null`: it is not asked for. @throws ScimMistake `invalidFilter`
 */
export function filterOf(c: Context, known: Readonly<Record<string, string>>): (key: string) => string | null {
  const asked = new Map<string, string>();
  const filter = c.req.query("filter")?.trim() ?? "";
  for (const { path, value } of filter === "" ? [] : readFilter(filter)) {
    const key = known[nameOf(path)];
    if (key === undefined || typeof value !== "string" || (asked.get(key) ?? value) !== value)
      throw new ScimMistake("invalidFilter", `Compare with eq one of: ${Object.values(known).join(", ")}.`);
    asked.set(key, value);
  }
  return (key) => asked.get(key) ?? null;
}

function nameOf({ attribute, sub }: ScimPath): string {
  return sub === null || sub === "value" ? attribute : `${attribute}.${sub}`;
}

/** Whether an attribute is wanted in answers, by `attributes` and `excludedAttributes`. */
export function wants(c: Context, attribute: string): boolean {
  const only = listed(c, "attributes");
  return only === null ? !(listed(c, "excludedAttributes") ?? []).includes(attribute) : only.includes(attribute);
}

/** A resource with the attributes that are wanted; what says what it is always is. */
export function wantedOf(c: Context, resource: Readonly<Record<string, unknown>>): object {
  const entries = Object.entries(resource);
  return Object.fromEntries(
    entries.filter(([name]) => ["id", "schemas", "meta"].includes(name) || wants(c, name.toLowerCase())),
  );
}

function listed(c: Context, name: string): readonly string[] | null {
  const given = c.req.query(name)?.trim() ?? "";
  if (given === "") return null;
  const bare = given.split(",").map((each) =>
    each
      .trim()
      .toLowerCase()
      .replace(/^urn:[^ ]*:(?=[a-z.]+$)/, ""),
  );
  return bare.map((each) => each.split(".")[0] ?? "");
}
