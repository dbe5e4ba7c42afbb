import { ScimMistake } from "./mistake.ts";

/** `attribute = value`, as `userName eq "ada"`. Names are in small letters: they mean the same in any case. */
export interface ScimCondition {
  readonly path: ScimPath;
  readonly value: string | number | boolean | null;
}

/** An attribute, which of its values, and a part of them: `emails[type eq "work"].value`. */
export interface ScimPath {
  /** Without the URN of its schema; empty for everything of that schema. */
  readonly attribute: string;
  readonly where: readonly ScimCondition[];
  readonly sub: string | null;
}

const schemaUrn = /^urn:ietf:params:scim:schemas:(?:core|extension:enterprise):2\.0:(?:User|Group)(?::|$)/i;
const form = /^([a-z$][\w$-]*)(?:\[([^[\]]*)\])?(?:\.([a-z$][\w$-]*))?$/i;
const attributeForm = String.raw`(?:urn:[^\s"[\]]*:)?[a-z$][\w$-]*(?:\[[^[\]]*\])?(?:\.[a-z$][\w$-]*)?`;
const literalForm = String.raw`"(?:[^"\\]|\\.)*"|true|false|null|-?\d+(?:\.\d+)?`;
const condition = new RegExp(String.raw`^\s*(${attributeForm})\s+eq\s+(${literalForm})\s*`, "i");

/** Reads a path as directories write them (RFC 7644, section 3.5.2). @throws ScimMistake `invalidPath` */
export function readPath(text: string): ScimPath {
  const rest = text.trim().replace(schemaUrn, "");
  if (rest === "") return { attribute: "", where: [], sub: null };
  const [, attribute, where, sub] = form.exec(rest) ?? [];
  if (attribute === undefined) throw new ScimMistake("invalidPath", `"${text}" is not a path that is understood here.`);
  return {
    attribute: attribute.toLowerCase(),
    where: where === undefined || where.trim() === "" ? [] : readFilter(where),
    sub: sub?.toLowerCase() ?? null,
  };
}

/** Reads a filter of comparisons by `eq` joined by `and`, which is what directories send. @throws ScimMistake `invalidFilter` */
export function readFilter(text: string): readonly ScimCondition[] {
  const found: ScimCondition[] = [];
  let rest = text;
  for (;;) {
    const [all, path, literal] = condition.exec(rest) ?? [];
    if (all === undefined || path === undefined || literal === undefined) throw unreadable(text);
    found.push({ path: readPath(path), value: valueOf(literal, text) });
    rest = rest.slice(all.length);
    if (rest === "") return found;
    const joined = /^and\s/i.exec(rest);
    if (joined === null) throw unreadable(text);
    rest = rest.slice(joined[0].length);
  }
}

function valueOf(literal: string, text: string): ScimCondition["value"] {
  try {
    const value: unknown = JSON.parse(literal.startsWith('"') ? literal : literal.toLowerCase());
    if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
    return null;
  } catch {
    throw unreadable(text);
  }
}

function unreadable(text: string): ScimMistake {
  return new ScimMistake(
    "invalidFilter",
    `The filter ${text} is not understood. Compare with eq, as userName eq "ada@example.com"; several are joined by and.`,
  );
}
